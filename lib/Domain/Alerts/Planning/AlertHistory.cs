using SertiKesos.Time;

namespace SertiKesos.Alerts.Planning;

/// <summary>What the ledger says about earlier alerts of a region, and who asked not to be written to.</summary>
internal sealed class AlertHistory
{
    private readonly Dictionary<string, AlertEntry> _byKey;
    private readonly ILookup<string, AlertEntry> _byPerson;
    private readonly IReadOnlySet<string> _optedOut;
    private readonly IndonesianZone _zone;
    private readonly AlertReach _reach;

    /// <summary>Where mail is the only channel.</summary>
    public AlertHistory(IEnumerable<AlertEntry> entries, IReadOnlySet<string> optedOut, IndonesianZone zone)
        : this(entries, optedOut, zone, AlertReach.MailAlone)
    {
    }

    public AlertHistory(IEnumerable<AlertEntry> entries, IReadOnlySet<string> optedOut, IndonesianZone zone, AlertReach reach)
    {
        _reach = reach;
        _byKey = entries.ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal);
        _byPerson = _byKey.Values.ToLookup(entry => entry.PersonKey, StringComparer.Ordinal);
        _optedOut = optedOut;
        _zone = zone;
    }

    public AlertEntry? Find(AlertKey key) => _byKey.GetValueOrDefault(key.Value);

    /// <summary>
    /// Whether the ledger has no entry that stands for this alert. Cancelled ones may be planned again (nothing was
    /// sent); those who could not be reached, or were refused, when there is a way to them that was none then.
    /// </summary>
    public bool IsNew(AlertCandidate candidate) => Find(candidate.Key) switch
    {
        null => true,
        { State: AlertState.Cancelled } => true,
        { State: AlertState.Unreachable or AlertState.Failed } entry => AlertReach.HasNew(entry.KnownWays, Ways(candidate)),
        _ => false,
    };

    /// <summary>The ways to somebody, the one to be tried first at the front.</summary>
    public IReadOnlyList<AlertWay> Ways(AlertCandidate candidate) => _reach.Ways(candidate);

    /// <summary>Who wants no messages at one address wants none by another way.</summary>
    public bool HasOptedOut(AlertCandidate candidate) => _optedOut.Count > 0 && candidate.ContactKeys.Any(_optedOut.Contains);

    /// <summary>
    /// The first day on which the weekly limit allows this alert. A message that may have gone out (sending, accepted)
    /// counts like one that has, as does one that was cancelled after a try.
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
            if (entry.Key != candidate.Key && MayHaveGoneOut(entry))
            {
                var free = DateOnly.FromDateTime(entry.ChangedAt.ToOffset(_zone.Offset()).DateTime).AddDays(quietDays);
                until = until > free ? until : free;
            }
        }

        return until;
    }

    private static bool MayHaveGoneOut(AlertEntry entry) =>
        entry.State is AlertState.Delivered or AlertState.Sending or AlertState.Accepted || entry is { State: AlertState.Cancelled, Attempts: > 0 };
}
