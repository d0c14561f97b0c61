using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.People.Index;
using SertiKesos.Platform.Time;
using SertiKesos.Reference;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Summaries;

/// <summary>Gathers what a summary is made from: stored counts and statements, never people.</summary>
internal sealed class SummarySource(
    CoverageStore coverage,
    PeopleMatching matching,
    PeopleIndexStore people,
    StatementStore statements,
    ReferenceStore reference,
    CertificateRules rules,
    TimeProvider clock,
    InstitutionRules? institutionRules = null)
{
    /// <summary>The figures of a period as of a day, by all that is known of that day now.</summary>
    /// <param name="asOf">The Jakarta date on which states are counted.</param>
    /// <param name="compare">The period that trends are told against; null for the one before.</param>
    /// <param name="atDeadline">By the data seen by the period's deadline alone.</param>
    public async Task<NationalSummary> LoadAsync(
        Period period, DateOnly asOf, int issue, CancellationToken cancel, Period? compare = null, bool atDeadline = false)
    {
        await matching.RunAsync(cancel);
        var known = await reference.CurrentAsync(cancel);
        var before = compare ?? period.Previous();
        var counts = await coverage.KnownOnAsync([Upto(period, asOf), known.DeadlineOf(period).Deadline, before.LastDay], cancel);
        return NationalSummary.Of(
            period,
            asOf,
            issue,
            counts[atDeadline ? 1 : 0],
            known.Rules(rules),
            institutionRules,
            await people.MatchesAsync(period, cancel),
            new OutlookInputs(await statements.LoadAsync(cancel), known, counts[1], counts[2]) { Compared = before });
    }

    /// <summary>Today goes on until the period ends: in the east of the country it may be tomorrow already.</summary>
    private DateOnly Upto(Period period, DateOnly asOf) => asOf < clock.TodayAt(IndonesianZone.Wib) ? asOf : period.LastDay;
}
