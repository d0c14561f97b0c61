using SertiKesos.Regions;

namespace SertiKesos.Alerts.Planning;

/// <summary>Where an alert stands. The names are stored, so they never change.</summary>
internal enum AlertState
{
    /// <summary>Entered, and a queue message is on its way.</summary>
    Planned,

    /// <summary>About to be handed to the mail server or provider; after a crash, or without an answer, it may or may not have been.</summary>
    Sending,

    /// <summary>The mail server or SMS gateway took it, or the provider says that it arrived.</summary>
    Delivered,

    /// <summary>Failed for now: it is tried again.</summary>
    Retrying,

    /// <summary>Failed for good: no channel is left that has not refused the address or the message.</summary>
    Failed,

    /// <summary>No longer due: renewed, left, suspended, overtaken by the next threshold, or not wanted.</summary>
    Cancelled,

    /// <summary>No address or number that can be used; the office sees it in its list.</summary>
    Unreachable,

    /// <summary>A provider has taken it, and whether it arrived is still to be told.</summary>
    Accepted,
}

internal static class AlertStates
{
    /// <summary>Whether something is still to be done, by a queue message or after a crash by the next scan.</summary>
    public static bool IsOpen(this AlertState state) => state is AlertState.Planned or AlertState.Sending or AlertState.Retrying or AlertState.Accepted;
}

/// <summary>
/// One alert in the ledger: partition is the region's code, row the alert's key. It holds no personal data, only blind
/// keys.
/// </summary>
/// <param name="AddressKey">Blind key of the address at the time of the last change; null where there was none.</param>
/// <param name="Step">Code of the threshold, such as <c>d30</c>.</param>
/// <param name="NextAt">When the next attempt is expected; an open entry far behind it has lost its queue message.</param>
/// <param name="ChangedAt">When the state last changed; for a delivered alert the time of delivery.</param>
/// <param name="Attempts">How often it was handed to a mail server or provider.</param>
/// <param name="Claim">Who holds it while sending: tells one's own write from another's after a lost answer.</param>
/// <param name="Reply">The last reply code of the mail server or provider; null where there was none.</param>
/// <param name="Version">The stored row that was read, which a change must still find; null for a new entry.</param>
internal sealed record AlertEntry(
    RegionCode Region,
    AlertKey Key,
    string PersonKey,
    string? AddressKey,
    string Step,
    AlertState State,
    DateTimeOffset NextAt,
    DateTimeOffset ChangedAt,
    int Attempts = 0,
    string? Claim = null,
    int? Reply = null,
    string? Version = null)
{
    /// <summary>By what it was sent last; null before the first try, and for mail in entries from before there were channels.</summary>
    public AlertChannel? Channel { get; init; }

    /// <summary>Which ways there were at the last change (<see cref="AlertReach.ContactKey"/>); null where the address key says it all.</summary>
    public string? ContactKey { get; init; }

    /// <summary>Blind key of the provider's name for the message, by which what it tells later is found; null for channels that tell nothing.</summary>
    public string? Sent { get; init; }

    /// <summary>Channels that are of no more use for this alert, separated by commas; null for none.</summary>
    public string? Tried { get; init; }

    /// <summary>Tries by the last channel, one after the other.</summary>
    public int Turn { get; init; }

    /// <summary>How often an operator has had it sent once more.</summary>
    public int Resent { get; init; }

    public bool HasTried(AlertChannel channel) => Tried is { } tried && tried.Split(',').Contains(channel.ToString());

    /// <summary>Which ways there were at the last change, in the form of <see cref="AlertReach.ContactKey"/>.</summary>
    public string? KnownWays => ContactKey ?? AddressKey;

    /// <summary>Notes which ways there are now, and which of them is used; null where there is none.</summary>
    public AlertEntry By(AlertWay? way, IReadOnlyList<AlertWay> ways)
    {
        var contact = AlertReach.ContactKey(ways);
        return this with { AddressKey = way?.Key, ContactKey = contact == way?.Key ? null : contact };
    }

    public AlertEntry WithTried(AlertChannel channel) =>
        HasTried(channel) ? this : this with { Tried = Tried is null ? channel.ToString() : $"{Tried},{channel}" };
}
