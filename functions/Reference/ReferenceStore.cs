using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference.Tables;

namespace SertiKesos.Reference;

/// <summary>
/// Reference tables in the container <c>reference</c>, one immutable blob for each content that a table ever had. The
/// newest one of a table replaces the shipped one as a whole.
/// </summary>
internal sealed class ReferenceStore(StorageAccess storage, TimeProvider clock)
{
    /// <summary>How old what is remembered may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Reference);
    private volatile Reading _last = new(ReferenceData.Shipped, [], DateTimeOffset.MinValue);

    /// <summary>What is in force now, at most a minute old.</summary>
    public async ValueTask<ReferenceData> CurrentAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return now - _last.At < Freshness && now >= _last.At ? _last.Data : await ReadAgainAsync(cancel);
    }

    /// <summary>What is in force now, whatever is remembered.</summary>
    public async Task<ReferenceData> ReadAgainAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var names = InForce(await ListAsync(null, cancel), DateTimeOffset.MaxValue);
        var last = _last;
        var data = names.SequenceEqual(last.Versions) && last.At > DateTimeOffset.MinValue ? last.Data : await LoadAsync(names, cancel);
        _last = new Reading(data, names, now);
        return data;
    }

    /// <summary>What was in force at a moment.</summary>
    public async Task<ReferenceData> AsKnownAtAsync(DateTimeOffset moment, CancellationToken cancel) =>
        await LoadAsync(InForce(await ListAsync(null, cancel), moment), cancel);

    /// <summary>The contents that a table has had, the oldest first.</summary>
    public async Task<IReadOnlyList<ReferenceVersion>> HistoryAsync(string table, CancellationToken cancel) => await ListAsync(table, cancel);

    /// <summary>The version of a table that is in force at a moment; null where the shipped one is.</summary>
    public async Task<ReferenceVersion?> FindAsync(string table, DateTimeOffset moment, CancellationToken cancel) =>
        (await ListAsync(table, cancel)).LastOrDefault(version => version.At <= moment);

    /// <summary>The content of a table that was in force at a moment, as it was put; the shipped one before any was.</summary>
    public async Task<byte[]> ContentAsync(IReferenceTable table, DateTimeOffset moment, CancellationToken cancel) =>
        await FindAsync(table.Name, moment, cancel) is { } version ? await ReadAsync(version, cancel) : ReferenceCsv.Encode(table.Shipped);

    public async Task<byte[]> ReadAsync(ReferenceVersion version, CancellationToken cancel) =>
        (await _container.GetBlobClient(version.Name).DownloadContentAsync(cancel)).Value.Content.ToArray();

    /// <summary>
    /// Keeps a content, unless it is the one in force. Whether it may be kept is <c>ReferenceChange</c>'s to say.
    /// </summary>
    /// <returns>The version that holds it, and whether it is new.</returns>
    public async Task<(ReferenceVersion Version, bool IsNew)> AddAsync(string table, byte[] content, string by, string note, CancellationToken cancel)
    {
        var hash = ReferenceVersion.HashOf(content);
        while (true)
        {
            var newest = (await ListAsync(table, cancel)).LastOrDefault();
            if (newest?.Hash == hash)
            {
                return (newest, false);
            }

            // Never before what it replaces, whatever the clock of that machine was.
            var now = clock.GetUtcNow();
            var at = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
            var version = new ReferenceVersion(table, newest is not null && at <= newest.At ? newest.At.AddMilliseconds(1) : at, hash, by, note);
            try
            {
                await _container.GetBlobClient(version.Name).UploadAsync(
                    BinaryData.FromBytes(content),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "text/csv; charset=utf-8" },
                        Metadata = version.Metadata(),
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    },
                    cancel);
                return (version, true);
            }
            catch (RequestFailedException taken) when (taken.Status is 409 or 412)
            {
                // Our own answer was lost, or somebody put the same in the same millisecond: it is there.
            }
        }
    }

    private async Task<List<ReferenceVersion>> ListAsync(string? table, CancellationToken cancel)
    {
        var found = new List<ReferenceVersion>();
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = table is null ? null : $"{table}/" }, cancel))
            {
                if (ReferenceVersion.Parse(blob.Name, blob.Metadata) is { } version)
                {
                    found.Add(version);
                }
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // An account of before this container was made: the shipped tables hold.
        }

        return [.. found.OrderBy(version => version.Name, StringComparer.Ordinal)];
    }

    private static List<ReferenceVersion> InForce(IEnumerable<ReferenceVersion> versions, DateTimeOffset moment) =>
        [.. versions
            .Where(version => version.At <= moment && ReferenceTables.Find(version.Table) is not null)
            .GroupBy(version => version.Table, StringComparer.Ordinal)
            .Select(group => group.Last())];

    private async Task<ReferenceData> LoadAsync(IReadOnlyList<ReferenceVersion> versions, CancellationToken cancel)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            stored.Add(version.Table, ReferenceCsv.Decode(await ReadAsync(version, cancel))
                ?? throw new InvalidDataException($"Tabel acuan {version.Name} bukan teks UTF-8."));
        }

        return ReferenceData.Of(stored);
    }

    private sealed record Reading(ReferenceData Data, IReadOnlyList<ReferenceVersion> Versions, DateTimeOffset At);
}
