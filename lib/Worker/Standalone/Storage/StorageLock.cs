using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>A lock across processes: the lease of a blob, renewed while it is held and let go at the end.</summary>
internal sealed partial class StorageLock : IAsyncDisposable
{
    private readonly BlobLeaseClient _lease;
    private readonly TimeSpan _duration;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewal;

    private StorageLock(BlobLeaseClient lease, TimeSpan duration, ILogger logger)
    {
        _lease = lease;
        _duration = duration;
        _logger = logger;
        _renewal = RenewAsync();
    }

    /// <summary>Cancelled when another process may have taken the lock.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lock, or gives nothing when another process holds it.</summary>
    public static async Task<StorageLock?> TryTakeAsync(BlockBlobClient blob, TimeSpan duration, ILogger logger, CancellationToken cancel)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(duration, conditions: null, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Also after somebody cleared the host's container: the schedule and the scan must find their way back.
            await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancel);
            await CreateAsync(blob, cancel);
            return await TryTakeAsync(blob, duration, logger, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }

        return new StorageLock(lease, duration, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewal;
        try
        {
            await _lease.ReleaseAsync(conditions: null, CancellationToken.None);
        }
        catch (Exception e) when (StorageFault.Is(e))
        {
            // The lease ends by itself soon; a release only makes it sooner.
        }

        _lost.Dispose();
        _ended.Dispose();
    }

    private static async Task CreateAsync(BlockBlobClient blob, CancellationToken cancel)
    {
        try
        {
            await blob.UploadAsync(
                Stream.Null, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancel);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another process has just made it.
        }
    }

    private async Task RenewAsync()
    {
        var held = TimeProvider.System.GetTimestamp();
        var wait = _duration / 3;
        while (true)
        {
            try
            {
                await Task.Delay(wait, _ended.Token);
                var asked = TimeProvider.System.GetTimestamp();
                await _lease.RenewAsync(conditions: null, _ended.Token);
                held = asked;
                wait = _duration / 3;
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                await LoseAsync();
                return;
            }
            catch (Exception e) when (StorageFault.Is(e))
            {
                if (TimeProvider.System.GetElapsedTime(held) >= _duration)
                {
                    await LoseAsync();
                    return;
                }

                wait = TimeSpan.FromSeconds(1);
            }
        }
    }

    private async Task LoseAsync()
    {
        Log.Lost(_logger);
        await _lost.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(12, LogLevel.Warning, "A lock could not be kept; another process may take over")]
        public static partial void Lost(ILogger logger);
    }
}
