using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SertiKesos.Regions;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// What offices say of people whom they told in person that a certificate ends: the partition <c>told</c> of the table
/// <c>Alerts</c>, by region, blind key of the person and last day of the certificate.
/// </summary>
internal sealed class ToldInPerson(AlertTable table, TimeProvider clock)
{
    private const string DayFormat = "yyyyMMdd";

    public async Task<IReadOnlyDictionary<(string PersonKey, DateOnly LastValidDay), DateOnly>> ListAsync(RegionCode region, CancellationToken cancel)
    {
        var (from, to) = ($"{region.Value}|", $"{region.Value}}}");
        var told = new Dictionary<(string, DateOnly), DateOnly>();
        await foreach (var row in (await table.OpenAsync(cancel)).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.ToldPartition} and RowKey ge {from} and RowKey lt {to}"), cancellationToken: cancel))
        {
            if (row.RowKey.Split('|') is [_, var person, var last] && Day(last) is { } ends && Day(row.GetString("On")) is { } on)
            {
                told[(person, ends)] = on;
            }
        }

        return told;
    }

    /// <summary>The first word stands: saying it again changes nothing, so that a form sent twice is on record once.</summary>
    /// <returns>Whether it is new, and the day that stands.</returns>
    public async Task<(bool IsNew, DateOnly On)> TellAsync(RegionCode region, string personKey, DateOnly lastValidDay, DateOnly on, string by, CancellationToken cancel)
    {
        var row = Row(region, personKey, lastValidDay);
        var added = await table.TryWriteAsync(
            new TableEntity(AlertTable.ToldPartition, row) { ["On"] = Text(on), ["By"] = by, ["ChangedAt"] = clock.GetUtcNow() }, default, cancel);
        return (added, Day((await table.FindAsync(AlertTable.ToldPartition, row, cancel))?.GetString("On")) ?? on);
    }

    /// <summary>Deletes what is kept of a person.</summary>
    public async Task RemoveAsync(RegionCode region, string personKey, CancellationToken cancel)
    {
        foreach (var (person, last) in (await ListAsync(region, cancel)).Keys.Where(told => told.PersonKey == personKey))
        {
            await (await table.OpenAsync(cancel)).DeleteEntityAsync(AlertTable.ToldPartition, Row(region, person, last), ETag.All, cancel);
        }
    }

    /// <summary>Deletes what was said of certificates that ended before a day.</summary>
    public async Task RemoveBeforeAsync(RegionCode region, DateOnly before, CancellationToken cancel)
    {
        foreach (var (person, last) in (await ListAsync(region, cancel)).Keys.Where(told => told.LastValidDay < before))
        {
            await (await table.OpenAsync(cancel)).DeleteEntityAsync(AlertTable.ToldPartition, Row(region, person, last), ETag.All, cancel);
        }
    }

    private static string Row(RegionCode region, string personKey, DateOnly lastValidDay) => $"{region.Value}|{personKey}|{Text(lastValidDay)}";

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
