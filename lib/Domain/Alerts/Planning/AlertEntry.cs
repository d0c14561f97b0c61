using SertiKesos.Regions;

namespace SertiKesos.Alerts.Planning;

/// <summary>Where an alert stands. The names are stored, so they never change.</summary>
internal enum AlertState
{
    /// <summary>Entered, and a queue message is on its way.</summary>
    Planned,

    /// <summary>About to be handed to the mail server; after a crash it may or may not have been.</summary>
    Sending,

    /// <summary>The mail server accepted it.</summary>
    Delivered,

    /// <summary>Failed for now: it is tried again.</summary>
    Retrying,

    /// <summary>Failed for good: the mail server refuses the address or the message.</summary>
    Failed,

    /// <summary>No longer due: renewed, left, suspended, overtaken by the next threshold, or not wanted.</summary>
    Cancelled,

    /// <summary>No mail address that can be used; the office sees it in its list.</summary>
    Unreachable,
}

internal static class AlertStates
{
    /// <summary>Whether something is still to be done, by a queue message or after a crash by the next scan.</summary>
    public static bool IsOpen(this AlertState state) => state is AlertState.Planned or AlertState.Sending or AlertState.Retrying;
}

/// <summary>
/// One alert in the ledger: partition is the region's code, row the alert's key. It holds no personal data, only blind
/// keys.
/// </summary>
/// <param name="AddressKey">Blind key of the address at the time of the last change; null where there was none.</param>
/// <param name="Step">Code of the threshold, such as <c>d30</c>.</param>
/// <param name="NextAt">When the next attempt is expected; an open entry far behind it has lost its queue message.</param>
/// <param name="ChangedAt">When the state last changed; for a delivered alert the time of delivery.</param>
/// <param name="Attempts">How often it was handed to the mail server.</param>
/// <param name="Claim">Who holds it while sending: tells one's own write from another's after a lost answer.</param>
/// <param name="Reply">The mail server's last reply code; null where there was none.</param>
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
    string? Version = null);
