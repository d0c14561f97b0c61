using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// One at a time, over all processes: whoever publishes must know every issue before, and the copies of the latest are
/// several files. A lease on a blob of the container <c>publications</c>, which ends by itself soon after its holder has died.
/// </summary>
internal sealed class PublishTurn(StorageAccess storage)
{
    /// <summary>Publishing: from the last issue to the row of the new one.</summary>
    public const string Publishing = "turn-publishing";

    /// <summary>Moving the copies of the latest.</summary>
    public const string Moving = "turn-latest";

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Asked = TimeSpan.FromMilliseconds(300);

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Publications);

    public async Task<IAsyncDisposable> TakeAsync(string turn, CancellationToken cancel)
    {
        var blob = _container.GetBlobClient(turn);
        var lease = blob.GetBlobLeaseClient();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Lasts, cancellationToken: cancel);
                return new Taken(lease);
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                await AddAsync(blob, cancel);
            }
            catch (RequestFailedException taken) when (taken.Status is 409 or 412)
            {
                await Task.Delay(Asked, cancel);
            }
        }
    }

    private static async Task AddAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            await blob.UploadAsync(BinaryData.FromString(""), overwrite: false, cancel);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // Somebody else was first.
        }
    }

    /// <summary>Renewed as long as it is held.</summary>
    private sealed class Taken : IAsyncDisposable
    {
        private readonly BlobLeaseClient _lease;
        private readonly CancellationTokenSource _end = new();
        private readonly Task _renewing;

        public Taken(BlobLeaseClient lease)
        {
            _lease = lease;
            _renewing = RenewAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _renewing;
            _end.Dispose();
            try
            {
                await _lease.ReleaseAsync();
            }
            catch (RequestFailedException)
            {
                // It ends by itself.
            }
        }

        private async Task RenewAsync()
        {
            try
            {
                while (true)
                {
                    await Task.Delay(Renewed, _end.Token);
                    await _lease.RenewAsync(cancellationToken: _end.Token);
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or RequestFailedException or AggregateException)
            {
                // Given back; or lost, which the conditional writes of an issue survive.
            }
        }
    }
}
