using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Queues;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>Runs all blob functions: one process scans, every process works off what the scan queued.</summary>
internal sealed class BlobListener : IListener
{
    private readonly IReadOnlyList<BlobWatch> _watches;
    private readonly HostStore _store;
    private readonly StorageConnections _connections;
    private readonly TimeSpan _timeout;
    private readonly MessagePump _pump;
    private readonly BlobScanner _scanner;

    public BlobListener(
        IReadOnlyList<BlobWatch> watches,
        HostStore store,
        StorageConnections connections,
        StandaloneSettings settings,
        FunctionInvoker invoker,
        ILogger logger)
    {
        _watches = watches;
        _store = store;
        _connections = connections;
        _timeout = settings.StorageCheckTimeout;
        var receipts = new BlobReceipts(store, () => _pump!.Wake());
        var work = new BlobWork(watches, receipts, invoker, connections);
        _pump = new MessagePump(store.BlobControlQueue, Options(settings, work), work.RunAsync, logger);
        var containers = watches
            .GroupBy(w => w.Container.Uri)
            .Select(g => new ContainerScan(store, receipts, [.. g]))
            .ToList();
        _scanner = new BlobScanner(store, containers, settings, logger);
    }

    public async Task PrepareAsync(CancellationToken cancel)
    {
        await StorageProbe.TouchAsync(
            _connections.Host.Blobs.Uri, _timeout, token => _store.Hosts.CreateIfNotExistsAsync(cancellationToken: token), cancel);
        await StorageProbe.TouchAsync(
            _connections.Host.Queues.Uri, _timeout, token => _store.BlobControlQueue.CreateIfNotExistsAsync(metadata: null, token), cancel);
        foreach (var watch in _watches)
        {
            await StorageProbe.TouchAsync(
                watch.Account.Blobs.Uri, _timeout, token => watch.Container.CreateIfNotExistsAsync(cancellationToken: token), cancel);
        }
    }

    public Task RunAsync(CancellationToken stopping, CancellationToken aborting) =>
        Task.WhenAll(_scanner.RunAsync(stopping), _pump.RunAsync(stopping, aborting));

    private static MessagePumpOptions Options(StandaloneSettings settings, BlobWork work) => new()
    {
        Batch = Math.Min(32, settings.BlobParallelism),
        FetchBelow = settings.BlobParallelism - 1,
        Parallel = settings.BlobParallelism,
        Tries = settings.BlobTries,
        RetryDelay = TimeSpan.Zero,
        Invisibility = settings.MessageInvisibility,
        MaxPollingInterval = settings.QueueMaxPollingInterval,
        PoisonQueueOf = work.PoisonQueueOf,
    };
}
