namespace SertiKesos.Rosters.Findings;

internal enum FindingSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>How far an error reaches. Warnings and infos never stop anything.</summary>
internal enum FindingReach
{
    /// <summary>What is wrong is left out, such as the NIK or the certificate; the rest of the row is taken over.</summary>
    Part,

    /// <summary>The row is not taken over; other rows are.</summary>
    Row,

    /// <summary>The file is read, but nothing of it is taken over until the office fixes it.</summary>
    File,

    /// <summary>The file cannot be read, or may not be.</summary>
    Refusal,
}

/// <summary>
/// One cause of findings with its stable code; codes are never reused or renumbered. Each has a section in
/// <c>docs/findings.md</c>.
/// </summary>
internal sealed record FindingRule(string Code, string Slug, FindingSeverity Severity, FindingReach Reach = FindingReach.Row)
{
    /// <summary>About an institution, so that it explains nothing of the people.</summary>
    public bool IsOfInstitutions => Code.StartsWith("LKS", StringComparison.Ordinal);
}

/// <summary>
/// Something that the clerk should know of one place in the roster. Texts are Indonesian; <paramref name="Value"/> is
/// masked where it is personal data.
/// </summary>
/// <param name="Sheet">The sheet's name; null for the file as a whole.</param>
/// <param name="Row">The row as Excel shows it, from 1; null for a whole sheet or file.</param>
/// <param name="Column">The heading of the column as the office wrote it.</param>
/// <param name="Cell">The cell's address, such as D12.</param>
internal sealed record RosterFinding(
    FindingRule Rule, string? Sheet, int? Row, string? Column, string? Cell, string? Value, string Message, string Fix)
{
    /// <summary>Under which the log of the program tells more; only of faults of its own.</summary>
    public string? Incident { get; init; }

    /// <summary>What the message says of this place alone, masked; null where it says nothing more than the rule.</summary>
    public string? Detail { get; init; }

    /// <summary>Values may be personal data, so only the rule and the place are printed.</summary>
    public override string ToString() => $"{Rule.Code} {Sheet}!{Cell}";
}
