using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;
using SertiKesos.Rosters.Reading;

namespace SertiKesos.Rosters.Inbox;

/// <summary>A file that lies in the inbox.</summary>
/// <param name="Name"><c>{region}/{submission}</c>, or any other that somebody gave it who put it there directly.</param>
/// <param name="FileName">What the office calls it.</param>
internal sealed record InboxEntry(string Name, string FileName, DateTimeOffset UploadedAt, ETag Version, long Length)
{
    public override string ToString() => $"InboxEntry ({Length} bytes)";
}

/// <summary>What storage knows of a file of the inbox.</summary>
/// <param name="FileName">What the office calls it.</param>
/// <param name="Length">In bytes.</param>
/// <param name="UploadedBy">The public name of the key that handed it in over HTTP.</param>
internal sealed record InboxFile(string FileName, DateTimeOffset UploadedAt, ETag Version, long Length, string? UploadedBy)
{
    /// <summary>The place in the trace of the upload, where it left one.</summary>
    public string? Trace { get; init; }

    public override string ToString() => "InboxFile";
}

/// <summary>
/// The inbox, container <c>rosters</c>: what offices upload, each in the folder of its region. Whatever comes over HTTP is
/// stored under a name of ours, and what somebody put there directly gets one as soon as it was taken: a name that others
/// choose may hold a person's name, or signs that no listing can be read with.
/// </summary>
internal sealed class InboxFiles(StorageAccess storage)
{
    // Metadata: which submission it is, who handed it in, what the office calls it, when it first came.
    private const string UploadedByMark = "uploadedby";
    private const string SubmissionMark = "submission";
    private const string FileNameMark = "filename";
    public const string UploadedAtMark = "uploadedat";

    private const int StartBytes = 256 * 1024;

