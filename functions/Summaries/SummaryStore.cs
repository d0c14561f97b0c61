using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>
/// Published issues in the container <c>summaries</c>: <c>{period}/nasional-{issue}.xlsx</c>, <c>data-{issue}.csv</c> and
/// <c>metadata-{issue}.json</c> are written once and never again; <c>latest/</c> holds copies of the newest issue.
/// </summary>
internal sealed class SummaryStore(StorageAccess storage)
{
    private const string Latest = "latest";
    private const string MetadataPrefix = "metadata-";
    private const int ReadAtOnce = 512 * 1024;

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries);

    /// <summary>The number of the newest complete issue of a period; 0 where there is none.</summary>
    public async Task<int> LastIssueAsync(Period period, CancellationToken cancel)
    {
        var last = 0;
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{period}/{MetadataPrefix}" }, cancel))
        {
            var number = Path.GetFileNameWithoutExtension(blob.Name)[MetadataPrefix.Length..];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var issue))
            {
                last = Math.Max(last, issue);
            }
        }

        return last;
    }

    /// <summary>The names of everything that is stored, periods and <c>latest</c> alike, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancel))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>The files below the periods and <c>latest</c>, with what storage knows of them.</summary>
    public async Task<IReadOnlyList<StoredFile>> ListFilesAsync(CancellationToken cancel)
    {
        var files = new List<StoredFile>();
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancel))
        {
            files.Add(new StoredFile(blob.Name, blob.Properties.ContentLength ?? 0, blob.Properties.LastModified ?? default));
        }

        return files;
    }

    /// <summary>A file of an issue to be passed on as it comes from storage; null where there is none.</summary>
    public async Task<OpenedFile?> OpenAsync(Period period, string file, CancellationToken cancel)
    {
        var blob = _container.GetBlobClient(NameOf(period, file));
        try
        {
            var known = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return new OpenedFile(await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadAtOnce }, cancel), known.ETag.ToString("H"), known.LastModified);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A stored file by its full name, such as <c>2026-11/nasional-01.xlsx</c>; null where there is none.</summary>
    public async Task<byte[]?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            var found = await _container.GetBlobClient(name).DownloadContentAsync(cancel);
            return found.Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<SummaryMetadata?> FindMetadataAsync(Period period, int issue, CancellationToken cancel) =>
        await FindAsync(NameOf(period, SummaryFiles.MetadataName(issue)), cancel) is { } content ? SummaryMetadata.Read(content) : null;

    public async Task<SummaryMetadata?> FindLatestMetadataAsync(CancellationToken cancel) =>
        await FindAsync(NameOf(SummaryFiles.LatestMetadata), cancel) is { } content ? SummaryMetadata.Read(content) : null;

    /// <summary>
    /// Stores the three files of an issue, the metadata last. Files that a broken-off run left behind with the same
    /// content are taken as stored.
    /// </summary>
    /// <returns>Whether they are stored; false where the number is taken by files that say something else.</returns>
    public async Task<bool> TryAddAsync(SummaryFiles files, CancellationToken cancel)
    {
        foreach (var file in files.All)
        {
            if (!await TryAddAsync(NameOf(files.Period, file.Name), file, cancel))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies an issue to <c>latest/</c>, the metadata last.</summary>
    public async Task SetLatestAsync(IEnumerable<SummaryFile> files, CancellationToken cancel)
    {
        foreach (var file in files)
        {
            await _container.GetBlobClient(NameOf(file.LatestName)).UploadAsync(
                BinaryData.FromBytes(file.Content), new BlobUploadOptions { HttpHeaders = Headers(file) }, cancel);
        }
    }

    public static string NameOf(Period period, string file) => $"{period}/{file}";

    private static string NameOf(string latestFile) => $"{Latest}/{latestFile}";

    private async Task<bool> TryAddAsync(string name, SummaryFile file, CancellationToken cancel)
    {
        try
        {
            await _container.GetBlobClient(name).UploadAsync(
                BinaryData.FromBytes(file.Content),
                new BlobUploadOptions
                {
                    HttpHeaders = Headers(file),
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                },
                cancel);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            // The name is taken, perhaps by ourselves before a crash or a lost answer: equal content is our own.
            return await FindAsync(name, cancel) is { } stored && stored.AsSpan().SequenceEqual(file.Content);
        }
    }

    private static BlobHttpHeaders Headers(SummaryFile file) => new() { ContentType = file.ContentType };
}

/// <summary>A stored file by its full name, such as <c>2026-11/nasional-01.xlsx</c>.</summary>
internal sealed record StoredFile(string Name, long Bytes, DateTimeOffset StoredAt);

/// <summary>A stored file that is being read, and knows its length.</summary>
/// <param name="Tag">In quotation marks, as an answer over HTTP bears it.</param>
internal sealed record OpenedFile(Stream Content, string Tag, DateTimeOffset StoredAt);
