namespace SertiKesos.Pages.Issues;

/// <summary>What has been published.</summary>
/// <param name="MayPublish">Whether the reader may publish a month now.</param>
/// <param name="Period">The month that the form offers, such as <c>2026-11</c>.</param>
/// <param name="LastPeriod">The last month that may be chosen.</param>
public sealed record IssuesView(IReadOnlyList<IssueRow> Issues, bool MayPublish, string Period, string LastPeriod)
{
    /// <summary>The issue that was just published, or was asked for and is there already.</summary>
    public IssueRow? Done { get; init; }

    /// <summary>Whether <see cref="Done"/> was published by this request.</summary>
    public bool IsNew { get; init; }

    /// <summary>Why nothing was published, in Indonesian.</summary>
    public string? Wrong { get; init; }
}

/// <param name="Files">Those that the reader may download, in the order of showing.</param>
public sealed record IssueRow(DateOnly Month, int Number, DateOnly PublishedOn, bool IsProvisional, bool IsLatest, IReadOnlyList<IssueFileView> Files)
{
    /// <summary>False while workbooks of provinces and offices are being written.</summary>
    public bool IsOut { get; init; } = true;

    /// <summary>What readers are told of an issue that was taken back, in Indonesian; null where it stands.</summary>
    public string? WithdrawnBecause { get; init; }
}

/// <summary>Whose figures a file holds.</summary>
public enum IssueFileKind
{
    Nation,
    Public,
    Province,
    Office,
}

/// <param name="Name">As it is stored, such as <c>nasional-01.xlsx</c>.</param>
/// <param name="Scope">The code of the province or region; empty for the others.</param>
public sealed record IssueFileView(string Name, long Bytes, string Address, IssueFileKind Kind, string Scope);
