using System.Diagnostics;
using System.Net.Http.Headers;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using SertiKesos.People;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Support;

namespace SertiKesos.Rigs;

/// <summary>
/// An installation whose program is killed again and again while rosters keep arriving: storage of its own, the proxy
/// before it, and what must have become of every region so far.
/// </summary>
internal sealed class KillLane : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Nothing is to be gained from optimised code in a process that lives for a second.
    private static readonly Dictionary<string, string?> Environment = new() { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_TC_CallCounting"] = "0" };

    private readonly PrivateStorage _storage;
    private readonly FaultProxy _proxy;
    private readonly Queue<RegionCode> _fresh = new(RegionCatalog.Shipped.All.Select(region => region.Code));
    private readonly List<(RegionCode Region, string Expected)> _uploaded = [];
    private readonly Lock _lock = new();
    private AppProcess? _app;
    private KillStrike? _strike;
    private TaskCompletionSource _struck = new();
    private int _sinceStart;

    private KillLane(PrivateStorage storage, FaultProxy proxy)
    {
        _storage = storage;
        _proxy = proxy;
        proxy.BeforeForward = async request => !await StrikesAsync(request, before: true);
        proxy.AfterCommit = async request => !await StrikesAsync(request, before: false);
    }

    public int Verified { get; private set; }

    /// <summary>Where the time of the kills went: from the start of the process to its end, what it computed, and the checks.</summary>
    public (TimeSpan Running, TimeSpan Computing, TimeSpan Verifying) Spent { get; private set; }

    public IEnumerable<ProxiedRequest> Requests => _proxy.Requests;

    public static async Task<KillLane> StartAsync()
    {
        var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(CancellationToken.None);
        var proxy = await FaultProxy.StartAsync(storage.ConnectionString);
        proxy.HidesMessagesFor = TimeSpan.FromSeconds(2);
        return new KillLane(storage, proxy);
    }

    /// <summary>Two rosters arrive, the program starts and is killed at the given moment.</summary>
    public async Task KillAsync(KillStrike strike)
    {
        await UploadAsync();
        _struck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Stopwatch.StartNew();
        Start();
        if (strike.Publishes)
        {
            await FinishAsync();
            Arm(strike);
            await PublishAsync();
        }
        else
        {
            Arm(strike);
        }

        var ended = await Task.WhenAny(_struck.Task, Task.Delay(Patience));
        Assert.True(ended == _struck.Task, $"Nothing came that is {strike}. {_app!.Error}");
        Spent = Spent with { Running = Spent.Running + running.Elapsed, Computing = Spent.Computing + _app!.ProcessorTime };
        await EndAsync();
        await ReleaseAsync();
        _proxy.Forget();
    }

    /// <summary>An undisturbed start, to the end of all work and a publication; then everything is compared.</summary>
    public async Task VerifyAsync(bool publish)
    {
        if (_uploaded.Count == 0)
        {
            await UploadAsync();
        }

        var verifying = Stopwatch.StartNew();
        Start();
        await FinishAsync();
        if (publish)
        {
            await PublishAsync();
            await OutAsync();
            await StoredBlobs.SummariesAreWholeAsync(_storage.Access);
        }

        await EndAsync();
        await ReleaseAsync();
        var keys = KeyFile.LoadOrCreate(Path.Combine(_storage.Folder, "keys.json"));
        foreach (var (region, expected) in _uploaded)
        {
            Assert.Equal(expected, await StoredState.ReadAsync(_storage.Access, keys, region));
            foreach (var (container, extra) in new[] { (StorageNames.Containers.Originals, "/roster.xlsx"), (StorageNames.Containers.Receipts, ".xlsx") })
            {
                var names = await StoredBlobs.NamesAsync(_storage.Access, container, $"{region}/");
                Assert.Equal(2, names.Count);
                Assert.All(names, name => Assert.EndsWith(extra, name, StringComparison.Ordinal));
            }
        }

        var poison = _storage.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals + "-poison");
        Assert.False(await poison.ExistsAsync() && (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0, "A roster was set aside.");
        Spent = Spent with { Verifying = Spent.Verifying + verifying.Elapsed };
        Verified += _uploaded.Count;
        _uploaded.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task EndAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            _app = null;
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            _sinceStart = 0;
            Url = $"http://127.0.0.1:{AppProcess.FreePort()}";
            _app = AppProcess.Start(
                _storage.Folder,
                [
                    "serve", $"--set=AzureWebJobsStorage={_proxy.ConnectionString}", "--urls", Url, $"--set=Protection:KeyFile={Path.Combine(_storage.Folder, "keys.json")}",
                    "--as-of=2026-11-24",
                    "--set=AzureFunctionsJobHost:extensions:queues:maxPollingInterval=00:00:00.2",
                    // A roster that dies with its host five times is set aside; here it may die more often.
                    "--set=AzureFunctionsJobHost:extensions:queues:maxDequeueCount=1000",
                    "--set=AzureWebJobs.ScanAlerts.Disabled=true", "--set=AzureWebJobs.DeliverAlert.Disabled=true",
                ],
                Environment);
        }
    }

    private string Url { get; set; } = "";

    private void Arm(KillStrike strike)
    {
        lock (_lock)
        {
            _strike = strike;
        }
    }

    private async Task<bool> StrikesAsync(ProxiedRequest request, bool before)
    {
        lock (_lock)
        {
            var nth = before ? ++_sinceStart : _sinceStart;
            if (_strike is not { } strike || strike.Before != before || !(strike.Label is { } label ? request.Label == label : nth >= strike.Nth))
            {
                return false;
            }

            _strike = null;
        }

        await _app!.KillAsync();
        _struck.TrySetResult();
        return true;
    }

    /// <summary>Two rosters of a new region, with different roles: in whatever order they are merged, the result is one.</summary>
    private async Task UploadAsync()
    {
        var region = _fresh.Dequeue();
        var inbox = _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
        var model = new RegisterModel(region);
        foreach (var (name, role) in new[] { ("psm", Role.Psm), ("tagana", Role.Tagana) })
        {
            // Person 4 serves in both roles.
            var lines = Enumerable.Range(role == Role.Psm ? 1 : 4, 4).Select(serial => new InventedLine(serial, role)).ToHashSet();
            var file = ModelFile.Of(region, default, lines, broken: false);
            model.Take(file.Roster);
            await inbox.GetBlobClient($"{region}/{name}.xlsx").UploadAsync(file.Delivery.Content);
        }

        _uploaded.Add((region, model.Expected()));
    }

    /// <summary>Waits until every roster so far has ended and no message is left.</summary>
    private async Task FinishAsync()
    {
        var store = new SubmissionStore(_storage.Access, TimeProvider.System);
        var waiting = new Queue<RegionCode>(_uploaded.Select(upload => upload.Region));
        using var limit = new CancellationTokenSource(Patience);
        while (waiting.TryPeek(out var region))
        {
            var known = await store.ListAsync(region, CancellationToken.None);
            if (known.Count == 2 && known.All(submission => submission.State.IsFinal()))
            {
                waiting.Dequeue();
                continue;
            }

            Assert.False(limit.IsCancellationRequested, $"Stuck: {region} with {string.Join(", ", known.Select(submission => submission.State))}. {_app!.Output} {_app.Error}");
            await Task.Delay(50, CancellationToken.None);
        }

        // A second message of a roster may still be at work: it must not change what has ended.
        while (await MessagesAsync() > 0)
        {
            Assert.False(limit.IsCancellationRequested, "A message that tells of a file is left.");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private async Task<int> MessagesAsync() =>
        (await _storage.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Waits until every issue that was begun is out.</summary>
    private Task OutAsync()
    {
        var publications = new Publications(_storage.Access, TimeProvider.System);
        return Eventually.TrueAsync(
            async () => (await publications.ListAsync(CancellationToken.None)).All(publication => publication is { FinishedAt: not null, Unwritten.Count: 0 }), "all issues to be out");
    }

    /// <summary>Asks for the publication; where the program is killed over it, the question stays without an answer.</summary>
    private async Task PublishAsync()
    {
        using var http = new HttpClient();
        var path = Path.Combine(_storage.Folder, ".sertikesos", "operator.key");
        await Eventually.FindAsync(() => Task.FromResult(_app!.Output.Contains("SertiKesos berjalan", StringComparison.Ordinal) ? path : null), "the program to be ready");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/api/summaries") { Content = new StringContent("{\"period\":\"2026-11\"}") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(path)).Trim());
        try
        {
            using var answer = await http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode, $"The publication was answered with {answer.StatusCode}.");
        }
        catch (HttpRequestException) when (_struck.Task.IsCompleted || _strike is null)
        {
            // Killed, as was wanted.
        }
    }

    /// <summary>The locks of a dead host end by themselves after fifteen seconds; here they end at once.</summary>
    private async Task ReleaseAsync()
    {
        foreach (var container in (string[])["azure-webjobs-hosts", StorageNames.Containers.Publications])
        {
            var held = new BlobContainerClient(_storage.ConnectionString, container);
            if (!await held.ExistsAsync())
            {
                continue;
            }

            await foreach (var blob in held.GetBlobsAsync())
            {
                if (blob.Properties.LeaseState == LeaseState.Leased)
                {
                    await held.GetBlobClient(blob.Name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
                }
            }
        }
    }
}
