using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Sheets;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Bench;

/// <summary>
/// The whole check of an ordinary roster in a warm process, and what its parts take. Each part has rounds of its own, so
/// that what one leaves for the garbage collector is not on the bill of the next.
/// </summary>
internal static class CheckBench
{
    private const int Rows = 1_000;
    private const double TargetSeconds = 0.012;

    /// <summary>Before, the compiler is still at work on the second version of most methods, beside and on the same bill.</summary>
    private const int WarmRuns = 300;

    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <returns>Whether the check, its reading included, is as quick as it has to be.</returns>
    public static bool Run(int runs)
    {
        var file = new RosterFile("roster.xlsx", BigRoster.Write(Rows));
        var region = RegionCatalog.Shipped.Find(RegionCode.Parse("32.77"))!;
        CheckedRoster Check() => RosterCheck.Run(file, region, Today, RulesInForce.Default, CancellationToken.None);

        var read = Median(runs, () => WorkbookReader.Read(file.Content, WorkbookLimits.Default, CancellationToken.None));
        var check = Median(runs, () => Check());
        var result = Check();
        var receipt = Median(Math.Max(3, runs / 4), () => RosterAnswer.Write(file, result, result.Outcome, change: null));

        // An accepted roster's receipt also says what changes, and what the nation will print.
        var at = new DateTimeOffset(Today, new TimeOnly(8, 0), TimeSpan.FromHours(7));
        var change = RegisterChange.Of(
            Register.Empty(region.Code), new RosterEntry("bench", at, at, Today, [.. result.Reading.People.Select(row => row.Person)], result.Reading.Declared, result.Discrepancies));
        var accepted = Median(Math.Max(3, runs / 4), () => RosterAnswer.Write(file, result, SubmissionState.Accepted, change));
        Console.WriteLine($"{Rows:N0} rows, warm, CPU time, median of {runs}: read {read * 1000:0.0} ms, check with its reading {check * 1000:0.0} ms {(check <= TargetSeconds ? "holds" : "MISSED")} (target {TargetSeconds * 1000:0} ms), receipt {receipt * 1000:0} ms, when accepted {accepted * 1000:0} ms");
        return check <= TargetSeconds;
    }

    private static double Median(int runs, Action act)
    {
        var times = new List<double>();
        for (var run = -Math.Max(WarmRuns, runs / 2); run < runs; run++)
        {
            var start = Environment.CpuUsage.TotalTime;
            act();
            if (run >= 0)
            {
                times.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
            }
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