    private readonly BlobContainerClient _files = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);

    public static string NameOf(RegionCode region, string submission) => $"{region}/{submission}";

    /// <param name="region">Only this region's folder; null for all that lies there.</param>
    public async IAsyncEnumerable<InboxEntry> ListAsync(RegionCode? region, [EnumeratorCancellation] CancellationToken cancel)
    {
        var all = new GetBlobsOptions { Prefix = region is { } code ? $"{code}/" : null, Traits = BlobTraits.Metadata };
        await foreach (var blob in _files.GetBlobsAsync(all, cancel))
        {
            if (blob.Properties is { LastModified: { } at, ETag: { } version })
            {
                yield return new InboxEntry(blob.Name, FileNameOf(blob.Name, blob.Metadata), StoredTime.Of(blob.Metadata, at), version, blob.Properties.ContentLength ?? 0);
            }
        }
    }

    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancel)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var file in ListAsync(null, cancel))
        {
            names.Add(file.Name);
        }

        return names;
    }

    /// <summary>What storage knows of a file; null where it is gone.</summary>
    public async Task<InboxFile?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            var properties = (await _files.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancel)).Value;
            return new InboxFile(
                FileNameOf(name, properties.Metadata),
                UploadedAtOf(properties.Metadata, properties.LastModified),
                properties.ETag,
                properties.ContentLength,
                properties.Metadata.TryGetValue(UploadedByMark, out var by) ? by : null)
            {
                Trace = TraceMark.Of(properties.Metadata),
            };
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// What storage knows of a file with its beginning, which is the whole of most; null where it is gone. The beginning is
    /// small enough for nobody to wait for room.
    /// </summary>
    public async Task<(InboxFile File, BinaryData? Whole)?> OpenAsync(string name, CancellationToken cancel)
    {
        try
        {
            var start = (await _files.GetBlobClient(name).DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(0, StartBytes) }, cancel)).Value;
            var details = start.Details;
            var length = LengthOf(details);
            var file = new InboxFile(
                FileNameOf(name, details.Metadata),
                UploadedAtOf(details.Metadata, details.LastModified),
                details.ETag,
                length,
                details.Metadata.TryGetValue(UploadedByMark, out var by) ? by : null)
            {
                Trace = TraceMark.Of(details.Metadata),
            };
            return (file, length <= StartBytes ? start.Content : null);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException empty) when (empty.Status == 416)
        {
            // A range of an empty blob does not exist; the check says so to the office.
            return await FindAsync(name, cancel) is { } file ? (file, null) : null;
        }
    }

    /// <summary>Of the whole file: an answer with a part of it tells both, such as <c>bytes 0-99/1234</c>.</summary>
    private static long LengthOf(BlobDownloadDetails details) =>
        details.ContentRange is { } range && long.TryParse(range[(range.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture, out var length)
            ? length
            : details.ContentLength;

    /// <summary>The content of a file; of one that is too large, enough to see that. Null where it is gone.</summary>
    public async Task<BinaryData?> ReadAsync(string name, InboxFile file, CancellationToken cancel)
    {
        if (file.Length == 0)
        {
            // A range of an empty blob does not exist; the check says so to the office.
            return BinaryData.FromBytes(Array.Empty<byte>());
        }

        try
        {
            // One byte more than allowed is enough to see that a file is too large.
            return (await _files.GetBlobClient(name).DownloadContentAsync(
                new BlobDownloadOptions
                {
                    Range = new HttpRange(0, RosterGate.MaxBytes + 1),
                    Conditions = new BlobRequestConditions { IfMatch = file.Version },
                },
                cancel)).Value.Content;
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
    /// <param name="fileName">What the office calls it.</param>
    /// <param name="by">The public name of the key that handed it in.</param>
    /// <param name="at">When it was uploaded first, where it is handed in again.</param>
    public async Task<DateTimeOffset?> TryAddAsync(
        string name, string submission, string fileName, byte[] content, string by, DateTimeOffset? at, CancellationToken cancel)
    {
        // Header values are ASCII.
        var metadata = new Dictionary<string, string>
        {
            [SubmissionMark] = submission,
            [UploadedByMark] = by,
            [FileNameMark] = Uri.EscapeDataString(fileName),
        };
        if (at is { } first)
        {
            metadata[UploadedAtMark] = first.ToString("O", CultureInfo.InvariantCulture);
        }

        TraceMark.AddTo(metadata);

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
            return UploadedAtOf(metadata, uploaded.Value.LastModified);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return properties.Metadata.TryGetValue(SubmissionMark, out var mark) && mark == submission ? UploadedAtOf(properties.Metadata, properties.LastModified) : null;
        }
    }

    /// <summary>
    /// Gives a file that was taken a name of ours, with what the office called it and when it came as metadata. Until the
    /// old one is removed it lies there twice; a copy that was cut off is found again.
    /// </summary>
    /// <returns>The version under the new name.</returns>
    public async Task<ETag> CopyAsync(string name, string to, string submission, InboxFile file, BinaryData content, CancellationToken cancel)
    {
        var blob = _files.GetBlobClient(to);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = new Dictionary<string, string>
            {
                [SubmissionMark] = submission,
                [FileNameMark] = Uri.EscapeDataString(file.FileName),
                [UploadedAtMark] = file.UploadedAt.ToString("O", CultureInfo.InvariantCulture),
            },
        };
        if (file.UploadedBy is { } by)
        {
            options.Metadata[UploadedByMark] = by;
        }

        TraceMark.AddTo(options.Metadata);

        try
        {
            if (file.Length <= RosterGate.MaxBytes)
            {
                return (await blob.UploadAsync(content, options, cancel)).Value.ETag;
            }

            // Of a file that is too large only the beginning was read; all of it is kept.
            await using var all = await _files.GetBlobClient(name).OpenReadAsync(cancellationToken: cancel);
            return (await blob.UploadAsync(all, options, cancel)).Value.ETag;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value.ETag;
        }
    }

    /// <summary>Removes this version of a file; one that somebody has put in its place since stays.</summary>
    public async Task RemoveAsync(string name, ETag version, CancellationToken cancel)
    {
        try
        {
            await _files.GetBlobClient(name).DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = version }, cancellationToken: cancel);
        }
        catch (RequestFailedException replaced) when (replaced.Status == 412)
        {
            // A newer file under the same name, which nobody has taken yet.
        }
    }

    public async Task RemoveAsync(string name, CancellationToken cancel) =>
        await _files.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancel);

    private static string FileNameOf(string name, IDictionary<string, string>? metadata) => RosterFileName.Of(
        metadata is not null && metadata.TryGetValue(FileNameMark, out var given) ? given : name);

    /// <summary>When it first came: never later than storage has it, so that nobody can date a file forward.</summary>
    private static DateTimeOffset UploadedAtOf(IDictionary<string, string> metadata, DateTimeOffset stored) =>
        metadata.TryGetValue(UploadedAtMark, out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var first) && first < stored
            ? first
            : stored;
}
