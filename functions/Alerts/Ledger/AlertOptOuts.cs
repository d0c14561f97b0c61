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

    public Task StopAsync(AlertPhone phone, CancellationToken cancel) => StopKeyAsync(keys.Phone(phone), cancel);

    public Task ResumeAsync(AlertPhone phone, CancellationToken cancel) => ResumeKeyAsync(keys.Phone(phone), cancel);

    public Task StopAsync(AlertAddress address, CancellationToken cancel) => StopKeyAsync(keys.Address(address), cancel);

    public Task ResumeAsync(AlertAddress address, CancellationToken cancel) => ResumeKeyAsync(keys.Address(address), cancel);

    private async Task StopKeyAsync(string addressKey, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entity = new TableEntity(AlertTable.OptOutPartition, addressKey) { ["ChangedAt"] = clock.GetUtcNow() };
        await open.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
    }

    private async Task ResumeKeyAsync(string addressKey, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        await open.DeleteEntityAsync(AlertTable.OptOutPartition, addressKey, ETag.All, cancel);
    }
}
