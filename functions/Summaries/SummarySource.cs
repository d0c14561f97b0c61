using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.People.Index;
using SertiKesos.Platform.Time;
using SertiKesos.Reference;
using SertiKesos.Regions;
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
        var stated = await statements.LoadAsync(cancel);
        var deadline = known.DeadlineOf(period);
        var upto = Upto(period, asOf, deadline.Lock);
        var late = asOf < period.LastDay ? [] : stated.Exceptions(period).Where(exception => exception.Until > upto).ToList();
        var counts = await coverage.KnownOnAsync(
            [upto, deadline.Deadline, before.LastDay, .. late.Select(exception => exception.Until)], cancel);
        return NationalSummary.Of(
            period,
            asOf,
            issue,
            atDeadline ? counts[1] : WithLate(counts[0], late.Select((exception, index) => (exception.Region, counts[index + 3]))),
            known.Rules(rules),
            institutionRules,
            await people.MatchesAsync(period, cancel),
            new OutlookInputs(stated, known, counts[1], counts[2]) { Compared = before });
    }

    /// <summary>
    /// The last day whose data belong to the figures. Today goes on until the period ends: in the east of the country it
    /// may be tomorrow already. A month that has ended takes in what came until its lock.
    /// </summary>
    private DateOnly Upto(Period period, DateOnly asOf, DateOnly locked) =>
        asOf == period.LastDay && locked > period.LastDay ? locked
        : asOf < clock.TodayAt(IndonesianZone.Wib) ? asOf
        : period.LastDay;

    /// <summary>Regions with a later deadline show what came until then.</summary>
    private static IReadOnlyList<RegionCoverage> WithLate(
        IReadOnlyList<RegionCoverage> counts, IEnumerable<(RegionCode Region, IReadOnlyList<RegionCoverage> Known)> late)
    {
        var all = new SortedDictionary<RegionCode, RegionCoverage>(counts.ToDictionary(count => count.Region));
        foreach (var (region, known) in late)
        {
            if (known.FirstOrDefault(count => count.Region == region) is { } found)
            {
                all[region] = found;
            }
        }

        return [.. all.Values];
    }
}
