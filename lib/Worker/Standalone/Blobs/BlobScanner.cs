using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>Sweeps all watched containers again and again, in one process at a time.</summary>
internal sealed class BlobScanner(
    HostStore store, IReadOnlyList<ContainerScan> containers, StandaloneSettings settings, ILogger logger)
{
    private const string LockName = "WebJobs.Internal.Blobs.Listener";
    private readonly OutageWatch _outage = new(logger, "the blob scan");

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await using var taken = await StorageLock.TryTakeAsync(store.Lock(LockName), settings.LockDuration, logger, stopping);
                    if (taken is not null)
                    {
                        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, taken.Lost);
                        await SweepAsync(either.Token);
                    }

                    await Task.Delay(settings.LockRetryInterval, stopping);
                }
                catch (Exception e) when (StorageFault.Is(e) && !stopping.IsCancellationRequested)
                {
                    await Task.Delay(_outage.Failed(e), stopping);
                }
            }
        }
        catch (Exception e) when (stopping.IsCancellationRequested && (e is OperationCanceledException || StorageFault.Is(e)))
        {
            // Asked to stop; storage may have gone with us.
        }
    }

    /// <summary>Sweeps until the lock is lost or the host stops.</summary>
    private async Task SweepAsync(CancellationToken cancel)
    {
        foreach (var container in containers)
        {
            container.Reset();
        }

        while (!cancel.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                foreach (var container in containers)
                {
                    await container.SweepAsync(cancel);
                }

                _outage.Answered();
                // A large container takes long to list: at most a fifth of the time goes into sweeping.
                var busy = Stopwatch.GetElapsedTime(started) * 4;
                await Task.Delay(busy > settings.BlobScanInterval ? busy : settings.BlobScanInterval, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
