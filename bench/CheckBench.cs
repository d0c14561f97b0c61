using System.Diagnostics;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Sheets;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Bench;

/// <summary>The whole check of an ordinary roster in a warm process, and what its parts take.</summary>
internal static class CheckBench
{
    private const int Rows = 1_000;
    private const double TargetSeconds = 1;

    private static readonly DateOnly Today = new(2026, 11, 24);

    public static bool Run(int runs)
    {
        var file = new RosterFile("roster.xlsx", BigRoster.Write(Rows));
        var region = RegionCatalog.Shipped.Find(RegionCode.Parse("32.77"))!;
        List<double> read = [], check = [], receipt = [];
        for (var run = -3; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            WorkbookReader.Read(file.Content, WorkbookLimits.Default, CancellationToken.None);
            var reading = Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            var result = RosterCheck.Run(file, region, Today, RulesInForce.Default, CancellationToken.None);
            var whole = Stopwatch.GetElapsedTime(start).TotalSeconds;

            start = Stopwatch.GetTimestamp();
            RosterAnswer.Write(file, result, result.Outcome, change: null);
            if (run >= 0)
            {
                read.Add(reading);
                check.Add(whole - reading);
                receipt.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        var total = Median(read) + Median(check) + Median(receipt);
        Console.WriteLine($"{Rows:N0} rows, warm, median of {runs}: read {Median(read) * 1000:0} ms, check {Median(check) * 1000:0} ms, receipt {Median(receipt) * 1000:0} ms; together {total * 1000:0} ms {(total < TargetSeconds ? "holds" : "MISSED")} (target < {TargetSeconds} s)");
        return total < TargetSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
