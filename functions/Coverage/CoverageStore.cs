using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Time;
using SertiKesos.Regions;

namespace SertiKesos.Coverage;

/// <summary>
/// Coverage rows in the table <c>Coverage</c>: partition <c>2026-11</c> holds what each region counted in that month,
/// partition <c>latest</c> the newest count of each region; the row key is the region. The rows hold counts only.
/// </summary>
internal sealed class CoverageStore(StorageAccess storage)
{
    private const string Latest = "latest";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Coverage);

    /// <summary>Keeps a count, unless a count of a newer register of the region is already there.</summary>
    public async Task SaveAsync(RegionCoverage coverage, CancellationToken cancel)
    {
        await SaveAsync(coverage.Period.ToString(), coverage, cancel);
        await SaveAsync(Latest, coverage, cancel);
    }

    /// <summary>
    /// The newest count of every region that had one by the end of <paramref name="upTo"/>, in the order of codes.
    /// </summary>
    public async Task<IReadOnlyList<RegionCoverage>> LatestAsync(Period upTo, CancellationToken cancel)
    {
        var found = new SortedDictionary<RegionCode, RegionCoverage>();
        var later = new HashSet<RegionCode>();
        await foreach (var coverage in ReadAsync(Latest, cancel))
        {
            if (coverage.Period.CompareTo(upTo) <= 0)
            {
                found[coverage.Region] = coverage;
            }
            else
            {
                later.Add(coverage.Region);
            }
        }

        // Only when a past period is published again: regions that have reported since are looked up backwards.
        var first = await FirstPeriodAsync(cancel);
        for (var period = upTo; later.Count > 0 && first is { } start && period.CompareTo(start) >= 0; period = period.Previous())
        {
            await foreach (var coverage in ReadAsync(period.ToString(), cancel))
            {
                if (later.Remove(coverage.Region))
                {
                    found[coverage.Region] = coverage;
                }
            }
        }

        return [.. found.Values];
    }

    /// <summary>What the newest count of each region was made from.</summary>
    public async Task<IReadOnlyDictionary<RegionCode, CountedVersion>> VersionsAsync(CancellationToken cancel)
    {
        var versions = new Dictionary<RegionCode, CountedVersion>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Latest}"), select: ["RowKey", "RegisterVersion", "Rules"], cancellationToken: cancel);
        await foreach (var row in rows)
        {
            versions[RegionCode.Parse(row.RowKey)] = new CountedVersion(row.GetInt64("RegisterVersion") ?? 0, row.GetString("Rules") ?? "");
        }

        return versions;
    }

    private async Task SaveAsync(string partition, RegionCoverage coverage, CancellationToken cancel)
    {
        while (true)
        {
            var current = await _table.GetEntityIfExistsAsync<TableEntity>(
                partition, coverage.Region.Value, select: ["RegisterVersion"], cancellationToken: cancel);
            if (current.HasValue && current.Value!.GetInt64("RegisterVersion") > coverage.RegisterVersion)
            {
                return;
            }

            try
            {
                var row = Row(partition, coverage);
                _ = current.HasValue
                    ? await _table.UpdateEntityAsync(row, current.Value!.ETag, TableUpdateMode.Replace, cancel)
                    : await _table.AddEntityAsync(row, cancel);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else wrote, or our own answer was lost: look again who has the newer count.
            }
        }
    }

    private static TableEntity Row(string partition, RegionCoverage coverage)
    {
        var row = new TableEntity(partition, coverage.Region.Value)
        {
            ["RegisterVersion"] = coverage.RegisterVersion,
            ["Rules"] = coverage.Rules ?? "",
        };
        row.SetText("Content", JsonSerializer.Serialize(coverage, Json));
        return row;
    }

    private async IAsyncEnumerable<RegionCoverage> ReadAsync(
        string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancel);
        await foreach (var row in rows)
        {
            yield return JsonSerializer.Deserialize<RegionCoverage>(row.JoinText("Content"), Json)
                ?? throw new JsonException("The stored coverage is empty.");
        }
    }

    private async Task<Period?> FirstPeriodAsync(CancellationToken cancel)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancel))
        {
            return Period.TryParse(row.PartitionKey, out var period) ? period : null;
        }

        return null;
    }
}
