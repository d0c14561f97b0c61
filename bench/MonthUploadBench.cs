using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Bench;

/// <summary>
/// A month of rosters through the built service on an emulator of its own: from the first upload until all have their end
/// and the national workbook is published, and on until those of all provinces and offices are; with the processor time of
/// both. The folder holds <c>{region}/{file}</c>.
/// </summary>
internal static class MonthUploadBench
{
    private const int Parallel = 8;

    /// <summary>The month of the day that the service is started for.</summary>
    private const string Period = "2026-11";

    private static readonly string[] Ends = ["refused", "needsFixing", "held", "accepted", "acceptedWithWarnings", "duplicate", "superseded"];

    public static async Task RunAsync(string program, string folder, int runs)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var results = new List<Run>();
        for (var run = 0; run < runs; run++)
        {
            results.Add(await RunOnceAsync(program, files));
            Console.WriteLine(Line($"run {run + 1}", results[^1]));
        }

        Console.WriteLine(Line($"{files.Count} rosters, median of {runs}", new Run(
            Median(run => run.Taken), Median(run => run.Published), Median(run => run.Complete), Median(run => run.Host), Median(run => run.Emulator))));

        TimeSpan Median(Func<Run, TimeSpan> figure) => results.Select(figure).Order().ElementAt(runs / 2);
    }

    private static string Line(string what, Run run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: taken {run.Taken.TotalSeconds:0.0} s, national workbook {run.Published.TotalSeconds:0.0} s, all workbooks {run.Complete.TotalSeconds:0.0} s; until taken service {run.Host.TotalSeconds:0.0} s of work, emulator {run.Emulator.TotalSeconds:0.0} s");

    private static async Task<Run> RunOnceAsync(string program, List<string> files)
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
            await Task.Delay(500);
        }

        emulator.Refresh();
        var (taken, worked, stored) = (clock.Elapsed, service.Work - host, emulator.TotalProcessorTime - store);
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/api/summaries") { Content = new StringContent($"{{\"period\":\"{Period}\"}}") };
        using var published = await SendAsync(service, ask);
        var national = clock.Elapsed;
        while (!await IsCompleteAsync(service))
        {
            await Task.Delay(500);
        }

        return new Run(taken, national, clock.Elapsed, worked, stored);
    }

    private static async Task<HttpResponseMessage> SendAsync(BenchService service, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
        return (await service.Http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>Whether the workbooks of all provinces and offices are written.</summary>
    private static async Task<bool> IsCompleteAsync(BenchService service)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/api/summaries/{Period}");
        using var answer = await SendAsync(service, ask);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["issues"]!.AsArray()[0]!["state"]!.GetValue<string>() == "out";
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

    /// <param name="Taken">Until every roster has its end and its answer.</param>
    /// <param name="Published">Until the national workbook lies there.</param>
    /// <param name="Complete">Until those of all provinces and offices do.</param>
    /// <param name="Host">Processor time of the service until the rosters were taken.</param>
    private sealed record Run(TimeSpan Taken, TimeSpan Published, TimeSpan Complete, TimeSpan Host, TimeSpan Emulator);
}
