using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>
/// Sweeps one container whole and offers what changed since shortly before the last full sweep began. The Functions host
/// goes by the newest change that it saw, and so can miss what is written during a long sweep; receipts make it harmless
/// to look at a blob again, so the line is drawn two minutes before the start of the sweep instead.
/// </summary>
internal sealed class ContainerScan(HostStore store, BlobReceipts receipts, IReadOnlyList<BlobWatch> watches)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    private HashSet<(string Function, string Blob, ETag Version)> _settled = [];
    private DateTimeOffset? _since;
    private DateTimeOffset _written;

    private BlobContainerClient Container => watches[0].Container;

    /// <summary>Forgets what was seen: another host may have swept in between.</summary>
    public void Reset()
    {
        _settled = [];
        _since = null;
    }

    public async Task SweepAsync(CancellationToken cancel)
    {
        var since = _since ??= await ReadSinceAsync(cancel);
        var settled = new HashSet<(string, string, ETag)>();
        var complete = true;
        DateTimeOffset? started = null;
        try
        {
            await foreach (var page in Container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix: null, cancel).AsPages())
            {
                // The service's own clock, since its times are what the line is compared with.
                started ??= page.GetRawResponse().Headers.Date;
                foreach (var blob in page.Values.Where(b => b.Properties.LastModified >= since))
                {
                    complete &= await OfferAsync(blob, settled, cancel);
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The container is gone; it may come back.
            return;
        }

        _settled = settled;
        if (complete && started is { } start && start - Margin > since)
        {
            _since = start - Margin;
            await WriteSinceAsync(_since.Value, cancel);
        }
    }

    private async Task<bool> OfferAsync(BlobItem blob, HashSet<(string, string, ETag)> settled, CancellationToken cancel)
    {
        var all = true;
        foreach (var watch in watches.Where(w => w.Pattern.Match(blob.Name) is not null))
        {
            var key = (watch.Function.StorageId, blob.Name, blob.Properties.ETag ?? default);
            if (_settled.Contains(key) || await receipts.OfferAsync(watch, blob.Name, cancel))
            {
                settled.Add(key);
            }
            else
            {
                all = false;
            }
        }

        return all;
    }

    private async Task<DateTimeOffset> ReadSinceAsync(CancellationToken cancel)
    {
        try
        {
            var info = await store.ScanInfo(Container.AccountName, Container.Name).DownloadContentAsync(cancel);
            return info.Value.Content.ToObjectFromJson<ScanInfo>()?.LatestScan ?? DateTimeOffset.MinValue;
        }
        catch (Exception e) when (e is JsonException || e is RequestFailedException { Status: 404 })
        {
            // Never swept, or not readable: everything is looked at, and receipts tell what was queued.
            return DateTimeOffset.MinValue;
        }
    }

    private async Task WriteSinceAsync(DateTimeOffset since, CancellationToken cancel)
    {
        if (since - _written < WriteEvery)
        {
            return;
        }

        await using var content = BinaryData.FromObjectAsJson(new ScanInfo(since)).ToStream();
        await store.ScanInfo(Container.AccountName, Container.Name).UploadAsync(content, new BlobUploadOptions(), cancel);
        _written = since;
    }

    private sealed record ScanInfo(DateTimeOffset LatestScan);
}
