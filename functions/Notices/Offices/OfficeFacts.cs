using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>What is known of offices at a moment, by counts and statements.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Newest">The newest count of each region that was asked for and has one.</param>
internal sealed record OfficeKnowledge(
    DateTimeOffset At, ReferenceData Reference, StatementSet Statements, IReadOnlyDictionary<RegionCode, RegionCoverage> Newest)
{
    public OfficeFiling Filing(Region region, Period period) => OfficeFiling.Of(region, period, At, Reference, Statements, Of(region));

    /// <summary>Of the periods around a day.</summary>
    public IEnumerable<OfficeFiling> Around(Region region, DateOnly day) => OfficeFiling.Around(region, day, At, Reference, Statements, Of(region));

    /// <summary>Its people on a day; null where it has never reported any.</summary>
    public StateCounts? States(Region region, DateOnly day, CertificateRules rules) =>
        Of(region) is { HasPeople: true } coverage ? coverage.Total.On(day, rules) : null;

    /// <summary>The regions of a province on a day: nobody waits for one that has ended.</summary>
    public IEnumerable<Region> RegionsOf(string province, DateOnly day) => Reference.RegionsOn(day).Where(region => region.Province.Code == province);

    private RegionCoverage? Of(Region region) => Newest.GetValueOrDefault(region.Code);
}

/// <summary>Gathers what notices to offices and provinces are made from.</summary>
internal sealed class OfficeFacts(
    CoverageStore coverage, StatementStore statements, ReferenceStore reference, SubmissionStore submissions, RegisterStore registers, TimeProvider clock)
{
    /// <summary>Of all offices.</summary>
    public async Task<OfficeKnowledge> LoadAsync(CancellationToken cancel)
    {
        var newest = await coverage.KnownOnAsync(DateOnly.MaxValue, cancel);
        return await WithAsync(newest, cancel);
    }

    /// <summary>Of one office.</summary>
    public async Task<OfficeKnowledge> LoadAsync(RegionCode region, CancellationToken cancel) =>
        await WithAsync(await coverage.FindLatestAsync(region, cancel) is { } newest ? [newest] : [], cancel);

    /// <summary>How an office stands on a day; the register is opened for the people without an address, who are counted alone.</summary>
    public async Task<OfficeStanding> StandingAsync(Region region, DateOnly day, CertificateRules rules, CancellationToken cancel)
    {
        var known = await LoadAsync(region.Code, cancel);
        var filing = known.Filing(region, ReportingWindow.PeriodOn(known.Reference, day));
        var without = await registers.LoadAsync(region.Code, cancel) is { } register ? OfficeStanding.CountWithoutAddress(register, rules, day) : 0;
        return new OfficeStanding(filing, known.States(region, day, rules), without, await TroubleAsync(region, filing.Period, cancel));
    }

    /// <summary>What became of what the office handed in for a period, as far as something is to be done about it.</summary>
    public async Task<RosterTrouble> TroubleAsync(Region region, Period period, CancellationToken cancel)
    {
        var opens = ReportingWindow.Of(await reference.CurrentAsync(cancel), period).Opens;
        var handedIn = (await submissions.ListAsync(region.Code, cancel)).Where(submission => submission.UploadedAt.DayAt(region.Zone) >= opens).ToList();
        return handedIn.Exists(submission => submission.State == SubmissionState.Held) ? RosterTrouble.Held
            : handedIn is [{ State: SubmissionState.Refused or SubmissionState.NeedsFixing }, ..] ? RosterTrouble.NeedsFixing
            : RosterTrouble.None;
    }

    private async Task<OfficeKnowledge> WithAsync(IReadOnlyList<RegionCoverage> newest, CancellationToken cancel) => new(
        clock.GetUtcNow(), await reference.CurrentAsync(cancel), await statements.LoadAsync(cancel), newest.ToDictionary(count => count.Region));
}
