using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels;

/// <summary>The channels, and which of them can be used now.</summary>
internal sealed class AlertChannels(IEnumerable<IAlertChannel> channels, ChannelPauses pauses)
{
    private readonly Dictionary<AlertChannel, IAlertChannel> _channels = channels.ToDictionary(channel => channel.Channel);

    public IAlertChannel this[AlertChannel channel] => _channels[channel];

    public bool AnyIsReady(IEnumerable<AlertChannel> among) => among.Any(channel => _channels[channel].IsReady);

    /// <summary>
    /// The first way whose channel can be used now. Where there is none: until when all of them are paused, or null where no
    /// channel of them is set up.
    /// </summary>
    public async Task<(AlertWay? Way, DateTimeOffset? PausedUntil)> PickAsync(IEnumerable<AlertWay> ways, CancellationToken cancel)
    {
        DateTimeOffset? first = null;
        foreach (var way in ways.Where(way => _channels[way.Channel].IsReady))
        {
            if (await pauses.FindAsync(way.Channel, cancel) is not { } pause)
            {
                return (way, null);
            }

            first = first < pause.Until ? first : pause.Until;
        }

        return (null, first);
    }

    public Task PauseAsync(AlertChannel channel, DateTimeOffset until, int? reply, CancellationToken cancel) =>
        pauses.SetAsync(channel, until, reply, cancel);
}
