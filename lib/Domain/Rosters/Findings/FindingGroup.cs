using System.Globalization;

namespace SertiKesos.Rosters.Findings;

/// <summary>
/// Findings of one cause in one column of a sheet. The first stands for all, but what differs between them is told of
/// each: a clerk who mends only what the first one names has mended one of many.
/// </summary>
internal sealed record FindingGroup(RosterFinding First, int Count, int? LastRow, IReadOnlyList<FindingDetail> Details)
{
    private const int NamedDetails = 6;

    /// <summary>All of them, in the order in which they were found.</summary>
    public required IEnumerable<RosterFinding> Members { get; init; }

    /// <summary>Their details are days out of people's lives; one example is enough.</summary>
    private static readonly FindingRule[] OfPeople =
        [FindingCatalog.SerialDate, FindingCatalog.MonthBeforeDay, FindingCatalog.ValidityDiffers, FindingCatalog.TextBecameDate];

    /// <summary>The first finding's message with the details of all, and the span of rows where there are more.</summary>
    public string Message => Count < 2 || First.Row is not { } row || LastRow is not { } last ? Text
        : IsColumnRule(First.Rule) ? string.Create(CultureInfo.InvariantCulture, $"{Text} ({Count} kolom)")
        : string.Create(CultureInfo.InvariantCulture, $"{Text} ({Count} kali, baris {row}–{last})");

    /// <summary>The same without the numbers, for where they stand beside it.</summary>
    public string Text =>
        Details.Count == 0 || (Details.Count == 1 && Details[0].Text == First.Detail) ? First.Message : RosterTexts.Message(First.Rule, Named());

    /// <summary>Groups by cause, the gravest first, then in the order of the file.</summary>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<RosterFinding> findings) =>
    [
        .. findings
            .GroupBy(finding => (finding.Rule.Code, finding.Sheet, Column: IsColumnRule(finding.Rule) ? null : finding.Row is null ? finding.Message : finding.Column))
            .Select(group => new FindingGroup(group.MinBy(finding => finding.Row)!, group.Count(), group.Max(finding => finding.Row), DetailsOf(group)) { Members = group })
            .OrderByDescending(group => group.First.Rule.Severity)
            .ThenByDescending(group => group.First.Rule.Reach),
    ];

    /// <summary>About whole columns, which are named by their headings.</summary>
    private static bool IsColumnRule(FindingRule rule) =>
        rule == FindingCatalog.UnknownColumn || rule == FindingCatalog.UnreadData || rule == InstitutionFindings.UnknownColumn;

    /// <summary>Each different detail once, in the order of the file.</summary>
    private static List<FindingDetail> DetailsOf(IEnumerable<RosterFinding> findings)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var details = new List<FindingDetail>();
        foreach (var text in findings.Where(finding => !OfPeople.Contains(finding.Rule)).Select(finding => finding.Detail).OfType<string>().Where(text => text.Length > 0))
        {
            if (places.TryGetValue(text, out var place))
            {
                details[place] = details[place] with { Count = details[place].Count + 1 };
            }
            else
            {
                places.Add(text, details.Count);
                details.Add(new FindingDetail(text, 1));
            }
        }

        return details;
    }

    private string Named()
    {
        var named = Details.Take(NamedDetails).Select(detail => detail.Count == 1 ? detail.Text : string.Create(CultureInfo.InvariantCulture, $"{detail.Text} ({detail.Count} kali)"));
        var rest = Details.Count - NamedDetails;
        return string.Join("; ", rest > 0 ? named.Append(string.Create(CultureInfo.InvariantCulture, $"dan {rest} lainnya")) : named);
    }
}

/// <summary>Something that several findings of a cause say, and how many of them.</summary>
internal sealed record FindingDetail(string Text, int Count);
