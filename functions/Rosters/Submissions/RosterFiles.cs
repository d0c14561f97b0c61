using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;

namespace SertiKesos.Rosters.Submissions;

/// <summary>
/// The files of submissions: as they came in <c>originals/{region}/{submission}/roster{.ext}</c>, with a decision beside
/// it (<c>release.json</c>) where one was needed, and the answer in <c>receipts/{region}/{submission}.xlsx</c>. Originals
/// and releases are all that is needed to make everything else again.
/// </summary>
internal sealed class RosterFiles(StorageAccess storage)
{
    private const string FileNameMark = "filename";
    private const string UploadedAtMark = "uploadedat";
    private const string UploadedByMark = "uploadedby";
    private const string ContentMark = "content";
    private const string ErasedMark = "erased";
    private const string OriginalName = "roster";
    private const string ReleaseName = "release.json";

    private readonly BlobContainerClient _originals = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Originals);
    private readonly BlobContainerClient _receipts = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Receipts);

    public static string ReceiptName(RegionCode region, string submission) => $"{region}/{submission}.xlsx";

    public Task KeepOriginalAsync(Submission submission, BinaryData content, CancellationToken cancel) =>
        AddAsync(OriginalOf(submission), content, MetadataOf(submission), cancel);

    /// <summary>
    /// The same where the original is gone, or listed and cannot be read, as the emulator may leave it after a power cut.
    /// One that can be read stays: somebody may have been erased from it.
    /// </summary>
    public async Task PutBackAsync(Submission submission, BinaryData content, CancellationToken cancel)
    {
        try
        {
            if (await OriginalAsync(submission, cancel) is not null)
            {
                return;
            }
        }
        catch (RequestFailedException lost) when (lost.Status == 500)
        {
            // Written anew below.
        }

        await _originals.GetBlobClient(OriginalOf(submission)).UploadAsync(content, new BlobUploadOptions { Metadata = MetadataOf(submission) }, cancel);
    }

    private static Dictionary<string, string> MetadataOf(Submission submission)
    {
        var metadata = new Dictionary<string, string>
        {
            // Header values are ASCII.
            [FileNameMark] = Uri.EscapeDataString(submission.FileName),
            [UploadedAtMark] = submission.UploadedAt.ToString("O", CultureInfo.InvariantCulture),
            [ContentMark] = submission.Content,
        };
        if (submission.UploadedBy is { } by)
        {
            metadata[UploadedByMark] = by;
        }

        TraceMark.AddTo(metadata);
        return metadata;
    }

    /// <summary>The file as it came; null where it is not kept (any more).</summary>
    public async Task<BinaryData?> OriginalAsync(Submission submission, CancellationToken cancel) =>
        await FindAsync(_originals, OriginalOf(submission), cancel);

    /// <summary>The length of the original in bytes, before it is loaded; null where it is not kept (any more).</summary>
    public async Task<long?> OriginalLengthAsync(Submission submission, CancellationToken cancel)
    {
        try
        {
            return (await _originals.GetBlobClient(OriginalOf(submission)).GetPropertiesAsync(cancellationToken: cancel)).Value.ContentLength;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<bool> HasOriginalAsync(Submission submission, CancellationToken cancel) =>
        (await _originals.GetBlobClient(OriginalOf(submission)).ExistsAsync(cancel)).Value;

    public async Task KeepReleaseAsync(Submission submission, RosterRelease release, CancellationToken cancel) =>
        await AddAsync(
            $"{submission.Region}/{submission.Id}/{ReleaseName}", BinaryData.FromObjectAsJson(release, JsonSerializerOptions.Web), null, cancel);

    /// <summary>
    /// Everything that ever came in, as submissions that nothing has been done with yet, a release included.
    /// </summary>
    public async IAsyncEnumerable<Submission> KeptAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in _originals.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancel))
        {
            if (blob.Name.Split('/') is not [var code, var id, var name] || id == KeptActs.Folder || name == ReleaseName || !RegionCode.TryParse(code, out var region))
            {
                continue;
            }

            var kept = new Submission(
                region,
                id,
                blob.Metadata.TryGetValue(FileNameMark, out var fileName) ? Uri.UnescapeDataString(fileName) : name,
                blob.Metadata.TryGetValue(UploadedAtMark, out var at)
                    && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var uploadedAt)
                    ? uploadedAt
                    : StoredTime.Of(blob.Metadata, blob.Properties.LastModified ?? default),
                SubmissionState.Received,
                null)
            {
                Content = blob.Metadata.TryGetValue(ContentMark, out var content) ? content : id,
                UploadedBy = blob.Metadata.TryGetValue(UploadedByMark, out var by) ? by : null,
            };
            var release = await FindAsync(_originals, $"{code}/{id}/{ReleaseName}", cancel);
            yield return kept with { Release = release?.ToObjectFromJson<RosterRelease>(JsonSerializerOptions.Web) };
        }
    }

    public async Task AnswerAsync(Submission submission, byte[] receipt, CancellationToken cancel) =>
        await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).UploadAsync(
            BinaryData.FromBytes(receipt),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders
                {
                    ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    ContentDisposition = "attachment",
                },
            },
            cancel);

    public async Task<bool> HasReceiptAsync(Submission submission, CancellationToken cancel) =>
        (await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).ExistsAsync(cancel)).Value;

    /// <summary>The answer as it comes from storage, without holding it; null where there is none yet.</summary>
    public async Task<Stream?> OpenReceiptAsync(Submission submission, CancellationToken cancel)
    {
        try
        {
            return (await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).DownloadStreamingAsync(cancellationToken: cancel)).Value.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes the kept files of a submission as <paramref name="redact"/> yields them, under their names, with a mark. Null
    /// of it leaves a file alone. True where something was written.
    /// </summary>
    public async Task<bool> RedactAsync(Submission submission, string fileName, Func<BinaryData, byte[]?> redact, CancellationToken cancel) =>
        await RedactAsync(_originals.GetBlobClient(OriginalOf(submission)), fileName, redact, cancel)
        | await RedactAsync(_receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)), null, redact, cancel);

    /// <summary>Takes the reason out of a release where it names somebody. True where something was written.</summary>
    public Task<bool> RedactReleaseAsync(Submission submission, Func<string, bool> names, CancellationToken cancel) => RedactAsync(
        _originals.GetBlobClient($"{submission.Region}/{submission.Id}/{ReleaseName}"),
        null,
        content => content.ToObjectFromJson<RosterRelease>(JsonSerializerOptions.Web) is { } release && names(release.Reason)
            ? BinaryData.FromObjectAsJson(release with { Reason = RosterRelease.ErasedReason }, JsonSerializerOptions.Web).ToArray()
            : null,
        cancel);

    /// <summary>Deletes the original with its release.</summary>
    public async Task<bool> RemoveOriginalAsync(Submission submission, CancellationToken cancel)
    {
        var removed = (await _originals.GetBlobClient(OriginalOf(submission)).DeleteIfExistsAsync(cancellationToken: cancel)).Value;
        await _originals.GetBlobClient($"{submission.Region}/{submission.Id}/{ReleaseName}").DeleteIfExistsAsync(cancellationToken: cancel);
        return removed;
    }

    public async Task<bool> RemoveReceiptAsync(Submission submission, CancellationToken cancel) =>
        (await _receipts.GetBlobClient(ReceiptName(submission.Region, submission.Id)).DeleteIfExistsAsync(cancellationToken: cancel)).Value;

    private static async Task<bool> RedactAsync(BlobClient blob, string? fileName, Func<BinaryData, byte[]?> redact, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var stored = (await blob.DownloadContentAsync(cancel)).Value;
                var metadata = new Dictionary<string, string>(stored.Details.Metadata);
                var renamed = fileName is not null && metadata.GetValueOrDefault(FileNameMark) != Uri.EscapeDataString(fileName);
                var content = redact(stored.Content);
                if (content is null && !renamed)
                {
                    return false;
                }

                if (renamed)
                {
                    metadata[FileNameMark] = Uri.EscapeDataString(fileName!);
                }

                metadata[ErasedMark] = "true";
                await blob.UploadAsync(
                    content is null ? stored.Content : BinaryData.FromBytes(content),
                    new BlobUploadOptions
                    {
                        Conditions = new BlobRequestConditions { IfMatch = stored.Details.ETag },
                        Metadata = metadata,
                        HttpHeaders = new BlobHttpHeaders { ContentType = stored.Details.ContentType, ContentDisposition = stored.Details.ContentDisposition },
                    },
                    cancel);
                return true;
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                return false;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else wrote, or our own answer was lost: read again.
            }
        }
    }

    private static string OriginalOf(Submission submission) =>
        $"{submission.Region}/{submission.Id}/{OriginalName}{Extension(submission.FileName)}";

    private static string Extension(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        return extension.Length is > 1 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension.ToLowerInvariant() : "";
    }

    private async Task AddAsync(string name, BinaryData content, Dictionary<string, string>? metadata, CancellationToken cancel)
    {
        try
        {
            await _originals.GetBlobClient(name).UploadAsync(
                content,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, Metadata = metadata },
                cancel);
        }
        catch (RequestFailedException kept) when (kept.Status is 409 or 412)
        {
            // The submission names the content, so what is there is the same.
        }
    }

    private static async Task<BinaryData?> FindAsync(BlobContainerClient container, string name, CancellationToken cancel)
    {
        try
        {
            var stored = (await container.GetBlobClient(name).DownloadContentAsync(cancel)).Value;
            Spans.LinkTo(TraceMark.Of(stored.Details.Metadata));
            return stored.Content;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
