using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// The snapshots of issues in the container <c>publications</c>, as <c>{period}/{issue}.json.gz</c>. The first to write one takes the
/// number of the issue; it is never changed.
/// </summary>
internal sealed class IssueSnapshots(StorageAccess storage)
{
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Publications);
    private readonly Lock _gate = new();
    private (Period Period, int Issue, Task<IssueSnapshot?> Loading)? _last;

    /// <returns>False where the number is taken by other figures.</returns>
    public async Task<bool> TryAddAsync(IssueSnapshot snapshot, CancellationToken cancel)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(snapshot);
        var name = NameOf(snapshot.Period, snapshot.Issue);
        try
        {
            await _container.GetBlobClient(name).UploadAsync(
                BinaryData.FromBytes(Pack(content)),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/gzip" },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancel);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            // Perhaps by ourselves, before a crash or a lost answer.
            return await ReadAsync(name, cancel) is { } stored && stored.AsSpan().SequenceEqual(content);
        }
    }

    /// <summary>Null where there is none: the issue was published by an earlier version of the program.</summary>
    /// <exception cref="JsonException">It is of another version, or no snapshot.</exception>
    public async Task<IssueSnapshot?> FindAsync(Period period, int issue, CancellationToken cancel)
    {
        // Hundreds of workbooks are written from the same one.
        Task<IssueSnapshot?> loading;
        lock (_gate)
        {
            if (_last is not { } last || (last.Period, last.Issue) != (period, issue) || last.Loading.IsFaulted || last.Loading is { IsCompletedSuccessfully: true, Result: null })
            {
                _last = last = (period, issue, Task.Run(() => LoadAsync(period, issue), CancellationToken.None));
            }

            loading = last.Loading;
        }

        return await loading.WaitAsync(cancel);
    }

    public async Task<bool> ExistsAsync(Period period, int issue, CancellationToken cancel) =>
        (await _container.GetBlobClient(NameOf(period, issue)).ExistsAsync(cancel)).Value;

    private async Task<IssueSnapshot?> LoadAsync(Period period, int issue)
    {
        if (await ReadAsync(NameOf(period, issue), CancellationToken.None) is not { } content)
        {
            return null;
        }

        var snapshot = JsonSerializer.Deserialize<IssueSnapshot>(content);
        return snapshot is { Version: IssueSnapshot.CurrentVersion }
            ? snapshot
            : throw new JsonException($"The snapshot of issue {issue} of {period} is of another version.");
    }

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancel)
    {
        try
        {
            var stored = await _container.GetBlobClient(name).DownloadContentAsync(cancel);
            using var unpacked = new MemoryStream();
            await using var packed = new GZipStream(stored.Value.Content.ToStream(), CompressionMode.Decompress);
            await packed.CopyToAsync(unpacked, cancel);
            return unpacked.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static string NameOf(Period period, int issue) => string.Create(CultureInfo.InvariantCulture, $"{period}/{issue:00}.json.gz");
}
