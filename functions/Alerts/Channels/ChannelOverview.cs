using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels;

/// <summary>How a channel stands, for the operator.</summary>
/// <param name="Used">Whether <c>Alerts:Channels</c> names it.</param>
/// <param name="Ready">Whether it is set up.</param>
/// <param name="Pause">Null where nothing keeps it from sending.</param>
internal sealed record ChannelLine(AlertChannel Channel, bool Used, bool Ready, ChannelPause? Pause);

/// <summary>Lists the channels: those in use in their order, then the others.</summary>
internal sealed class ChannelOverview(IOptionsMonitor<AlertOptions> options, AlertChannels channels, ChannelPauses pauses)
{
    public async Task<IReadOnlyList<ChannelLine>> ListAsync(CancellationToken cancel)
    {
        var used = ChannelOptionsCheck.Channels(options.CurrentValue.Channels) ?? [];
        var lines = new List<ChannelLine>();
        foreach (var channel in used.Concat(Enum.GetValues<AlertChannel>().Except(used)))
        {
            lines.Add(new ChannelLine(channel, used.Contains(channel), channels[channel].IsReady, await pauses.FindAsync(channel, cancel)));
        }

        return lines;
    }
}
