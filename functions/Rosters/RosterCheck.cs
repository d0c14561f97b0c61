using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Receipts;

namespace SertiKesos.Rosters;

/// <summary>A reading with everything that is counted from it on one day; nothing is stored.</summary>
internal sealed record RosterCheck(
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
    public static RosterCheck Of(RosterFile file, Region region, DateOnly today, CertificateRules rules, CancellationToken cancel)
    {
        var reading = RosterReader.Read(file, region, today, rules, cancel);
        var counts = CoverageCalculator.Count(PersonMerge.Merge(reading.People.Select(person => person.Person)), rules);
        var states = counts.Total.On(today, rules);
        return new RosterCheck(
            region, file.Name, today, SubmissionStates.OutcomeOf(reading), reading, counts, states,
            DiscrepancyRules.Find(reading.Declared, counts, states, RosterNotes.Of(reading)), rules);
    }

    public SubmissionResult Result(DateOnly today, ChangeCounts? change)
    {
        var states = Counts.Total.On(today, Rules);
        return new SubmissionResult(
            states.People, states.Certified, states.Unknown, states.Due, states.Expired, Reading.Rows, change,
            [.. Reading.Findings
                .GroupBy(finding => finding.Rule)
                .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
                .Select(group => new FindingCount(group.Key.Code, group.Key.Severity, group.Count()))]);
    }

    /// <summary>The office's own workbook with the findings marked in it; what it says of the register is in <paramref name="change"/>.</summary>
    public byte[] Receipt(RosterFile file, SubmissionState state, RegisterChange? change) =>
        RosterReceipt.Write(file, Reading, new ReceiptSummary(
            state,
            Region.Name,
            AsOf,
            States,
            Reading.Rows,
            Reading.Declared,
            Discrepancies,
            change?.Counts,
            [.. change?.Missing.Select(missing => $"{missing.Person.Name} ({missing.Role.Label()})") ?? []],
            ReceiptTexts.NextStep(state)));

    public override string ToString() => $"RosterCheck {Region.Code} {Outcome} ({Reading.Rows.Read} rows)";
}
