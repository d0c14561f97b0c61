using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Rosters;

/// <summary>A file that lies in the inbox.</summary>
/// <param name="Name"><c>{region}/{file}</c>, where the office put it in its own folder.</param>
internal sealed record InboxEntry(string Name, DateTimeOffset UploadedAt, ETag Version, long Length);

/// <summary>A file of the inbox as it was read.</summary>
/// <param name="UploadedBy">The public name of the key that handed it in over HTTP.</param>
internal sealed record InboxFile(DateTimeOffset UploadedAt, ETag Version, string? UploadedBy, BinaryData Content);

/// <summary>The inbox, container <c>rosters</c>: what offices upload, each in the folder of its region.</summary>
internal sealed class InboxFiles(StorageAccess storage)
{
    // Metadata of a file that came over HTTP.
    private const string UploadedByMark = "uploadedby";
    private const string SubmissionMark = "submission";

    private readonly BlobContainerClient _files = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);

    /// <param name="region">Only this region's folder; null for all that lies there.</param>
    public async IAsyncEnumerable<InboxEntry> ListAsync(RegionCode? region, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in _files.GetBlobsAsync(new GetBlobsOptions { Prefix = region is { } code ? $"{code}/" : null }, cancel))
        {
            if (blob.Properties is { LastModified: { } at, ETag: { } version })
            {
                yield return new InboxEntry(blob.Name, at, version, blob.Properties.ContentLength ?? 0);
            }
        }
    }

    /// <summary>
    /// A file with what storage knows of it; of one that is too large, enough to see that. Null where it is gone.
    /// </summary>
    public async Task<InboxFile?> FindAsync(string name, CancellationToken cancel)
    {
        var blob = _files.GetBlobClient(name);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            var by = properties.Metadata.TryGetValue(UploadedByMark, out var key) ? key : null;
            if (properties.ContentLength == 0)
            {
                // A range of an empty blob does not exist; the check says so to the office.
                return new InboxFile(properties.LastModified, properties.ETag, by, BinaryData.FromBytes(Array.Empty<byte>()));
            }

            // One byte more than allowed is enough to see that a file is too large.
            var download = await blob.DownloadContentAsync(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(0, RosterGate.MaxBytes + 1),
                    Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
                },
                cancel);
            return new InboxFile(download.Value.Details.LastModified, download.Value.Details.ETag, by, download.Value.Content);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The content alone, in one call; null where the file is gone.</summary>
    public async Task<BinaryData?> ContentAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await _files.GetBlobClient(name).DownloadContentAsync(cancel)).Value.Content;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>When storage has the file of a submission under this name; null when another file has the name.</summary>
    /// <param name="by">The public name of the key that handed it in.</param>
    public async Task<DateTimeOffset?> TryAddAsync(string name, string submission, byte[] content, string by, CancellationToken cancel)
    {
        var blob = _files.GetBlobClient(name);
        try
        {
            var uploaded = await blob.UploadAsync(
                BinaryData.FromBytes(content),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    Metadata = new Dictionary<string, string> { [SubmissionMark] = submission, [UploadedByMark] = by },
                },
                cancel);
            return uploaded.Value.LastModified;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return properties.Metadata.TryGetValue(SubmissionMark, out var mark) && mark == submission ? properties.LastModified : null;
        }
    }

    public async Task RemoveAsync(string name, CancellationToken cancel) =>
        await _files.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancel);
}
