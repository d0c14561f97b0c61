namespace SertiKesos.Alerts.Planning;

/// <summary>How people are reached: pure. The channels that are on, in their order, and what owners of numbers have said.</summary>
/// <param name="undeliverable">Blind keys of addresses that reach nobody, or the wrong one; null for none.</param>
internal sealed class AlertReach(
    IReadOnlyList<AlertChannel> order, IReadOnlyDictionary<string, ChannelWish> wishes, IReadOnlySet<string>? undeliverable = null)
{
    public static AlertReach MailAlone { get; } = new([AlertChannel.Mail], new Dictionary<string, ChannelWish>());

    /// <summary>The ways to somebody, the one to be tried first at the front; none for somebody who cannot be reached.</summary>
    public IReadOnlyList<AlertWay> Ways(AlertCandidate candidate)
    {
        var ways = new List<AlertWay>(order.Count);
        foreach (var channel in order)
        {
            if (Way(channel, candidate) is { } way)
            {
                ways.Add(way);
            }
        }

        return Preferred(candidate) is { } first ? [.. ways.OrderBy(way => way.Channel != first)] : ways;
    }

    /// <summary>
    /// Changes when somebody becomes reachable in another way; null where there is none. With mail alone it is the blind key
    /// of the address, as entries from before there were channels have it.
    /// </summary>
    public static string? ContactKey(IReadOnlyList<AlertWay> ways) =>
        ways.Count == 0 ? null : string.Join('|', ways.Select(Part).Order(StringComparer.Ordinal));

    /// <summary>Whether there is a way now that was none then: that one has gone is no reason to try the others again.</summary>
    /// <param name="then">As <see cref="ContactKey"/> put them.</param>
    public static bool HasNew(string? then, IReadOnlyList<AlertWay> now)
    {
        var known = then?.Split('|') ?? [];
        return now.Any(way => !known.Contains(Part(way)));
    }

    private static string Part(AlertWay way) => way.Channel switch
    {
        AlertChannel.WhatsApp => "w" + way.Key,
        AlertChannel.Sms => "s" + way.Key,
        _ => way.Key,
    };

    private AlertWay? Way(AlertChannel channel, AlertCandidate candidate)
    {
        switch (channel)
        {
            case AlertChannel.Mail:
                return candidate is { Address: { } address, AddressKey: { } key } && undeliverable?.Contains(key) != true ? new AlertWay(channel, key, Mail: address) : null;
            case AlertChannel.WhatsApp:
                return candidate.Phones.FirstOrDefault(phone => wishes.TryGetValue(phone.Key, out var wish) && wish.WhatsApp) is { Key: { } agreed } known
                    ? new AlertWay(channel, agreed, Phone: known.Phone)
                    : null;
            default:
                return candidate.Phones is [var first, ..] ? new AlertWay(channel, first.Key, Phone: first.Phone) : null;
        }
    }

    private AlertChannel? Preferred(AlertCandidate candidate)
    {
        foreach (var phone in candidate.Phones)
        {
            if (wishes.TryGetValue(phone.Key, out var wish) && wish.Prefers is { } channel)
            {
                return channel;
            }
        }

        return null;
    }
}
