using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Checks;

/// <summary>A reading with everything that is counted from it on one day.</summary>
internal sealed record CheckedRoster(
    Region Region,
    string FileName,
    DateOnly AsOf,
    SubmissionState Outcome,
    RosterReading Reading,
    CoverageCounts Counts,
    StateCounts States,
    IReadOnlyList<Discrepancy> Discrepancies);

/// <summary>The whole check of one roster, without storing anything.</summary>
internal static class RosterCheck
{
    public static CheckedRoster Run(RosterFile file, Region region, DateOnly asOf, CancellationToken cancel) =>
        Of(file.Name, RosterReader.Read(file, region, asOf, cancel), region, asOf);

    public static CheckedRoster Of(string fileName, RosterReading reading, Region region, DateOnly asOf)
    {
        var rules = CertificateRules.Default;
        var counts = CoverageCalculator.Count(PersonMerge.Merge(reading.People.Select(person => person.Person)), rules);
        var states = counts.Total.On(asOf, rules);
        return new CheckedRoster(
            region, fileName, asOf, SubmissionStates.OutcomeOf(reading), reading, counts, states,
            DiscrepancyRules.Find(reading.Declared, counts, states, RosterNotes.Of(reading)));
    }
}

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
