using System.Globalization;

namespace SertiKesos.Bench;

/// <summary>
/// A national month of rosters, side by side: our check of the folder and the script that an analyst would write instead;
/// then only the reading of all files, by our reader and by ExcelDataReader. Turn by turn, each in a process of its own.
/// </summary>
internal static class MonthBench
{
    private const double CheckTarget = 0.06;
    private const double ReadingTarget = 0.30;
    private const double PeakTarget = 150;
    private const string AsOf = "2026-11-22";

    /// <param name="peers">The folder of make_month.py and pandas_month.py.</param>
    /// <returns>Whether all targets hold that could be measured.</returns>
    public static bool Run(string peers, int runs)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var maker = Path.Combine(peers, "make_month.py");
        if (!File.Exists(maker))
        {
            Console.WriteLine($"skipped: {maker} is not there; name its folder as the second argument");
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("sertikesos-month-").FullName;
        try
        {
            var month = Path.Combine(folder, "month");
            Directory.CreateDirectory(month);
            if (ChildRun.Watch(python, maker, month) is not { } made)
            {
                Console.WriteLine("skipped: the month cannot be made; python3 with xlsxwriter is needed (Debian: python3-xlsxwriter)");
                return true;
            }

            Console.WriteLine($"{made.Output}, median of {runs} runs, turn by turn");
            var service = Path.Combine(AppContext.BaseDirectory, "sertikesos.dll");
            var measured = new Dictionary<string, List<ChildRun>>();
            for (var run = 0; run < runs; run++)
            {
                Add("check", ChildRun.Watch("dotnet", service, "check", month, "--as-of", AsOf));
                Add("pandas", ChildRun.Watch(python, Path.Combine(peers, "pandas_month.py"), month, Path.Combine(folder, "out.xlsx")));
                Add("own", ChildRun.Of(Environment.ProcessPath!, "read", "own", month));
                Add("exceldatareader", ChildRun.Of(Environment.ProcessPath!, "read", "exceldatareader", month));
            }

            return Report(measured, "check", "pandas", CheckTarget, "pandas and openpyxl are needed (Debian: python3-pandas, python3-openpyxl)")
                & Report(measured, "own", "exceldatareader", ReadingTarget, "ExcelDataReader does not run here");

            void Add(string name, ChildRun? run)
            {
                var list = measured.TryGetValue(name, out var known) ? known : measured[name] = [];
                if (run is not null)
                {
                    list.Add(run);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Report(Dictionary<string, List<ChildRun>> measured, string own, string peer, double target, string missing)
    {
        if (measured[own].Count == 0)
        {
            Console.WriteLine($"{own,-16} failed");
            return false;
        }

        var peak = Show(own, measured[own]);
        var holds = peak < PeakTarget;
        Console.WriteLine($"{own,-16} peak < {PeakTarget} MiB: {(holds ? "holds" : "MISSED")}");
        if (measured[peer].Count == 0)
        {
            Console.WriteLine($"{peer,-16} skipped: {missing}");
            return holds;
        }

        Show(peer, measured[peer]);
        var ratio = Median(measured[own]) / Median(measured[peer]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{own}/{peer} = {ratio:0.000} {(ratio <= target ? "holds" : "MISSED")} (target {target:0.00})"));
        return holds && ratio <= target;
    }

    private static double Show(string name, List<ChildRun> runs)
    {
        var peak = runs.Max(run => run.PeakBytes) / 1048576.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-16} {Median(runs),7:0.00} s CPU ({runs.Min(run => run.Cpu.TotalSeconds):0.00} to {runs.Max(run => run.Cpu.TotalSeconds):0.00}), {runs.Select(run => run.Wall.TotalSeconds).Order().ElementAt(runs.Count / 2):0.0} s on the clock, peak {peak:0} MiB"));
        return peak;
    }

    private static double Median(List<ChildRun> runs) => runs.Select(run => run.Cpu.TotalSeconds).Order().ElementAt(runs.Count / 2);
}
