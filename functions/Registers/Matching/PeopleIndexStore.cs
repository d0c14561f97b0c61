using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Json;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Registers.Matching;

/// <summary>
/// The cross-region index: one digest per region as blob <c>registers/index/{region}</c>, and what the comparison of all
/// of them found in the table <c>People</c>. The comparison of a set of digests has a partition of its own; the row of
/// the period in the partition <c>state</c> says which one holds, so that it changes in one step.
/// </summary>
internal sealed class PeopleIndexStore(StorageAccess storage, TimeProvider clock)
{
    public const string Folder = "index/";
    private const string VersionMark = "version";
    private const string RulesMark = "rules";
    private const string NoRules = "-";
    public const string State = "state";
    private const string RunColumn = "Run";
    private const int Parallel = 8;

    /// <summary>Rows younger than this may belong to a comparison that is still being written.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly BlobContainerClient _digests = storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Registers);
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.People);
    private readonly TagsInHand<RegionCode, CountedVersion> _written = new();

    /// <summary>Keeps a digest, unless one of a newer register, or of the same under the same rules, is there.</summary>
    /// <param name="isFirst">There is likely none of the region yet: adding it is tried before looking.</param>
    public async Task SaveAsync(PeopleDigest digest, bool isFirst, CancellationToken cancel)
    {
        var blob = _digests.GetBlobClient(Folder + digest.Region);
        var content = BinaryData.FromBytes(Compress(digest));
        var made = new CountedVersion(digest.RegisterVersion, digest.Rules);
        var current = _written.Find(digest.Region) is { } hand && hand.Value.IsBehind(made.Register, made.Rules) ? (hand.Tag, hand.Value)
            : isFirst ? null
            : await FindAsync(blob, cancel);
        while (current is not { } known || known.Version.IsBehind(made.Register, made.Rules))
        {
            try
            {
                var written = await blob.UploadAsync(
                    content,
                    new BlobUploadOptions
                    {
                        Conditions = current is { } there
                            ? new BlobRequestConditions { IfMatch = there.Tag }
                            : new BlobRequestConditions { IfNoneMatch = ETag.All },
                        Metadata = new Dictionary<string, string>
                        {
                            [VersionMark] = made.Register.ToString(CultureInfo.InvariantCulture),
                            [RulesMark] = made.Rules.Length > 0 ? made.Rules : NoRules,
                        },
                    },
                    cancel);
                _written.Keep(digest.Region, made, written.Value.ETag);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else wrote, or our own answer was lost: look again whose register is newer.
                current = await FindAsync(blob, cancel);
            }
        }
    }

    /// <summary>What each region's digest was made from.</summary>
    public async Task<IReadOnlyDictionary<RegionCode, CountedVersion>> VersionsAsync(CancellationToken cancel)
    {
        var versions = new SortedDictionary<RegionCode, CountedVersion>();
        await foreach (var blob in _digests.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = Folder }, cancel))
        {
            if (RegionCode.TryParse(blob.Name[Folder.Length..], out var region))
            {
                versions[region] = Version(blob.Metadata);
            }
        }

        return versions;
    }

    public async IAsyncEnumerable<PeopleDigest> DigestsAsync(IEnumerable<RegionCode> regions, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in regions.Chunk(Parallel))
        {
            foreach (var digest in await Task.WhenAll(some.Select(region => LoadAsync(region, cancel))))
            {
                if (digest is not null)
                {
                    yield return digest;
                }
            }
        }
    }

    /// <summary>Whether the comparison of exactly these digests already holds for the period.</summary>
    public async Task<bool> HoldsAsync(Period period, IReadOnlyDictionary<RegionCode, CountedVersion> versions, CancellationToken cancel) =>
        await _table.GetEntityIfExistsAsync<TableEntity>(State, period.ToString(), cancellationToken: cancel) is { HasValue: true } state
        && state.Value!.GetString(RunColumn) == RunOf(versions);

    /// <summary>Puts the comparison of a set of digests in force for a period.</summary>
    public async Task SaveAsync(
        Period period, IReadOnlyDictionary<RegionCode, CountedVersion> versions, IReadOnlyList<RegionMatch> matches, CancellationToken cancel)
    {
        var run = RunOf(versions);
        foreach (var match in matches)
        {
            var row = new TableEntity(run, match.Region.Value);
            row.SetText("Content", JsonSerializer.Serialize(match, StoredJson.Options));
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancel);
        }

        await _table.UpsertEntityAsync(new TableEntity(State, period.ToString()) { [RunColumn] = run }, TableUpdateMode.Replace, cancel);
        await RemoveUnusedAsync(cancel);
    }

    /// <summary>What the comparison that held at the end of <paramref name="upTo"/> says of every region that it touches.</summary>
    public async Task<IReadOnlyList<RegionMatch>> MatchesAsync(Period upTo, CancellationToken cancel)
    {
        if (await RunOfAsync(upTo, cancel) is not { } run)
        {
            return [];
        }

        var matches = new List<RegionMatch>();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {run}"), cancellationToken: cancel))
        {
            matches.Add(Read(row));
        }

        return matches;
    }

    /// <summary>The same for one region; null where nothing concerns it.</summary>
    public async Task<RegionMatch?> FindAsync(RegionCode region, Period upTo, CancellationToken cancel)
    {
        if (await RunOfAsync(upTo, cancel) is not { } run)
        {
            return null;
        }

        var row = await _table.GetEntityIfExistsAsync<TableEntity>(run, region.Value, cancellationToken: cancel);
        return row.HasValue ? Read(row.Value!) : null;
    }

    private static RegionMatch Read(TableEntity row) =>
        JsonSerializer.Deserialize<RegionMatch>(row.JoinText("Content"), StoredJson.Options) ?? throw new JsonException("The stored match is empty.");

    private static string RunOf(IReadOnlyDictionary<RegionCode, CountedVersion> versions)
    {
        var text = string.Join('\n', versions.OrderBy(version => version.Key).Select(version => $"{version.Key} {version.Value.Register} {version.Value.Rules}"));
        return "run-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, 8));
    }

    private async Task<string?> RunOfAsync(Period upTo, CancellationToken cancel)
    {
        string? run = null;
        var last = upTo.ToString();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {State} and RowKey le {last}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            run = row.GetString(RunColumn);
        }

        return run;
    }

    /// <summary>Comparisons that no period refers to any more.</summary>
    private async Task RemoveUnusedAsync(CancellationToken cancel)
    {
        var used = new HashSet<string?>();
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey", "Timestamp", RunColumn], cancellationToken: cancel))
        {
            if (row.PartitionKey == State)
            {
                used.Add(row.GetString(RunColumn));
            }
            else
            {
                rows.Add(row);
            }
        }

        var before = clock.GetUtcNow() - Settled;
        foreach (var row in rows.Where(row => !used.Contains(row.PartitionKey) && row.Timestamp < before))
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancel);
        }
    }

    private async Task<PeopleDigest?> LoadAsync(RegionCode region, CancellationToken cancel)
    {
        var blob = _digests.GetBlobClient(Folder + region);
        BlobDownloadResult found;
        try
        {
            found = (await blob.DownloadContentAsync(cancel)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }

        try
        {
            using var compressed = new BrotliStream(found.Content.ToStream(), CompressionMode.Decompress);
            return await JsonSerializer.DeserializeAsync<PeopleDigest>(compressed, StoredJson.Options, cancel) ?? throw new JsonException("The digest is empty.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException)
        {
            // Whoever counts next makes it again from the register: it looks as if it were behind.
            await blob.SetMetadataAsync(
                new Dictionary<string, string> { [VersionMark] = "0", [RulesMark] = NoRules },
                new BlobRequestConditions { IfMatch = found.Details.ETag },
                cancel);
            throw new BrokenDigestException(region, broken);
        }
    }

    private static byte[] Compress(PeopleDigest digest)
    {
        using var buffer = new MemoryStream();
        using (var compressed = new BrotliStream(buffer, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(compressed, digest, StoredJson.Options);
        }

        return buffer.ToArray();
    }

    private static async Task<(ETag Tag, CountedVersion Version)?> FindAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value;
            return (properties.ETag, Version(properties.Metadata));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static CountedVersion Version(IDictionary<string, string> metadata) => new(
        metadata.TryGetValue(VersionMark, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var version) ? version : 0,
        metadata.TryGetValue(RulesMark, out var rules) && rules != NoRules ? rules : "");
}
