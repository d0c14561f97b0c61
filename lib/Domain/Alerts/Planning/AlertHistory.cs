using SertiKesos.Time;

namespace SertiKesos.Alerts.Planning;

/// <summary>What the ledger says about earlier alerts of a region, and who asked not to be written to.</summary>
internal sealed class AlertHistory
{
    private readonly Dictionary<string, AlertEntry> _byKey;
    private readonly ILookup<string, AlertEntry> _byPerson;
    private readonly IReadOnlySet<string> _optedOut;
    private readonly IReadOnlySet<string> _undeliverable;
    private readonly IndonesianZone _zone;

    /// <param name="undeliverable">Blind keys of addresses that reach nobody, or the wrong one; null for none.</param>
    public AlertHistory(
        IEnumerable<AlertEntry> entries, IReadOnlySet<string> optedOut, IndonesianZone zone, IReadOnlySet<string>? undeliverable = null)
    {
        _byKey = entries.ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal);
        _byPerson = _byKey.Values.ToLookup(entry => entry.PersonKey, StringComparer.Ordinal);
        _optedOut = optedOut;
        _undeliverable = undeliverable ?? new HashSet<string>();
        _zone = zone;
    }

    public AlertEntry? Find(AlertKey key) => _byKey.GetValueOrDefault(key.Value);

    /// <summary>
    /// Whether the ledger has no entry that stands for this alert. Cancelled ones may be planned again (nothing was
    /// sent); those without a usable address, or with one that was refused, when the address has changed.
    /// </summary>
    public bool IsNew(AlertCandidate candidate) => Find(candidate.Key) switch
    {
        null => true,
        { State: AlertState.Cancelled } => true,
        { State: AlertState.Unreachable } entry => entry.AddressKey != candidate.AddressKey,
        { State: AlertState.Failed } entry => candidate.AddressKey is not null && entry.AddressKey != candidate.AddressKey,
        _ => false,
    };

    /// <summary>The candidate as it can be reached: an address that is of no use counts as none.</summary>
    public AlertCandidate Reach(AlertCandidate candidate) =>
        candidate.AddressKey is { } address && _undeliverable.Contains(address) ? candidate with { Address = null, AddressKey = null } : candidate;

    public bool HasOptedOut(AlertCandidate candidate) => candidate.AddressKey is { } address && _optedOut.Contains(address);

    /// <summary>
    /// The first day on which the weekly limit allows this alert. A message that may have gone out (state sending)
    /// counts like one that has.
    /// </summary>
    public DateOnly? QuietUntil(AlertCandidate candidate, int quietDays)
    {
        if (candidate.Step.IsUrgent)
        {
            return null;
        }

        DateOnly? until = null;
        foreach (var entry in _byPerson[candidate.PersonKey])
        {
            if (entry.Key != candidate.Key && entry.State is AlertState.Delivered or AlertState.Sending)
            {
                var free = DateOnly.FromDateTime(entry.ChangedAt.ToOffset(_zone.Offset()).DateTime).AddDays(quietDays);
                until = until > free ? until : free;
            }
        }

        return until;
    }
}
