using System.Diagnostics;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Bench;

/// <summary>
/// The national summary from stored coverage rows: 514 regions with all 14 roles, 24 periods, and the same with ten
/// and a hundred times the people. Reading the stored text is part of it, the network is not.
/// </summary>
internal static class SummaryBench
{
    private const int Periods = 24;
    private const int PeoplePerRole = 80;
    private const int MonthsOfValidity = 60;
    private const double TargetSeconds = 1;

    /// <summary>
    /// On how many different days the certificates of a role end in a region: people sit the test in classes, so by how often
    /// there was one for them within the months of validity. Twice a year is our assumption, once a month the most.
    /// </summary>
    private static readonly int[] TestDays = [10, 60];

    private static readonly Period First = new(2025, 1);

    public static bool Run(int runs)
    {
        Console.WriteLine($"National summary, {RegionCatalog.Shipped.All.Count} regions × {RoleCatalog.All.Count} roles, one of {Periods} periods, median of {runs}:");
        var holds = true;
        foreach (var days in TestDays)
        {
            var results = new[] { 1, 10, 100 }.Select(times => Measure(PeoplePerRole * times, days, runs)).ToList();
            foreach (var result in results)
            {
                Console.WriteLine(
                    $"  {days} test days, {result.People:N0} people: {result.Seconds * 1000:0} ms, rows of {result.Bytes / 1048576.0:0.0} MiB a period; " +
                    $"{result.Seconds / results[0].Seconds:0.00} of the first; {(result.Seconds < TargetSeconds ? "holds" : "MISSED")} (target < {TargetSeconds} s)");
            }

            holds &= results.TrueForAll(result => result.Seconds < TargetSeconds);
        }

        return holds;
    }

    private static (double Seconds, long People, long Bytes) Measure(int perRole, int testDays, int runs)
    {
        // All regions alike: what is measured is the number of rows and what stands in them.
        var count = Count(RegionCatalog.Shipped.All[0], First, perRole, testDays);
        List<string> Stored(Period period) =>
            [.. RegionCatalog.Shipped.All.Select(region => CoverageText.Write(count with { Region = region.Code, Period = period, CountedOn = period.FirstDay.AddDays(9) }))];

        var times = new List<double>();
        long people = 0, bytes = 0;
        for (var run = -3; run < runs; run++)
        {
            var period = Period.Of(First.FirstDay.AddMonths(1 + ((run + 3) * 7 % (Periods - 1))));
            var (now, before) = (Stored(period), Stored(period.Previous()));
            bytes = now.Sum(text => (long)text.Length);

            var start = Stopwatch.GetTimestamp();
            var counts = now.Select(CoverageText.Read).ToList();
            var summary = NationalSummary.Of(
                period, period.LastDay, 1, counts, RulesInForce.Default,
                inputs: new OutlookInputs(StatementSet.Empty, ReferenceData.Shipped, counts, [.. before.Select(CoverageText.Read)]));
            people = summary.Nation.Total!.Value.People;
            if (run >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return (times.Order().ElementAt(times.Count / 2), people, bytes);
    }

    /// <summary>One of five is certified.</summary>
    public static RegionCoverage Count(Region region, Period period, int perRole, int testDays)
    {
        var people = RoleCatalog.All.SelectMany(entry => Enumerable.Range(0, perRole).Select(number => Person(entry.Role, number))).ToList();
        return RegionCount.Of(
            Register.Empty(region.Code) with
            {
                People = people,
                Steps = [new RegisterStep(1, "bench", new DateTimeOffset(period.FirstDay.AddDays(9), new TimeOnly(3, 0), TimeSpan.Zero))],
            },
            RulesInForce.Default);

        Person Person(Role role, int number)
        {
            Credential[] credentials = number % 5 > 0 ? [] :
            [
                new(CredentialKind.Competency, CredentialEvidence.Dated, IssuedOn: First.FirstDay.AddYears(-4).AddMonths(((number / 5) + (int)role) % testDays * (MonthsOfValidity / testDays))),
            ];
            return new Person(
                $"Orang {role} {number}", null, new DateOnly(1960 + (number % 40), 1 + (number % 12), 1), null, [], null,
                [new Assignment(role, "Kelurahan", null, null, ServiceStatus.Active, credentials)]);
        }
    }
}
