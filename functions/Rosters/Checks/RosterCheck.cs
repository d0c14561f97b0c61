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
    IReadOnlyList<Discrepancy> Discrepancies,
    CertificateRules Rules)
{
    public override string ToString() => $"CheckedRoster {Region.Code} {Outcome} ({Reading.Rows.Read} rows)";
}

/// <summary>The whole check of one roster, without storing anything.</summary>
internal static class RosterCheck
{
    public static CheckedRoster Run(RosterFile file, Region region, DateOnly asOf, CertificateRules rules, CancellationToken cancel)
    {
        var reading = RosterReader.Read(file, region, asOf, rules, cancel);
        var counts = CoverageCalculator.Count(PersonMerge.Merge(reading.People.Select(person => person.Person)), rules);
        var states = counts.Total.On(asOf, rules);
        return new CheckedRoster(
            region, file.Name, asOf, SubmissionStates.OutcomeOf(reading), reading, counts, states,
            DiscrepancyRules.Find(reading.Declared, counts, states, RosterNotes.Of(reading)), rules);
    }
}
