using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries;

/// <summary>
/// Published issues in the container <c>summaries</c>: the files of a period, such as <c>2026-11/nasional-01.xlsx</c>, are
/// written once and never again; <c>latest/</c> holds copies of the newest issue. The workbooks of offices, which name their
/// people, lie by themselves in <c>office-workbooks</c>, so that whoever may read all of <c>summaries</c> reads of nobody.
/// </summary>
internal sealed class SummaryStore(StorageAccess storage)
{
    private const string Latest = "latest";
    private const string MetadataPrefix = "metadata-";
    private const int ReadAtOnce = 512 * 1024;

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Summaries);
    private readonly BlobContainerClient _offices = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.OfficeWorkbooks);

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

    /// <summary>The periods of which anything is stored, in no order.</summary>
    public Task<IReadOnlyList<Period>> PeriodsAsync(CancellationToken cancel) => PeriodsAsync(_container, cancel);

    private static async Task<IReadOnlyList<Period>> PeriodsAsync(BlobContainerClient container, CancellationToken cancel)
    {
        var periods = new List<Period>();
        await foreach (var item in container.GetBlobsByHierarchyAsync(new GetBlobsByHierarchyOptions { Delimiter = "/" }, cancel))
        {
            if (item.IsPrefix && Period.TryParse(item.Prefix.TrimEnd('/'), out var period))
            {
                periods.Add(period);
            }
        }

        return periods;
    }

    /// <summary>The files of a period whose names begin so, with what storage knows of them: with the code of a region those of that office.</summary>
    public Task<IReadOnlyList<StoredFile>> ListFilesAsync(Period period, string beginning, CancellationToken cancel) =>
        ListFilesAsync(char.IsAsciiDigit(beginning[0]) ? _offices : _container, period, beginning, cancel);

    /// <summary>The names of all files of a period, those of offices too.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(Period period, CancellationToken cancel)
    {
        var files = await Task.WhenAll(ListFilesAsync(_container, period, "", cancel), ListFilesAsync(_offices, period, "", cancel));
        return files.SelectMany(found => found).Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<bool> ExistsAsync(Period period, string file, CancellationToken cancel) => (await BlobOf(period, file).ExistsAsync(cancel)).Value;

    /// <summary>A file of an issue to be passed on as it comes from storage; null where there is none.</summary>
    public async Task<OpenedFile?> OpenAsync(Period period, string file, CancellationToken cancel)
    {
        var blob = BlobOf(period, file);
        try
        {
            var known = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return new OpenedFile(await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadAtOnce }, cancel), known.ETag.ToString("H"), StoredTime.Of(known.Metadata, known.LastModified));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A stored file; null where there is none.</summary>
    public Task<byte[]?> FindAsync(Period period, string file, CancellationToken cancel) => FindAsync(BlobOf(period, file), cancel);

    private static async Task<byte[]?> FindAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            var found = await blob.DownloadContentAsync(cancel);
            return found.Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task<SummaryMetadata?> FindMetadataAsync(Period period, int issue, CancellationToken cancel) =>
        await FindAsync(period, SummaryNames.Metadata(issue).Name, cancel) is { } content ? SummaryMetadata.Read(content) : null;

    public async Task<SummaryMetadata?> FindLatestMetadataAsync(CancellationToken cancel) =>
        await FindAsync(_container.GetBlobClient(NameOf(SummaryNames.LatestMetadata)), cancel) is { } content ? SummaryMetadata.Read(content) : null;

    /// <summary>
    /// Stores the files that every issue has, the metadata last. Files that a broken-off run left behind with the same
    /// content are taken as stored.
    /// </summary>
    /// <returns>Whether they are stored; false where the number is taken by files that say something else.</returns>
    public async Task<bool> TryAddAsync(SummaryFiles files, CancellationToken cancel)
    {
        foreach (var file in files.All)
        {
            if (!await TryAddAsync(files.Period, file, cancel))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Deletes the workbooks of an office in all issues: they name its people.</summary>
    /// <returns>How many went.</returns>
    public Task<int> RemoveOfficeAsync(RegionCode region, CancellationToken cancel) =>
        RemoveOfficesAsync(_ => true, $"{region}-", _ => true, cancel);

    /// <summary>Deletes the workbooks of offices that were written before a moment.</summary>
    /// <returns>How many went.</returns>
    public Task<int> RemoveOfficesAsync(DateTimeOffset before, CancellationToken cancel) =>
        RemoveOfficesAsync(period => period.FirstDay < DateOnly.FromDateTime(before.UtcDateTime), "", file => file.StoredAt < before, cancel);

    public Task RemoveAsync(Period period, SummaryFile file, CancellationToken cancel) =>
        BlobOf(period, file.Name).DeleteIfExistsAsync(cancellationToken: cancel);

    private async Task<int> RemoveOfficesAsync(Func<Period, bool> of, string prefix, Func<StoredFile, bool> goes, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var period in (await PeriodsAsync(_offices, cancel)).Where(of))
        {
            foreach (var file in (await ListFilesAsync(_offices, period, prefix, cancel)).Where(goes))
            {
                removed += (await BlobOf(period, file.Name).DeleteIfExistsAsync(cancellationToken: cancel)).Value ? 1 : 0;
            }
        }

        return removed;
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

    private BlobClient BlobOf(Period period, string file) =>
        (SummaryNames.Find(file) is { File.Readers: SummaryReaders.Office } ? _offices : _container).GetBlobClient(NameOf(period, file));

    private static async Task<IReadOnlyList<StoredFile>> ListFilesAsync(BlobContainerClient container, Period period, string prefix, CancellationToken cancel)
    {
        var files = new List<StoredFile>();
        var folder = $"{period}/";
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = folder + prefix, Traits = BlobTraits.Metadata }, cancel))
        {
            files.Add(new StoredFile(blob.Name[folder.Length..], blob.Properties.ContentLength ?? 0, StoredTime.Of(blob.Metadata, blob.Properties.LastModified ?? default)));
        }

        return files;
    }

    private static string NameOf(string latestFile) => $"{Latest}/{latestFile}";

    /// <summary>Takes the copies away: there is no issue that stands.</summary>
    public async Task ClearLatestAsync(CancellationToken cancel)
    {
        // The metadata first: from then on there is no latest.
        foreach (var file in SummaryNames.Of(1).Reverse())
        {
            await _container.GetBlobClient(NameOf(file.LatestName)).DeleteIfExistsAsync(cancellationToken: cancel);
        }
    }

    /// <summary>Stores a file of an issue. False where its name is taken by another content.</summary>
    public async Task<bool> TryAddAsync(Period period, SummaryFile file, CancellationToken cancel)
    {
        var blob = BlobOf(period, file.Name);
        try
        {
            await blob.UploadAsync(
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
            return await FindAsync(blob, cancel) is { } stored && stored.AsSpan().SequenceEqual(file.Content);
        }
    }

    private static BlobHttpHeaders Headers(SummaryFile file) => new() { ContentType = file.ContentType };
}

/// <summary>A stored file by its name below its period.</summary>
internal sealed record StoredFile(string Name, long Bytes, DateTimeOffset StoredAt);

/// <summary>A stored file that is being read, and knows its length.</summary>
/// <param name="Tag">In quotation marks, as an answer over HTTP bears it.</param>
internal sealed record OpenedFile(Stream Content, string Tag, DateTimeOffset StoredAt);
