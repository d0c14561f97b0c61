using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Standalone.Queues;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>
/// Queues a blob once for each of its versions: a receipt that is complete means "queued for this ETag". A crash between
/// queueing and completing makes a second message, never none.
/// </summary>
internal sealed class BlobReceipts(HostStore store, Action queued)
{
    private const string Incomplete = "Incomplete";
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    /// <returns>False when another host is at this blob just now, so that the next pass must look again.</returns>
    public async Task<bool> OfferAsync(BlobWatch watch, string blobName, CancellationToken cancel)
    {
        var container = watch.Container;
        var blob = container.GetBlobBaseClient(blobName);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(conditions: null, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return true;
        }

        var etag = BlobControlMessage.Quoted(properties.ETag);
        var receipt = store.Receipt(watch.Function.StorageId, etag, container.Name, blobName);
        if (await IsCompleteAsync(receipt, cancel) is { } complete)
        {
            if (complete)
            {
                return true;
            }
        }
        else
        {
            await CreateAsync(receipt, cancel);
        }

        return await CompleteAsync(receipt, () => QueueAsync(watch.Function, properties, container.Name, blobName, etag, cancel), cancel);
    }

    private static async Task<bool> CompleteAsync(BlockBlobClient receipt, Func<Task> queue, CancellationToken cancel)
    {
        var lease = receipt.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(LeaseTime, conditions: null, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }

        try
        {
            if (await IsCompleteAsync(receipt, cancel) == false)
            {
                await queue();
                await receipt.SetMetadataAsync(
                    new Dictionary<string, string>(), new BlobRequestConditions { LeaseId = lease.LeaseId }, CancellationToken.None);
            }
        }
        finally
        {
            await lease.ReleaseAsync(conditions: null, CancellationToken.None);
        }

        return true;
    }

    private async Task QueueAsync(
        DiscoveredFunction function, BlobProperties properties, string container, string blobName, string etag, CancellationToken cancel)
    {
        var message = new BlobControlMessage(
            BlobControlMessage.TypeName, function.StorageId, properties.BlobType.ToString(), container, blobName, etag);
        await store.BlobControlQueue.SendMessageAsync(
            QueueBody.Encode(message.ToJson()), visibilityTimeout: null, timeToLive: TimeSpan.FromSeconds(-1), cancel);
        queued();
    }

    /// <summary>Whether the receipt is complete; nothing when there is none.</summary>
    private static async Task<bool?> IsCompleteAsync(BlockBlobClient receipt, CancellationToken cancel)
    {
        try
        {
            var properties = await receipt.GetPropertiesAsync(conditions: null, cancel);
            return !properties.Value.Metadata.Keys.Contains(Incomplete, StringComparer.OrdinalIgnoreCase);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static async Task CreateAsync(BlockBlobClient receipt, CancellationToken cancel)
    {
        try
        {
            await receipt.UploadAsync(
                Stream.Null,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    Metadata = new Dictionary<string, string> { [Incomplete] = Incomplete },
                },
                cancel);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another host has just made it.
        }
    }
}
