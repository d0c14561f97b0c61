using Azure.Data.Tables;

namespace SertiKesos.Alerts.Ledger;

/// <summary>
/// The stop switch that an operator throws while the program runs; it outlives restarts. The setting
/// <c>Alerts:Stopped</c> stops as well: either is enough.
/// </summary>
internal sealed class AlertSwitch(AlertTable table, TimeProvider clock)
{
    private const string Row = "switch";

    public async Task<bool> IsStoppedAsync(CancellationToken cancel) => (await ReadAsync(cancel)).Stopped;

    public async Task<AlertSwitchState> ReadAsync(CancellationToken cancel) =>
        await table.FindAsync(AlertTable.SenderPartition, Row, cancel) is { } entity
            ? new AlertSwitchState(entity.GetBoolean("Stopped") == true, entity.GetString("By"), entity.GetDateTimeOffset("ChangedAt"))
            : new AlertSwitchState(false, null, null);

    public Task StopAsync(CancellationToken cancel) => SetAsync(true, null, cancel);

    public Task ResumeAsync(CancellationToken cancel) => SetAsync(false, null, cancel);

    /// <param name="by">Who throws it, as records name them.</param>
    public async Task<AlertSwitchState> SetAsync(bool stopped, string? by, CancellationToken cancel)
    {
        var open = await table.OpenAsync(cancel);
        var state = new AlertSwitchState(stopped, by, clock.GetUtcNow());
        var entity = new TableEntity(AlertTable.SenderPartition, Row) { ["Stopped"] = stopped, ["ChangedAt"] = state.ChangedAt };
        if (by is not null)
        {
            entity["By"] = by;
        }

        await open.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
        return state;
    }
}

/// <summary>How the switch stands, and who threw it when; null where nobody ever did.</summary>
internal sealed record AlertSwitchState(bool Stopped, string? By, DateTimeOffset? ChangedAt);
