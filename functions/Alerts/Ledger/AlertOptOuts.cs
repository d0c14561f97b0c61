using Azure;
using Azure.Data.Tables;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Ledger;

/// <summary>Addresses whose owners asked for no more messages, kept as blind keys; the wish holds until it is taken back.</summary>
internal sealed class AlertOptOuts(AlertTable table, AlertKeys keys, TimeProvider clock)
{
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AlertTable.OptOutPartition}");
        await foreach (var entity in open.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            found.Add(entity.RowKey);
        }

        return found;
    }

    public async Task<bool> ContainsAsync(string addressKey, CancellationToken cancel) => await SinceAsync(addressKey, cancel) is not null;

    public Task StopAsync(AlertPhone phone, CancellationToken cancel) => StopAsync(keys.Phone(phone), cancel);

    public Task ResumeAsync(AlertPhone phone, CancellationToken cancel) => ResumeAsync(keys.Phone(phone), cancel);

    /// <summary>Since when an address wants nothing; null where it does.</summary>
    public async Task<DateTimeOffset?> SinceAsync(string addressKey, CancellationToken cancel) =>
        (await table.FindAsync(AlertTable.OptOutPartition, addressKey, cancel))?.GetDateTimeOffset("ChangedAt");

    public Task StopAsync(AlertAddress address, CancellationToken cancel) => StopAsync(keys.Address(address), cancel);

    /// <summary>A wish that stands already keeps its time.</summary>
    /// <returns>Since when it stands.</returns>
    public async Task<DateTimeOffset> StopAsync(string addressKey, CancellationToken cancel)
    {
        // What the store gives back is what counts from now on, to the tick.
        await table.TryWriteAsync(
            new TableEntity(AlertTable.OptOutPartition, addressKey) { ["ChangedAt"] = clock.GetUtcNow() }, default, cancel);
        return await SinceAsync(addressKey, cancel) ?? clock.GetUtcNow();
    }

    public Task ResumeAsync(AlertAddress address, CancellationToken cancel) => ResumeAsync(keys.Address(address), cancel);

    public async Task ResumeAsync(string addressKey, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await open.DeleteEntityAsync(AlertTable.OptOutPartition, addressKey, ETag.All, cancel);
    }
}
