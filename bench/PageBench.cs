using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Bench;

/// <summary>
/// Pages of figures over six months of 514 regions: the first answer after a start, which loads the nation, and the later
/// ones, which have it in hand; and the answer once what is in hand is too old.
/// </summary>
internal static class PageBench
{
    private static readonly string[] Pages =
        ["/api/portal/nation", "/api/portal/provinces/32", "/api/portal/regions/32.77", "/api/portal/board", "/api/portal/centres/II", "/api/portal/statements", "/api/portal/issues", "/api/portal/meanings"];

    public static async Task RunAsync(string program, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-pages-").FullName;
        await using var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), Console.Error.WriteLine, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        var counts = await NationMonths.SaveAsync(StorageAccess.From(azurite.ConnectionString));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counts} counts of regions stored in {clock.Elapsed.TotalSeconds:0} s"));
        await using var service = await BenchService.StartAsync(program, folder, azurite.ConnectionString, "--set=Limits:RequestsPerMinute=100000");
        service.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
        service.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        foreach (var page in Pages)
        {
            var times = new List<double>();
            var (bytes, status) = (0, default(HttpStatusCode));
            for (var run = 0; run <= runs; run++)
            {
                clock.Restart();
                using var answer = await service.Http.GetAsync(page);
                bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
                status = answer.StatusCode;
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page,-28} {(int)status} first {times[0],5:0} ms, then median {times.Skip(1).Order().ElementAt((times.Count - 1) / 2),4:0} ms, most {times.Skip(1).Max(),4:0} ms, {bytes / 1024.0,4:0} KiB"));
        }

        await Task.Delay(TimeSpan.FromSeconds(31));
        clock.Restart();
        (await service.Http.GetAsync(Pages[0])).EnsureSuccessStatusCode();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Pages[0],-28} once its figures are too old {clock.Elapsed.TotalMilliseconds:0} ms"));

        // To look at the pages: the service stays for as long as somebody holds its input open.
        if (Environment.GetEnvironmentVariable("SERTIKESOS_BENCH_STAY") is not null)
        {
            Console.WriteLine($"{service.Http.BaseAddress} {service.Key} {folder} {azurite.ConnectionString}");
            await Console.In.ReadLineAsync();
        }
    }
}
