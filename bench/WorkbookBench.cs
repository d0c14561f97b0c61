using System.Diagnostics;
using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Offices;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Offices;
using SertiKesos.Workbooks.Summaries.Provinces;

namespace SertiKesos.Bench;

/// <summary>The workbooks of all offices and provinces of an issue, with their bridges: what one of them takes, and all of them.</summary>
internal static class WorkbookBench
{
    private const double OfficeTarget = 80;
    private const double ProvinceTarget = 150;
    private const double AllTarget = 60;
    private const int PeakTarget = 512;

    private static readonly Period Then = new(2026, 10);
    private static readonly Period Now = new(2026, 11);
    private static readonly SummaryOptions Options = new();

    /// <param name="keep">A folder for some of them, to be looked at; null for none.</param>
    public static bool Run(string? keep)
    {
        var drawn = RegionCatalog.Shipped.All.Select((region, index) => (Region: region, Drawn: new DrawnRegion(region, index))).ToList();
        var rules = RulesInForce.Default;
        var counts = drawn.AsParallel().AsOrdered().Select(entry =>
        {
            var before = entry.Drawn.Before();
            var after = entry.Drawn.After(before);
            return (Before: RegionCount.Of(before, rules), After: RegionCount.Of(after, rules));
        }).ToList();
        var earlier = NationalSummary.Of(Then, Then.LastDay, 1, [.. counts.Select(count => count.Before)], rules);
        var summary = NationalSummary.Of(
            Now, Now.LastDay, 1, [.. counts.Select(count => count.After)], rules,
            inputs: new OutlookInputs(StatementSet.Empty, ReferenceData.Shipped, [.. counts.Select(count => count.After)], [.. counts.Select(count => count.Before)]));
        var from = IssueName.Of(IssueTotals.Of(earlier));
        var issue = OfficeIssue.Of(summary, IssueStanding.Of(summary), from);
        var outlooks = summary.Outlook.With(summary).ToDictionary(region => region.Figures.Region.Code);

        // The bridge of one region, from two registers.
        (byte[] Book, RegionChanges Part) Office((Region Region, DrawnRegion Drawn) entry)
        {
            var before = entry.Drawn.Before();
            var after = entry.Drawn.After(before);
            var part = RegionChanges.Of(new RegionSide(before, earlier.AsOf, rules), new RegionSide(after, summary.AsOf, rules))!;
            var (figures, outlook) = outlooks[entry.Region.Code];
            return (OfficeWorkbook.Write(OfficeSummary.Of(issue, figures, outlook, after, Trend(figures.Figures.Total), part), Options), part);
        }

        byte[] Province(string code, IssueChanges changes) => ProvinceWorkbook.Write(
            summary, code, changes, Trend(summary.Provinces.Single(area => area.Code == code).Figures.Total), issue.Standing, Options);

        var clock = Stopwatch.StartNew();
        var (first, _) = Office(drawn[0]);
        Console.WriteLine($"First office workbook: {clock.Elapsed.TotalMilliseconds:0} ms, {first.Length / 1024} KiB");

        GC.Collect();
        clock.Restart();
        var parts = new RegionChanges[drawn.Count];
        var bytes = 0L;
        Parallel.For(0, drawn.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, index =>
        {
            var (book, part) = Office(drawn[index]);
            parts[index] = part;
            Interlocked.Add(ref bytes, book.Length);
            Keep(keep, $"{drawn[index].Region.Code.Value}-01.xlsx", book, index < 2);
        });
        var offices = clock.Elapsed.TotalSeconds;
        var changes = IssueChanges.Of(parts, IssueTotals.Of(earlier), IssueTotals.Of(summary));
        Parallel.ForEach(summary.Provinces, new ParallelOptions { MaxDegreeOfParallelism = 2 }, area =>
        {
            var book = Province(area.Code, changes);
            Interlocked.Add(ref bytes, book.Length);
            Keep(keep, $"provinsi-{area.Code}-01.xlsx", book, area.Code == "32");
        });
        var all = clock.Elapsed.TotalSeconds;
        var peak = Peak();
        var office = Median(() => _ = Office(drawn[1]));
        var writing = Median(Writing(drawn[1]));
        var province = Median(() => _ = Province("32", changes));
        Console.WriteLine($"{drawn.Count} offices {offices:0.0} s, with {summary.Provinces.Count} provinces {all:0.0} s, {bytes / 1048576} MiB; {Says(all <= AllTarget)} (target {AllTarget} s)");
        Console.WriteLine($"An office, warm: {office:0} ms with its registers drawn and its bridge, {writing:0} ms to write; {Says(writing <= OfficeTarget)} (target {OfficeTarget} ms)");
        Console.WriteLine($"A province of 27 regions, warm: {province:0} ms; {Says(province <= ProvinceTarget)} (target {ProvinceTarget} ms)");
        Console.WriteLine($"Highest resident memory: {peak} MiB; {Says(peak <= PeakTarget)} (target {PeakTarget} MiB)");
        return all <= AllTarget && writing <= OfficeTarget && province <= ProvinceTarget && peak <= PeakTarget;

        Action Writing((Region Region, DrawnRegion Drawn) entry)
        {
            var before = entry.Drawn.Before();
            var after = entry.Drawn.After(before);
            var (figures, outlook) = outlooks[entry.Region.Code];
            return () => OfficeWorkbook.Write(OfficeSummary.Of(
                issue, figures, outlook, after, Trend(figures.Figures.Total),
                RegionChanges.Of(new RegionSide(before, earlier.AsOf, rules), new RegionSide(after, summary.AsOf, rules))), Options);
        }
    }

    private static IReadOnlyList<TrendEntry> Trend(StateCounts? now) =>
        [.. Enumerable.Range(6, 5).Select(month => new TrendEntry(new Period(2026, month).LastDay, now)), new TrendEntry(Now.LastDay, now)];

    private static void Keep(string? folder, string name, byte[] book, bool wanted)
    {
        if (folder is not null && wanted)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), book);
        }
    }

    private static double Median(Action act)
    {
        const int Runs = 15;
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            act();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static string Says(bool holds) => holds ? "holds" : "MISSED";

    private static int Peak()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) >> 10;
    }
}
