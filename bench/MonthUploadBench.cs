using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Azure.Data.Tables;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Bench;

/// <summary>
/// A month of rosters through the built service on an emulator of its own: from the first upload until all have their end,
/// with the processor time of both. The folder holds <c>{region}/{file}</c>.
/// </summary>
internal static class MonthUploadBench
{
    private const int Parallel = 8;

    private static readonly string[] Ends = ["refused", "needsFixing", "held", "accepted", "acceptedWithWarnings", "duplicate", "superseded"];

    public static async Task RunAsync(string program, string folder, int runs)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var results = new List<(TimeSpan Wall, TimeSpan Host, TimeSpan Emulator)>();
        for (var run = 0; run < runs; run++)
        {
            results.Add(await RunOnceAsync(program, files));
            Console.WriteLine(Line($"run {run + 1}", results[^1]));
        }

        Console.WriteLine(Line($"{files.Count} rosters, median of {runs}", (
            results.Select(result => result.Wall).Order().ElementAt(runs / 2),
            results.Select(result => result.Host).Order().ElementAt(runs / 2),
            results.Select(result => result.Emulator).Order().ElementAt(runs / 2))));
    }

    private static string Line(string what, (TimeSpan Wall, TimeSpan Host, TimeSpan Emulator) result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {result.Wall.TotalSeconds:0.0} s; service {result.Host.TotalSeconds:0.0} s of work, emulator {result.Emulator.TotalSeconds:0.0} s");

    private static async Task<(TimeSpan Wall, TimeSpan Host, TimeSpan Emulator)> RunOnceAsync(string program, List<string> files)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-month-").FullName;
        await using var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), Console.Error.WriteLine, CancellationToken.None);
        await using var service = await BenchService.StartAsync(program, folder, azurite.ConnectionString, "--set=Limits:RequestsPerMinute=100000");
        using var emulator = Process.GetProcessById(azurite.ProcessId);
        var (host, store) = (service.Work, emulator.TotalProcessorTime);
        var clock = Stopwatch.StartNew();
        await System.Threading.Tasks.Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (file, cancel) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/rosters/" + Path.GetFileName(Path.GetDirectoryName(file)))
            {
                Content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancel)),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
            request.Headers.Add("X-File-Name", "roster.xlsx");
            using var taken = await service.Http.SendAsync(request, cancel);
            taken.EnsureSuccessStatusCode();
        });
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"uploaded after {clock.Elapsed.TotalSeconds:0.0} s"));

        // Asked of the table itself, seldom, so that the answer costs next to nothing.
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("Submissions");
        while (await EndedAsync(table) < files.Count)
        {
            await Task.Delay(1_000);
        }

        emulator.Refresh();
        return (clock.Elapsed, service.Work - host, emulator.TotalProcessorTime - store);
    }

    private static async Task<int> EndedAsync(TableClient table)
    {
        var ended = 0;
        await foreach (var row in table.QueryAsync<TableEntity>("PartitionKey lt 'a'", select: ["State"]))
        {
            ended += Ends.Contains(row.GetString("State")) ? 1 : 0;
        }

        return ended;
    }
}
