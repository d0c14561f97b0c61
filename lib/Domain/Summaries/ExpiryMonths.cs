using SertiKesos.Coverage;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>When certificates end in the year ahead, told from the stored histograms. Pure.</summary>
internal static class ExpiryMonths
{
    private const int Months = 12;

    /// <summary>Twelve months; the first of them takes in what ends from <paramref name="asOf"/> on.</summary>
    public static List<ExpiryMonth> Of(
        DateOnly asOf, Period month, IReadOnlyList<Region> known, Dictionary<RegionCode, RegionCoverage> coverages, Dictionary<RegionCode, RegionMatch> matches)
    {
        var centreOf = known.ToDictionary(region => region.Code, region => region.Bbppks);
        var byCentre = SummaryTexts.Centres.Select(_ => (int[]?)null).ToArray();
        var places = SummaryTexts.Centres.Select((centre, index) => (centre.Number, index)).ToDictionary(entry => entry.Number, entry => entry.index, StringComparer.Ordinal);
        var total = new int[Months];

        // Once over every histogram, whatever the number of centres.
        foreach (var (region, ending) in ByRegion(asOf, month, coverages, matches))
        {
            var months = places.TryGetValue(centreOf[region], out var place) ? byCentre[place] ??= new int[Months] : null;
            for (var index = 0; index < Months; index++)
            {
                total[index] += ending[index];
                if (months is not null)
                {
                    months[index] += ending[index];
                }
            }
        }

        return [.. Enumerable.Range(0, Months).Select(index => new ExpiryMonth(
            Period.Of(month.FirstDay.AddMonths(index)),
            [.. byCentre.Select(months => months?[index])],
            coverages.Count == 0 ? null : total[index]))];
    }

    /// <summary>The same months of each region by itself; who counts elsewhere is not among them.</summary>
    public static Dictionary<RegionCode, int[]> ByRegion(
        DateOnly asOf, Period month, Dictionary<RegionCode, RegionCoverage> coverages, Dictionary<RegionCode, RegionMatch> matches)
    {
        var last = month.FirstDay.AddMonths(Months).AddDays(-1);
        return coverages.Values.ToDictionary(coverage => coverage.Region, coverage =>
        {
            var months = new int[Months];
            foreach (var (day, people) in Ending(coverage, matches.GetValueOrDefault(coverage.Region)))
            {
                if (day >= asOf && day <= last && people > 0)
                {
                    months[Math.Max(0, ((day.Year - month.Year) * 12) + day.Month - month.Month)] += people;
                }
            }

            return months;
        });
    }

    /// <summary>People by the last valid day, without those whom the nation counts elsewhere.</summary>
    private static IEnumerable<KeyValuePair<DateOnly, int>> Ending(RegionCoverage coverage, RegionMatch? match)
    {
        if (match is not { Elsewhere.Count: > 0 })
        {
            return coverage.Total.LastValidDays;
        }

        var days = coverage.Total.LastValidDays.ToDictionary();
        foreach (var day in match.Elsewhere.Select(person => person.Standing.LastValidDay).OfType<DateOnly>().Where(days.ContainsKey))
        {
            days[day]--;
        }

        return days;
    }
}
