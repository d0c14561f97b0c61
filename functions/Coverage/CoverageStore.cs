using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
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

    /// <summary>A string property holds 32,768 characters; a long breakdown is spread over several.</summary>
    private const int ChunkLength = 32_000;

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
        var row = new TableEntity(partition, coverage.Region.Value) { ["RegisterVersion"] = coverage.RegisterVersion };
        var content = JsonSerializer.Serialize(coverage, Json);
        for (var chunk = 0; chunk * ChunkLength < content.Length; chunk++)
        {
            row[$"Content{chunk}"] = content.Substring(chunk * ChunkLength, Math.Min(ChunkLength, content.Length - (chunk * ChunkLength)));
        }

        return row;
    }

    private async IAsyncEnumerable<RegionCoverage> ReadAsync(
        string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancel);
        await foreach (var row in rows)
        {
            var content = string.Concat(Enumerable.Range(0, row.Count).Select(chunk => row.GetString($"Content{chunk}")).TakeWhile(part => part is not null));
            yield return JsonSerializer.Deserialize<RegionCoverage>(content, Json)
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
