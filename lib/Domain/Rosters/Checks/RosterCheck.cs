using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters.Reading;

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
    /// <summary>All rules that it was checked under.</summary>
    public RulesInForce InForce { get; init; } = RulesInForce.Default;

    /// <summary>The institutions that were read, by state; null where there are none.</summary>
    public InstitutionStates? Institutions { get; init; }

    public override string ToString() => $"CheckedRoster {Region.Code} {Outcome} ({Reading.Rows.Read} rows)";
}

/// <summary>The whole check of one roster, without storing anything.</summary>
internal static class RosterCheck
{
    public static CheckedRoster Run(RosterFile file, Region region, DateOnly asOf, RulesInForce rules, CancellationToken cancel)
    {
        var reading = RosterReader.Read(file, region, asOf, rules, cancel);
        var counts = CoverageCalculator.Count(PersonMerge.Merge(reading.People.Select(person => person.Person)), rules.Certificates);
        var states = counts.Total.On(asOf, rules.Certificates);
        return new CheckedRoster(
            region, file.Name, asOf, SubmissionStates.OutcomeOf(reading), reading, counts, states,
            DiscrepancyRules.Find(reading.Declared, counts, states, RosterNotes.Of(reading)), rules.Certificates)
        {
            InForce = rules,
            Institutions = reading.Institutions.Count == 0 ? null : States(reading.Institutions, asOf, rules.Institutions),
        };
    }

    private static InstitutionStates States(IReadOnlyList<RosterInstitution> institutions, DateOnly asOf, InstitutionRules rules) =>
        InstitutionCounts.Of(InstitutionMatch.WithoutRepeats([.. institutions.Select(row => row.Institution)]), rules).On(asOf, rules);
}
