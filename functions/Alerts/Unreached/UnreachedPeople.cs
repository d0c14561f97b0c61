using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Unreached;

/// <summary>Why no message reaches somebody.</summary>
internal enum UnreachedReason
{
    /// <summary>The register has neither an address nor a number that can be used.</summary>
    NoContact,

    /// <summary>So many people of the office state the address that it is nobody's.</summary>
    Shared,

    /// <summary>The mail server says that there is no such mailbox, or every way was refused.</summary>
    Refused,

    /// <summary>Whoever reads it says that the reminder was about somebody else.</summary>
    Wrong,
}

/// <summary>Somebody whose certificate is due, or has ended, and whom no message reaches. It holds personal data.</summary>
/// <param name="ToldOn">The day on which the office says that it told them in person, about this certificate.</param>
internal sealed record UnreachedPerson(Person Person, string PersonKey, DateOnly LastValidDay, UnreachedReason Reason, DateOnly? ToldOn)
{
    public override string ToString() => $"UnreachedPerson {PersonKey}";
}

/// <summary>Who has to be told in person: by the register, and by what became of earlier messages.</summary>
internal sealed class UnreachedPeople(
    RegisterStore registers,
    AlertLedger ledger,
    UndeliverableAddresses undeliverable,
    ToldInPerson told,
    AlertReaches reaches,
    AlertPolicies policies,
    AlertKeys keys,
    TimeProvider clock)
{
    public async Task<IReadOnlyList<UnreachedPerson>> ListAsync(Region region, CancellationToken cancel) =>
        await ListAsync(region, await registers.LoadAsync(region.Code, cancel), cancel);

    /// <summary>The same where the register is at hand; whose certificate ends first comes first.</summary>
    public async Task<IReadOnlyList<UnreachedPerson>> ListAsync(Region region, Register? register, CancellationToken cancel)
    {
        if (register is null)
        {
            return [];
        }

        var policy = await policies.CurrentAsync(cancel);
        var due = AlertPlan.Candidates(register, policy.Rules, keys, clock.TodayAt(region.Zone)).DistinctBy(candidate => candidate.PersonKey).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var useless = (await undeliverable.ListAsync(region.Code, cancel)).ToDictionary(address => address.AddressKey, address => address.Cause, StringComparer.Ordinal);
        var reach = await reaches.OfAsync(policy, due, useless.Keys.ToHashSet(StringComparer.Ordinal), cancel);
        var entries = (await ledger.ListAsync(region.Code, cancel)).ToLookup(entry => entry.PersonKey, StringComparer.Ordinal);
        var mentioned = await told.ListAsync(region.Code, cancel);
        var unreached = new List<UnreachedPerson>();
        foreach (var candidate in due)
        {
            var ways = reach.Ways(candidate);
            if (ways.Count == 0 || WasRefused(entries[candidate.PersonKey], ways))
            {
                unreached.Add(new UnreachedPerson(
                    candidate.Person,
                    candidate.PersonKey,
                    candidate.LastValidDay,
                    Reason(candidate, ways, useless, policy),
                    mentioned.TryGetValue((candidate.PersonKey, candidate.LastValidDay), out var on) ? on : null));
            }
        }

        return [.. unreached.OrderBy(person => person.LastValidDay).ThenBy(person => person.Person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The newest word of the ways that there are now: every one of them was refused.</summary>
    private static bool WasRefused(IEnumerable<AlertEntry> entries, IReadOnlyList<AlertWay> ways) =>
        entries.MaxBy(entry => entry.ChangedAt) is { State: AlertState.Failed } newest && !AlertReach.HasNew(newest.KnownWays, ways);

    private static UnreachedReason Reason(
        AlertCandidate candidate, IReadOnlyList<AlertWay> ways, Dictionary<string, UndeliverableCause> useless, AlertPolicy policy) =>
        ways.Count > 0 ? UnreachedReason.Refused
        : candidate.AddressKey is { } address && useless.TryGetValue(address, out var cause)
            ? cause == UndeliverableCause.Wrong ? UnreachedReason.Wrong : UnreachedReason.Refused
        : candidate.Sharing > policy.Rules.MostSharing ? UnreachedReason.Shared
        : UnreachedReason.NoContact;
}
