using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries.Disclosure;

/// <summary>
/// Invented nations with two or three issues after each other: small and skewed ones, with late regions, re-issues of one
/// period, data that stays, certificates that end in between. The same number draws the same nation.
/// </summary>
internal static class DrawnNation
{
    private static readonly Role[] Drawn = [Role.Tksk, Role.Pkh, Role.Peksos, Role.Psm, Role.Lk3];
    private static readonly DateOnly Begin = new(2026, 10, 5);

    private static readonly ILookup<string, Region> ByProvince = RegionCatalog.Shipped.All.ToLookup(region => region.Province.Code);

    public static IEnumerable<NationalSummary> Issues(int seed, bool isFull = false)
    {
        var dice = new Random(seed);
        var places = Places(dice, isFull);
        var day = Begin;
        var issue = 1;
        var period = Period.Of(day);
        var coverages = new Dictionary<RegionCode, RegionCoverage>();
        foreach (var place in places.Where(_ => dice.Next(4) > 0))
        {
            coverages[place.Code] = Report(place.Code, day, dice, null);
        }

        var count = dice.Next(2, 4);
        for (var number = 0; number < count; number++)
        {
            yield return Summary(period, day, issue, coverages, places, Matches(coverages, seed));

            // A re-issue after a few days with one or a few changes, or a new month with many.
            var again = dice.Next(2) == 0;
            day = day.AddDays(again ? dice.Next(1, 4) : 31);
            (period, issue) = Period.Of(day) == period ? (period, issue + 1) : (Period.Of(day), 1);
            var often = again ? 12 : 2;
            foreach (var place in places)
            {
                if (dice.Next(often) == 0)
                {
                    coverages[place.Code] = Report(place.Code, day, dice, coverages.GetValueOrDefault(place.Code));
                }
            }
        }
    }

    /// <summary>
    /// What the public edition is made of, for the drawn places alone: the summary of all regions takes longer to count than to attack.
    /// </summary>
    private static NationalSummary Summary(
        Period period, DateOnly day, int issue, Dictionary<RegionCode, RegionCoverage> coverages, List<Region> places, List<RegionMatch> matches)
    {
        var shared = matches.ToDictionary(match => match.Region);
        var regions = places.OrderBy(place => place.Code).Select(place => NationalSummary.Figures(
            place, coverages.GetValueOrDefault(place.Code), shared.GetValueOrDefault(place.Code), period, day, CertificateRules.Default)).ToList();
        AreaFigures Area(string code, string name, IEnumerable<RegionFigures> of) =>
            new(code, name, true, of.Count(), of.Count(region => region.Figures.Total is not null), Breakdown.Sum(of.Select(region => region.Part)));
        return new NationalSummary(
            period, day, issue, CertificateRules.Default, Breakdown.Sum(regions.Select(region => region.Part)), regions,
            [.. regions.GroupBy(region => region.Region.Province).Select(group => Area(group.Key.Code, group.Key.Name, group.ToList()))],
            [.. SummaryTexts.Centres.Select(centre => Area(centre.Number, centre.Name, regions.Where(region => region.Region.Bbppks == centre.Number).ToList()))],
            [], [])
        {
            PlanMonths = ExpiryMonths.Of(day, Period.Of(day.AddDays(1)), places, coverages, shared),
            PlanMonthsByRegion = ExpiryMonths.ByRegion(day, Period.Of(day.AddDays(1)), coverages, shared),
        };
    }

    private static List<Region> Places(Random dice, bool isFull)
    {
        if (isFull)
        {
            return [.. RegionCatalog.Shipped.All];
        }

        var provinces = ByProvince.Select(group => group.Key).OrderBy(_ => dice.Next()).Take(dice.Next(1, 5)).ToList();
        return [.. provinces.SelectMany(province => ByProvince[province].OrderBy(_ => dice.Next()).Take(dice.Next(1, 7)))];
    }

    private static RegionCoverage Report(RegionCode code, DateOnly day, Random dice, RegionCoverage? before)
    {
        if (before is not null && dice.Next(3) == 0)
        {
            // The same roster once more, or the same with one more person.
            var more = dice.Next(2);
            return Counts.Region(code.Value, [.. before.Roles.Select((role, index) => (role.Role, index == 0 ? role.Counts with { Never = role.Counts.Never + more } : role.Counts))]) with
            {
                AcceptedAt = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero),
                Period = Period.Of(day),
                CountedOn = day,
            };
        }

        var size = dice.Next(6) switch { 0 => dice.Next(1, 6), 1 => dice.Next(5, 25), 5 => dice.Next(100, 500), _ => dice.Next(15, 90) };
        var share = dice.Next(5) switch { 0 => 0, 1 => 0.02, 2 => 0.1, 3 => 0.4, _ => 1.0 };
        var roles = Drawn.OrderBy(_ => dice.Next()).Take(dice.Next(1, 4)).ToList();
        var drawn = roles.Select(role => (role, people: dice.Next(1, Math.Max(2, size / roles.Count)))).Select(entry =>
        {
            int never = 0, claimed = 0, passed = 0, suspended = 0;
            var dated = new Dictionary<DateOnly, int>();
            for (var person = 0; person < entry.people; person++)
            {
                if (dice.NextDouble() < share)
                {
                    // Some have ended already, most end in the year to come, some later.
                    var last = Begin.AddDays((dice.Next(30) * 20) - 60);
                    dated[last] = dated.GetValueOrDefault(last) + 1;
                }
                else if (dice.Next(12) is var other && other < 3)
                {
                    _ = other switch { 0 => claimed++, 1 => passed++, _ => suspended++ };
                }
                else
                {
                    never++;
                }
            }

            return (entry.role, Counts.Of(never, claimed, passed, suspended, [.. dated.Select(pair => (pair.Key, pair.Value))]));
        });
        return Counts.Region(code.Value, [.. drawn]) with
        {
            AcceptedAt = new DateTimeOffset(day, new TimeOnly(3, 0), TimeSpan.Zero),
            Period = Period.Of(day),
            CountedOn = day,
        };
    }

    /// <summary>In one of four nations some stand in two regions; who does changes with the region's roster.</summary>
    private static List<RegionMatch> Matches(Dictionary<RegionCode, RegionCoverage> coverages, int seed) => seed % 4 > 0 ? [] :
    [
        .. coverages.Values
            .Where(coverage => coverage.Roles[0].Counts.Never > 0 && (coverage.Total.People + coverage.CountedOn.DayNumber + seed) % 5 == 0)
            .Select(coverage => new RegionMatch(coverage.Region, [],
                [new CountedElsewhere(new CertificationStanding(CertificationBasis.Never, null), [coverage.Roles[0].Role], [coverage.Roles[0].Role.Category()])])),
    ];
}
