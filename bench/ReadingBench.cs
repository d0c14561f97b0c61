namespace SertiKesos.Bench;

/// <summary>Reads one big roster with several readers, turn by turn, each in a process of its own.</summary>
internal static class ReadingBench
{
    private const int Rows = 100_000;
    private const long PeakTarget = 150L << 20;

    private static readonly (string Name, double Target)[] Peers = [("exceldatareader", 0.3), ("closedxml", 0.15), ("openpyxl", 0.1)];

    /// <returns>Whether all targets hold that could be measured.</returns>
    public static bool Run(int runs)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("sertikesos-bench").FullName, "roster.xlsx");
        File.WriteAllBytes(file, BigRoster.Write(Rows));
        try
        {
            Console.WriteLine($"{Rows:N0} rows of 16 columns, {new FileInfo(file).Length / 1e6:0.0} MB, median of {runs} runs");
            string[] names = ["own", .. Peers.Select(peer => peer.Name)];
            var measured = names.ToDictionary(name => name, _ => new List<ChildRun>());
            for (var run = 0; run < runs; run++)
            {
                foreach (var name in names)
                {
                    if (Start(name, file) is { } child)
                    {
                        measured[name].Add(child);
                    }
                }
            }

            return Report(measured);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static ChildRun? Start(string reader, string file)
    {
        if (reader != "openpyxl")
        {
            return ChildRun.Of(Environment.ProcessPath!, "read", reader, file);
        }

        // A python of its own may come first on the path; Debian's packages belong to Debian's python.
        var script = Path.Combine(AppContext.BaseDirectory, "read_openpyxl.py");
        return ChildRun.Of("/usr/bin/python3", script, file) ?? ChildRun.Of("python3", script, file);
    }

    private static bool Report(Dictionary<string, List<ChildRun>> measured)
    {
        var own = Median(measured["own"]);
        var peak = measured["own"].Max(run => run.PeakBytes);
        var holds = peak < PeakTarget;
        Console.WriteLine($"own              {own,7:0.00} s CPU  peak {peak >> 20,4} MiB  {measured["own"][0].Output} cells  {(holds ? "holds" : "MISSED")} (target < {PeakTarget >> 20} MiB)");
        foreach (var (name, target) in Peers)
        {
            if (measured[name] is not { Count: > 0 } runs)
            {
                Console.WriteLine($"{name,-16} skipped: it cannot be run here");
                continue;
            }

            var ratio = own / Median(runs);
            holds &= ratio <= target;
            Console.WriteLine($"{name,-16} {Median(runs),7:0.00} s CPU  peak {runs.Max(run => run.PeakBytes) >> 20,4} MiB  {runs[0].Output} cells  own/{name} = {ratio:0.000} {(ratio <= target ? "holds" : "MISSED")} (target {target})");
        }

        return holds;
    }

    private static double Median(List<ChildRun> runs)
    {
        var seconds = runs.Select(run => run.Cpu.TotalSeconds).Order().ToList();
        return seconds[seconds.Count / 2];
    }
}
