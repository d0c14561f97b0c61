using Azure.Data.Tables;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Ledger;

/// <summary>Channels that are left alone for a while because the provider refuses the installation; it holds for all workers.</summary>
internal sealed class ChannelPauses(AlertTable table, TimeProvider clock)
{
    /// <summary>Null where the channel is not paused.</summary>
    public async Task<ChannelPause?> FindAsync(AlertChannel channel, CancellationToken cancel) =>
        await table.FindAsync(AlertTable.SenderPartition, Row(channel), cancel) is { } row
        && row.GetDateTimeOffset("Until") is { } until && until > clock.GetUtcNow()
            ? new ChannelPause(until, row.GetInt32("Reply"))
            : null;

    /// <param name="reply">The provider's code, for whoever looks at the table.</param>
    public async Task SetAsync(AlertChannel channel, DateTimeOffset until, int? reply, CancellationToken cancel)
    {
        var entity = new TableEntity(AlertTable.SenderPartition, Row(channel)) { ["Until"] = until, ["ChangedAt"] = clock.GetUtcNow() };
        if (reply is not null)
        {
            entity["Reply"] = reply;
        }

        await (await table.OpenAsync(cancel)).UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
    }

    private static string Row(AlertChannel channel) => $"pause-{channel}";
}

/// <param name="Reply">The provider's code.</param>
internal sealed record ChannelPause(DateTimeOffset Until, int? Reply);
