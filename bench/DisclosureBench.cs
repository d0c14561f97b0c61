using System.Diagnostics;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.PublicEdition;

namespace SertiKesos.Bench;

/// <summary>
/// The public edition of all 514 regions with about 170,000 people: deciding what is suppressed, after none to twelve
/// editions, of which a fifth of the data stays from one to the next; and the files.
/// </summary>
internal static class DisclosureBench
{
    private const double TargetSeconds = 1;
    private const int Editions = 13;

    public static bool Run(int runs)
    {
        var summaries = Enumerable.Range(0, Editions).Select(Summary).ToList();
        var rules = DisclosureRules.Default;
        var published = new List<PublishedEdition>();
        var holds = true;
        Console.WriteLine($"Public edition, {RegionCatalog.Shipped.All.Count} regions, {summaries[0].Nation.Total!.Value.People:N0} people, median of {runs}:");
        foreach (var summary in summaries)
        {
            var times = new List<double>();
            var result = PublicEditions.WithSuppression(summary, rules, published);
            for (var run = 0; run < runs; run++)
            {
                var start = Stopwatch.GetTimestamp();
                result = PublicEditions.WithSuppression(summary, rules, published);
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            var seconds = times.Order().ElementAt(times.Count / 2);
            var cells = result.Edition.Tables.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.Mark is CellMark.Number or CellMark.Suppressed)));
            holds &= seconds < TargetSeconds;
            Console.WriteLine(
                $"  after {published.Count} editions: {seconds * 1000:0} ms; {cells:N0} cells, {result.Suppression.Primary.Count:N0} small themselves, " +
                $"{result.Edition.Suppressed:N0} suppressed ({100.0 * result.Edition.Suppressed / cells:0.0} %), {result.Edition.Held} regions held, {result.Suppression.Unprotected.Count} unprotected; " +
                $"{(seconds < TargetSeconds ? "holds" : "MISSED")} (target < {TargetSeconds} s)");
            published.Add(result.Edition);
        }

        var begin = Stopwatch.GetTimestamp();
        var files = PublicFiles.Of(summaries[^1], new SummaryOptions(), published[..^1]);
        Console.WriteLine($"  the four files: {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0} ms the first time, {files.All.Sum(file => file.Content.Length) / 1024:N0} KiB");
        return holds;
    }

    private static NationalSummary Summary(int month)
    {
        var day = new DateOnly(2026, 8, 25).AddMonths(month);
        return NationalSummary.Of(Period.Of(day), day, 1, [.. RegionCatalog.Shipped.All.Select(region => Coverage(region, month, day)).OfType<RegionCoverage>()], RulesInForce.Default);
    }

    /// <summary>One region in twenty never reports; one in five sends nothing new in a month. Shares of certified people differ from 0 to a half.</summary>
    private static RegionCoverage? Coverage(Region region, int month, DateOnly day)
    {
        var seed = (int.Parse(region.Code.Province, System.Globalization.CultureInfo.InvariantCulture) * 131) + (region.Code.Value[3..].Sum(digit => digit * 7) * 17);
        var dice = new Random(seed);
        if (dice.Next(20) == 0)
        {
            return null;
        }

        var quiet = dice.Next(5) == 0;
        var accepted = quiet ? new DateOnly(2026, 8, 20) : day.AddDays(-dice.Next(1, 20));
        var size = dice.Next(60, 640) + (quiet ? 0 : month * dice.Next(0, 4));
        var share = dice.Next(4) switch { 0 => 0, 1 => 0.01, 2 => 0.1, _ => 0.5 };
        var roles = RoleCatalog.All.Where(_ => dice.Next(3) > 0).Select(entry => entry.Role).ToList();
        var counts = roles.Select(role =>
        {
            var people = size / roles.Count;
            var certified = (int)(people * share * dice.NextDouble() * 2);
            certified = Math.Min(certified, people);
            var days = new Dictionary<DateOnly, int>();
            for (var person = 0; person < certified; person++)
            {
                var last = new DateOnly(2026, 9, 10).AddMonths(dice.Next(0, 40));
                days[last] = days.GetValueOrDefault(last) + 1;
            }

            return new RoleCoverage(role, new StandingCounts(0, 0, people > 30 ? 1 : 0, (people - certified) / 10, people - certified - ((people - certified) / 10) - (people > 30 ? 1 : 0), days));
        }).Where(role => role.Counts.Never >= 0).ToList();
        var total = counts.Select(role => role.Counts).Aggregate(StandingCounts.None, (left, right) => new StandingCounts(
            0, 0, left.Passed + right.Passed, left.Claimed + right.Claimed, left.Never + right.Never,
            left.LastValidDays.Concat(right.LastValidDays).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value))));
        return new RegionCoverage(
            region.Code, Period.Of(accepted), accepted, 1, new DateTimeOffset(accepted, new TimeOnly(3, 0), TimeSpan.Zero), total, counts, [], [], [], [], null, []);
    }
}
