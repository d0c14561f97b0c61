namespace SertiKesos.Summaries;

/// <summary>What became of a publication.</summary>
internal abstract record SummaryOutcome
{
    private SummaryOutcome()
    {
    }

    /// <summary>The issue's files are in storage, under these names, and are the latest.</summary>
    internal sealed record Published(int Issue, IReadOnlyList<string> Names) : SummaryOutcome;

    /// <summary>The last issue says the same as of the same date: nothing new was written.</summary>
    internal sealed record Unchanged(int Issue) : SummaryOutcome;
}
