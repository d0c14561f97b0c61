using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Coverage;

/// <summary>
/// Coverage rows in the table <c>Coverage</c>: partition <c>2026-11</c> holds what each region counted in that month,
/// partition <c>latest</c> the newest count of each region; the row key is the region. Partition <c>2026-11-days</c> holds
/// the last count of each day in that month under region and day, such as <c>32.77|2026-11-20</c>, so that the figures as
/// known on any past day can be told. The rows hold counts only.
/// </summary>
internal sealed class CoverageStore(StorageAccess storage)
{
    public const string Latest = "latest";
    private const string Days = "-days";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Coverage);
    private readonly TagsInHand<(string Partition, string Row), long> _written = new();
    private long _saved;

    /// <summary>Grows with each count that this process has saved, so that whoever keeps figures in hand sees that there are newer ones.</summary>
    public long Saved => Interlocked.Read(ref _saved);

    /// <summary>Keeps a count, unless a count of a newer register of the region is already there.</summary>
    /// <param name="before">The day that the region was counted on before, null where it never was: tells which rows are likely there.</param>
    public async Task SaveAsync(RegionCoverage coverage, DateOnly? before, CancellationToken cancel)
    {
        await SaveAsync(coverage.Period + Days, DayKey(coverage.Region, coverage.CountedOn), coverage, before == coverage.CountedOn, cancel);
        await SaveAsync(coverage.Period.ToString(), coverage.Region.Value, coverage, before is { } day && Period.Of(day) == coverage.Period, cancel);
        await SaveAsync(Latest, coverage.Region.Value, coverage, before is not null, cancel);
        Interlocked.Increment(ref _saved);
    }

    /// <summary>
    /// The newest count of every region that had one by the end of <paramref name="upTo"/>, in the order of codes.
    /// </summary>
    public Task<IReadOnlyList<RegionCoverage>> LatestAsync(Period upTo, CancellationToken cancel) => KnownOnAsync(upTo.LastDay, cancel);

    /// <summary>
    /// The count of every region as it was known at the end of <paramref name="day"/> by the region's own calendar, in the
    /// order of codes; a region that had none by then is absent.
    /// </summary>
    public async Task<IReadOnlyList<RegionCoverage>> KnownOnAsync(DateOnly day, CancellationToken cancel) =>
        (await KnownOnAsync([day], cancel))[day];

    /// <summary>The same for several days: the newest counts are read once for all of them.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlyList<RegionCoverage>>> KnownOnAsync(IReadOnlyCollection<DateOnly> days, CancellationToken cancel)
    {
        var newest = new List<RegionCoverage>();
        await foreach (var coverage in ReadAsync(Latest, cancel))
        {
            newest.Add(coverage);
        }

        // Partitions that several days look into are read once.
        var read = new Dictionary<string, List<RegionCoverage>>(StringComparer.Ordinal);
        var known = new Dictionary<DateOnly, IReadOnlyList<RegionCoverage>>();
        foreach (var day in days.Distinct())
        {
            known.Add(day, await KnownOnAsync(newest, day, read, cancel));
        }

        return known;
    }

    private async Task<IReadOnlyList<RegionCoverage>> KnownOnAsync(
        List<RegionCoverage> newest, DateOnly day, Dictionary<string, List<RegionCoverage>> read, CancellationToken cancel)
    {
        var found = new SortedDictionary<RegionCode, RegionCoverage>();
        var later = new HashSet<RegionCode>();
        foreach (var coverage in newest)
        {
            if (coverage.CountedOn <= day)
            {
                found[coverage.Region] = coverage;
            }
            else
            {
                later.Add(coverage.Region);
            }
        }

        // Only when the past is asked for: regions that have reported since are looked up backwards.
        var first = later.Count > 0 ? await FirstPeriodAsync(cancel) : null;
        for (var period = Period.Of(day); later.Count > 0 && first is { } start && period.CompareTo(start) >= 0; period = period.Previous())
        {
            // A month's last count, or its days up to this one where it lies within the month, the earlier ones first.
            var whole = day >= period.LastDay;
            var partition = whole ? period.ToString() : period + Days;
            if (!read.TryGetValue(partition, out var counts))
            {
                read.Add(partition, counts = []);
                await foreach (var coverage in ReadAsync(partition, cancel))
                {
                    counts.Add(coverage);
                }
            }

            foreach (var coverage in counts)
            {
                if (later.Contains(coverage.Region) && coverage.CountedOn <= day)
                {
                    found[coverage.Region] = coverage;
                }
            }

            later.ExceptWith(found.Keys);
        }

        return [.. found.Values];
    }

    /// <summary>The newest count of one region; null where it has none.</summary>
    public async Task<RegionCoverage?> FindLatestAsync(RegionCode region, CancellationToken cancel) =>
        await _table.GetEntityIfExistsAsync<TableEntity>(Latest, region.Value, cancellationToken: cancel) is { HasValue: true, Value: { } row }
            ? CoverageText.Read(row.JoinText("Content"))
            : null;

    /// <summary>What the newest count of each region was made from.</summary>
    public async Task<IReadOnlyDictionary<RegionCode, CountedVersion>> VersionsAsync(CancellationToken cancel)
    {
        var versions = new Dictionary<RegionCode, CountedVersion>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Latest}"), select: ["RowKey", "RegisterVersion", "Rules"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            if (RegionCode.TryParse(row.RowKey, out var region))
            {
                versions[region] = new CountedVersion(row.GetInt64("RegisterVersion") ?? 0, row.GetString("Rules") ?? "");
            }
        }

        return versions;
    }

    private static string DayKey(RegionCode region, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{region}|{day:yyyy-MM-dd}");

    /// <param name="expected">Whether the row is likely there: else adding it is tried before looking.</param>
    private async Task SaveAsync(string partition, string row, RegionCoverage coverage, bool expected, CancellationToken cancel)
    {
        var entity = Entity(partition, row, coverage);
        var current = _written.Find((partition, row)) is { } hand && hand.Value <= coverage.RegisterVersion ? (hand.Tag, hand.Value)
            : expected ? await FindVersionAsync(partition, row, cancel)
            : None;
        while (current.Version <= coverage.RegisterVersion)
        {
            try
            {
                var written = current.Tag is { } tag
                    ? await _table.UpdateEntityAsync(entity, tag, TableUpdateMode.Replace, cancel)
                    : await _table.AddEntityAsync(entity, cancel);
                _written.Keep((partition, row), coverage.RegisterVersion, written.Headers.ETag);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 || (conflict.Status == 404 && current.Tag is not null))
            {
                // Somebody else wrote, or our own answer was lost: look again who has the newer count.
                current = await FindVersionAsync(partition, row, cancel);
            }
        }
    }

    private static (ETag? Tag, long Version) None => (null, 0);

    private async Task<(ETag? Tag, long Version)> FindVersionAsync(string partition, string row, CancellationToken cancel)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition, row, select: ["RegisterVersion"], cancellationToken: cancel);
        return found.HasValue ? (found.Value!.ETag, found.Value.GetInt64("RegisterVersion") ?? 0) : None;
    }

    private static TableEntity Entity(string partition, string row, RegionCoverage coverage)
    {
        var entity = new TableEntity(partition, row)
        {
            ["RegisterVersion"] = coverage.RegisterVersion,
            ["Rules"] = coverage.Rules ?? "",
        };
        entity.SetText("Content", CoverageText.Write(coverage));
        return entity;
    }

    private async IAsyncEnumerable<RegionCoverage> ReadAsync(
        string partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancel);
        await foreach (var row in rows)
        {
            yield return CoverageText.Read(row.JoinText("Content"));
        }
    }

    private async Task<Period?> FirstPeriodAsync(CancellationToken cancel)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancel))
        {
            return Period.TryParse(row.PartitionKey.Split(Days)[0], out var period) ? period : null;
        }

        return null;
    }
}
