using System.Globalization;

namespace SertiKesos.Rosters.Findings;

/// <summary>Findings of one cause in one column of a sheet: the first stands for all.</summary>
internal sealed record FindingGroup(RosterFinding First, int Count, int? LastRow)
{
    /// <summary>The first finding's message, with the span of rows where there are more.</summary>
    public string Message => Count > 1 && First.Row is { } row && LastRow is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"{First.Message} ({Count} kali, baris {row}–{last})")
        : First.Message;

    /// <summary>Groups by cause, the gravest first, then in the order of the file.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<RosterFinding> findings) =>
    [
        .. findings
            .GroupBy(finding => (finding.Rule, finding.Sheet, Column: finding.Row is null ? finding.Message : finding.Column))
            .Select(group => new FindingGroup(group.MinBy(finding => finding.Row)!, group.Count(), group.Max(finding => finding.Row)))
            .OrderByDescending(group => group.First.Rule.Severity)
            .ThenByDescending(group => group.First.Rule.Reach),
    ];
}
