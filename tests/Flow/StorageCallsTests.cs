using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Flow;

/// <summary>What one roster that an office hands in over HTTP asks of storage, from its upload until all is quiet.</summary>
public sealed class StorageCallsTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>
    /// Of a region's roster after the first. It is lowered as calls are saved, and never raised without a reason.
    /// </summary>
    private const int Most = 22;

    private PrivateStorage _storage = null!;
    private FaultProxy _proxy = null!;
    private AppProcess _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _proxy = await FaultProxy.StartAsync(_storage.ConnectionString);
        _app = await AppProcess.ServeAsync(_storage.Folder, _proxy.ConnectionString, "--as-of=2026-11-24");
        _http = new HttpClient { BaseAddress = new Uri(_app.Url) };
        await Eventually.TrueAsync(() => _app.Output.Contains("SertiKesos berjalan", StringComparison.Ordinal));
        var key = (await File.ReadAllTextAsync(Path.Combine(_storage.Folder, ".sertikesos", "operator.key"))).Trim();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task A_roster_over_http_asks_storage_no_more_often_than_it_must()
    {
        await HandInAsync(1);

        // Once a minute somebody looks for new tables, or notes a success. The shortest of three is the way meant.
        List<List<string>> ways = [await HandInAsync(1, 2), await HandInAsync(1, 2, 3), await HandInAsync(1, 2, 3, 4)];
        var calls = ways.MinBy(way => way.Count)!;

        output.WriteLine($"{calls.Count} calls:");
        for (var index = 0; index < calls.Count; index++)
        {
            output.WriteLine($"{index + 1,3} {calls[index]}");
        }

        Assert.InRange(calls.Count, 15, Most);
    }

    private async Task<List<string>> HandInAsync(params int[] serials)
    {
        var before = _proxy.Count;
        var roster = Xlsx.Of("Data", [SmallRoster.Header, .. serials.Select(serial => SmallRoster.Row(serial))]).Build().Content;
        using var taken = await _http.PostAsync(new Uri("/api/rosters/32.77", UriKind.Relative), new ByteArrayContent(roster));
        var shown = taken.EnsureSuccessStatusCode().Headers.Location!;

        // Asking would be counted as well: all is over once the message of the upload is gone and nothing has come for a while.
        var quiet = 0;
        var seen = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                await Task.Delay(250);
                var calls = CallsSince(before);
                (quiet, seen) = calls.Count == seen && calls.Contains("queue message delete roster-resumes") ? (quiet + 1, seen) : (0, calls.Count);
                return quiet > 12;
            },
            "the roster to be over");
        var found = CallsSince(before);
        Assert.Equal("accepted", (string?)JsonNode.Parse(await _http.GetStringAsync(shown))!["state"]);
        return found;
    }

    /// <summary>Without what is asked whether anything came or not: looks for messages and blobs, locks, and the watch over work.</summary>
    private List<string> CallsSince(int number) =>
    [
        .. _proxy.Requests.Where(request => request.Number > number && !IsRoutine(request)).OrderBy(request => request.Number).Select(request => request.Label),
    ];

    private static bool IsRoutine(ProxiedRequest request) =>
        request.Operation is "message receive" or "message peek" or "queue get" or "lease" or "list" || request.Label.Contains("Registers work", StringComparison.Ordinal)
        || (request.Holder == "azure-webjobs-hosts" && request.Part is "locks" or "timers" or "blobscaninfo" or "ids");
}
