using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Bench;

/// <summary>
/// Every office of a month signs in on the pages, looks, hands in its roster, follows it to its result and looks again, at
/// moments spread evenly over some minutes: what a deadline day asks of one machine.
/// </summary>
internal static partial class PortalBench
{
    private const double Target = 300;

    public static async Task<bool> RunAsync(string program, string month, double minutes)
    {
        var rosters = Directory.EnumerateFiles(month, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var folder = Directory.CreateTempSubdirectory("sertikesos-portal-").FullName;
        await using var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), Console.Error.WriteLine, CancellationToken.None);
        await using var service = await BenchService.StartAsync(program, folder, azurite.ConnectionString);
        var keys = await MakeKeysAsync(service, rosters);
        using var emulator = Process.GetProcessById(azurite.ProcessId);
        var (host, store) = (service.Work, emulator.TotalProcessorTime);

        var times = new Times();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(rosters.Select(async (roster, index) =>
        {
            await Task.Delay(TimeSpan.FromMinutes(minutes * index / rosters.Count));
            try
            {
                await VisitAsync(service.Http.BaseAddress!, keys[index], roster, times);
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or TaskCanceledException)
            {
                times.Lost.Add(failure.Message);
            }
        }));
        emulator.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rosters.Count} offices in {clock.Elapsed.TotalMinutes:0.0} min ({minutes} planned), {times.Done} finished, {times.Lost.Count} lost; service {(service.Work - host).TotalSeconds:0} s of work, emulator {(emulator.TotalProcessorTime - store).TotalSeconds:0} s"));
        Tell("sign in", times.SignIns);
        Tell("office page", times.Pages);
        Tell("upload answered", times.Uploads);
        Tell("result there", times.Results);
        foreach (var failure in times.Lost.Distinct().Take(5))
        {
            Console.WriteLine(failure);
        }

        return times.Lost.IsEmpty && Percentile(times.Pages, 95) < Target;
    }

    private static async Task<List<string>> MakeKeysAsync(BenchService service, List<string> rosters)
    {
        var keys = new List<string>();
        foreach (var roster in rosters)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys")
            {
                Content = new StringContent($"{{\"role\":\"office\",\"scope\":\"{RegionOf(roster)}\"}}"),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Key);
            using var made = await service.Http.SendAsync(request);
            if (made.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(2_000);
                keys.Add((await MakeKeysAsync(service, [roster]))[0]);
                continue;
            }

            keys.Add((string)JsonNode.Parse(await made.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["key"]!);
        }

        return keys;
    }

    private static async Task VisitAsync(Uri server, string key, string roster, Times times)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var home = $"/api/portal/offices/{RegionOf(roster)}";
        var door = await http.GetStringAsync("/api/portal/signin");
        var clock = Stopwatch.StartNew();
        using var fields = new FormUrlEncodedContent([KeyValuePair.Create("form-token", TokenOf(door)), KeyValuePair.Create("key", key)]);
        using var signed = await http.PostAsync("/api/portal/signin", fields);
        times.SignIns.Add(clock.Elapsed.TotalMilliseconds);
        Require(signed, HttpStatusCode.SeeOther);

        var page = await PageAsync(http, home, times);
        clock.Restart();
        using var form = new MultipartFormDataContent { { new StringContent(TokenOf(page)), "form-token" }, { new ByteArrayContent(await File.ReadAllBytesAsync(roster)), "file", "roster" + Path.GetExtension(roster) } };
        using var taken = await http.PostAsync(home + "/rosters", form);
        times.Uploads.Add(clock.Elapsed.TotalMilliseconds);
        Require(taken, HttpStatusCode.SeeOther);
        var result = taken.Headers.Location!.OriginalString;
        while ((await http.GetStringAsync(result)).Contains("data-follow", StringComparison.Ordinal))
        {
            await Task.Delay(1_000);
        }

        times.Results.Add(clock.Elapsed.TotalMilliseconds);
        await PageAsync(http, home, times);
        Interlocked.Increment(ref times.Done);
    }

    private static async Task<string> PageAsync(HttpClient http, string address, Times times)
    {
        var clock = Stopwatch.StartNew();
        var page = await http.GetStringAsync(address);
        times.Pages.Add(clock.Elapsed.TotalMilliseconds);
        return page;
    }

    private static void Require(HttpResponseMessage answer, HttpStatusCode status)
    {
        if (answer.StatusCode != status)
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri!.AbsolutePath} was answered {(int)answer.StatusCode}.");
        }
    }

    private static void Tell(string what, ConcurrentBag<double> times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-16} median {Percentile(times, 50),6:0} ms, p95 {Percentile(times, 95),6:0} ms, p99 {Percentile(times, 99),6:0} ms, most {Percentile(times, 100),6:0} ms of {times.Count}"));

    private static double Percentile(ConcurrentBag<double> times, int percent)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    private static string RegionOf(string roster) => Path.GetFileName(Path.GetDirectoryName(roster))!;

    private static string TokenOf(string page) => WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value);

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Times
    {
        public int Done;

        public ConcurrentBag<double> SignIns { get; } = [];

        public ConcurrentBag<double> Pages { get; } = [];

        public ConcurrentBag<double> Uploads { get; } = [];

        public ConcurrentBag<double> Results { get; } = [];

        public ConcurrentBag<string> Lost { get; } = [];
    }
}
