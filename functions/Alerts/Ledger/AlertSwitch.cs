using Azure.Data.Tables;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// The stop switch that an operator throws while the program runs; it outlives restarts. The setting
/// <c>Alerts:Stopped</c> stops as well: either is enough.
/// </summary>
internal sealed class AlertSwitch(AlertTable table, TimeProvider clock)
{
    private const string Row = "switch";

    public async Task<bool> IsStoppedAsync(CancellationToken cancel) =>
        await table.FindAsync(AlertTable.SenderPartition, Row, cancel) is { } entity && entity.GetBoolean("Stopped") == true;

    public Task StopAsync(CancellationToken cancel) => SetAsync(true, cancel);

    public Task ResumeAsync(CancellationToken cancel) => SetAsync(false, cancel);

    private async Task SetAsync(bool stopped, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var entity = new TableEntity(AlertTable.SenderPartition, Row) { ["Stopped"] = stopped, ["ChangedAt"] = clock.GetUtcNow() };
        await open.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
    }
}
