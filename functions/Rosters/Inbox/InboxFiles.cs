using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Rosters.Inbox;

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
    private const string UploadedAtMark = "uploadedat";

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
                return new InboxFile(UploadedAt(properties.Metadata, properties.LastModified), properties.ETag, by, BinaryData.FromBytes(Array.Empty<byte>()));
            }

            // One byte more than allowed is enough to see that a file is too large.
            var download = await blob.DownloadContentAsync(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(0, RosterGate.MaxBytes + 1),
                    Conditions = new BlobRequestConditions { IfMatch = properties.ETag },
                },
                cancel);
            return new InboxFile(UploadedAt(properties.Metadata, download.Value.Details.LastModified), download.Value.Details.ETag, by, download.Value.Content);
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
    /// <param name="at">When it was uploaded first, where it is handed in again.</param>
    public async Task<DateTimeOffset?> TryAddAsync(
        string name, string submission, byte[] content, string by, CancellationToken cancel, DateTimeOffset? at = null)
    {
        var metadata = new Dictionary<string, string> { [SubmissionMark] = submission, [UploadedByMark] = by };
        if (at is { } first)
        {
            metadata[UploadedAtMark] = first.ToString("O", CultureInfo.InvariantCulture);
        }

        var blob = _files.GetBlobClient(name);
        try
        {
            var uploaded = await blob.UploadAsync(
                BinaryData.FromBytes(content),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    Metadata = metadata,
                },
                cancel);
            return UploadedAt(metadata, uploaded.Value.LastModified);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return properties.Metadata.TryGetValue(SubmissionMark, out var mark) && mark == submission ? UploadedAt(properties.Metadata, properties.LastModified) : null;
        }
    }

    /// <summary>A file that was handed in again has the time of its first upload, which is never later than what storage says.</summary>
    private static DateTimeOffset UploadedAt(IDictionary<string, string> metadata, DateTimeOffset stored) =>
        metadata.TryGetValue(UploadedAtMark, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var first) && first < stored
            ? first
            : stored;

    public async Task RemoveAsync(string name, CancellationToken cancel) =>
        await _files.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancel);
}
