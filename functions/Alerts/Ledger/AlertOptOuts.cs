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

    public async Task<bool> ContainsAsync(string addressKey, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.OptOutPartition, addressKey, cancel) is not null;

    public async Task StopAsync(AlertAddress address, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entity = new TableEntity(AlertTable.OptOutPartition, keys.Address(address)) { ["ChangedAt"] = clock.GetUtcNow() };
        await open.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
    }

    public async Task ResumeAsync(AlertAddress address, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await open.DeleteEntityAsync(AlertTable.OptOutPartition, keys.Address(address), ETag.All, cancel);
    }
}
