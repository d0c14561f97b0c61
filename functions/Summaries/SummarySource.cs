using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>Gathers what a summary is made from: stored counts and statements, never people.</summary>
internal sealed class SummarySource(
    CoverageStore coverage,
    PeopleMatching matching,
    PeopleIndexStore people,
    StatementStore statements,
    ReferenceStore reference,
    RulesSource rules,
    TimeProvider clock)
{
    /// <summary>The figures of a period as of a day, by all that is known of that day now.</summary>
    /// <param name="asOf">The Jakarta date on which states are counted.</param>
    /// <param name="compare">The period that trends are told against; null for the one before.</param>
    /// <param name="atDeadline">By the data seen by the period's deadline alone.</param>
    /// <param name="complete">
    /// For what is published: a region whose digest cannot be read ends it, and is named, since people who stand in several
    /// regions could be counted twice. Whoever only looks is shown the last comparison.
    /// </param>
    /// <exception cref="BrokenDigestException">A region cannot be compared with the others now.</exception>
    public async Task<NationalSummary> LoadAsync(
        Period period, DateOnly asOf, int issue, CancellationToken cancel, Period? compare = null, bool atDeadline = false, bool complete = false)
    {
        try
        {
            await matching.RunAsync(cancel);
        }
        catch (BrokenDigestException) when (!complete)
        {
            // The sweep tells of it, and makes the digest again.
        }

        var now = clock.GetUtcNow();
        var today = now.DayAt(IndonesianZone.Wib);
        var known = await reference.CurrentAsync(cancel);
        var deadline = known.DeadlineOf(period).Deadline;
        var before = compare ?? period.Previous();

        // A day in the past is asked as it was known then; a month that has ended, and today, as all is known now.
        var asked = atDeadline ? deadline.EndAt(IndonesianZone.Wib) : asOf < today && asOf < period.LastDay ? asOf.EndAt(IndonesianZone.Wib) : now;
        if (asked < now)
        {
            known = await reference.AsKnownAtAsync(asked, cancel);
        }

        var stated = await statements.LoadAsync(cancel, asked < now ? asked : null);
        var upto = Upto(period, asOf, today, known);
        var late = asOf < period.LastDay || atDeadline ? [] : stated.Exceptions(period).Where(exception => exception.Until > upto).ToList();
        var days = new CountedDays(upto, deadline < upto ? deadline : upto, Upto(before, before.LastDay, today, known));
        var counts = (await coverage.KnownOnAsync([.. days.All, .. late.Select(exception => exception.Until)], cancel))
            .ToDictionary(count => count.Key, count => Existing(count.Value, known, asOf));
        var whole = WithLate(counts, days.Figures, late);
        return NationalSummary.Of(
            period,
            asOf,
            issue,
            atDeadline ? counts[days.Deadline] : whole,
            rules.With(known, asOf),
            await people.MatchesAsync(period, cancel),
            new OutlookInputs(stated, known, counts[days.Deadline], counts[days.Compared])
            {
                Compared = before,
                AskedAt = asked,
                Newest = counts[CountedDays.Newest],
                Now = whole,
            });
    }

    /// <summary>
    /// Tells the state of all that the figures of a period are made from, much sooner than they are made: while it stays the
    /// same, so do they, but for the hour.
    /// </summary>
    public async Task<string> MarkAsync(Period period, CancellationToken cancel)
    {
        try
        {
            await matching.RunAsync(cancel);
        }
        catch (BrokenDigestException)
        {
            // As above.
        }

        var counts = await coverage.VersionsAsync(cancel);
        var stated = (await statements.LoadAsync(cancel)).All;
        var matches = await people.MatchesAsync(period, cancel);
        return string.Join('\n',
        [
            (await reference.CurrentAsync(cancel)).Digest,
            string.Create(CultureInfo.InvariantCulture, $"{stated.Count} {stated.Select(statement => statement.RecordedAt).DefaultIfEmpty().Max():O}"),
            .. counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"),
            .. matches.OrderBy(match => match.Region).Select(match => $"{match.Region} {match.Elsewhere.Count}"),
        ]);
    }

    /// <summary>
    /// The last day whose data belong to the figures of a day. Today goes on until the period ends: in the east of the
    /// country it may be tomorrow already. A month that has ended is closed by its lock.
    /// </summary>
    private static DateOnly Upto(Period period, DateOnly asOf, DateOnly today, ReferenceData known) =>
        asOf == period.LastDay && today > period.LastDay ? known.DeadlineOf(period).Lock
        : asOf < today ? asOf
        : period.LastDay;

    /// <summary>A region that begins later has no place in the figures of the day.</summary>
    private static IReadOnlyList<RegionCoverage> Existing(IReadOnlyList<RegionCoverage> counts, ReferenceData known, DateOnly asOf)
    {
        var regions = known.RegionsKnownOn(asOf).Select(region => region.Code).ToHashSet();
        return [.. counts.Where(count => regions.Contains(count.Region))];
    }

    /// <summary>Regions with a later deadline show what came until then.</summary>
    private static IReadOnlyList<RegionCoverage> WithLate(
        Dictionary<DateOnly, IReadOnlyList<RegionCoverage>> counts, DateOnly day, IEnumerable<DeadlineException> late)
    {
        var all = new SortedDictionary<RegionCode, RegionCoverage>(counts[day].ToDictionary(count => count.Region));
        foreach (var exception in late)
        {
            if (counts[exception.Until].FirstOrDefault(count => count.Region == exception.Region) is { } found)
            {
                all[exception.Region] = found;
            }
        }

        return [.. all.Values];
    }

    /// <summary>The days whose counts a summary is made from.</summary>
    /// <param name="Figures">The last day whose data belong to the figures.</param>
    /// <param name="Deadline">The same for the figures of the deadline.</param>
    /// <param name="Compared">The last day of the period that trends are told against.</param>
    private sealed record CountedDays(DateOnly Figures, DateOnly Deadline, DateOnly Compared)
    {
        /// <summary>A day that no count is later than.</summary>
        public static DateOnly Newest => DateOnly.MaxValue;

        public IReadOnlyList<DateOnly> All => [Figures, Deadline, Compared, Newest];
    }
}
