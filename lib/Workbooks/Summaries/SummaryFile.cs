namespace SertiKesos.Workbooks.Summaries;

/// <summary>Whose eyes a published file is for.</summary>
internal enum SummaryReaders
{
    /// <summary>The ministry and the operator: full figures of every office.</summary>
    Nation,

    /// <summary>Every key: the public edition.</summary>
    Everybody,

    /// <summary>Who sees all regions of the province: full figures of them, no people.</summary>
    Province,

    /// <summary>The office itself: its own people are in it.</summary>
    Office,
}

/// <summary>A file of an issue by the name it has below its period, such as <c>nasional-01.xlsx</c>.</summary>
/// <param name="LatestName">The same without its number, such as <c>nasional.xlsx</c>.</param>
internal sealed record SummaryFile(string Name, string LatestName, string ContentType, byte[] Content)
{
    public SummaryReaders Readers { get; init; } = SummaryReaders.Nation;

    /// <summary>The code of the province, or of the region; empty where there is none.</summary>
    public string Scope { get; init; } = "";
}
