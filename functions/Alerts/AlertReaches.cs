using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts;

/// <summary>By which ways people can be reached, from what they and their mail servers have said.</summary>
internal sealed class AlertReaches(ChannelWishes wishes, UndeliverableAddresses undeliverable)
{
    private static readonly Dictionary<string, ChannelWish> NoWishes = [];

    /// <summary>For everybody.</summary>
    public async Task<AlertReach> AllAsync(AlertPolicy policy, CancellationToken cancel) =>
        policy.Reach(policy.UsesPhones ? await wishes.ListAsync(cancel) : NoWishes, await undeliverable.ListAsync(cancel));

    /// <summary>For some people, without reading what concerns others.</summary>
    /// <param name="useless">Blind keys of addresses that reach nobody, or the wrong one.</param>
    public async Task<AlertReach> OfAsync(AlertPolicy policy, IEnumerable<AlertCandidate> candidates, IReadOnlySet<string> useless, CancellationToken cancel) => policy.Reach(
        policy.UsesPhones ? await wishes.FindAsync(candidates.SelectMany(candidate => candidate.Phones).Select(phone => phone.Key).Distinct(StringComparer.Ordinal), cancel) : NoWishes,
        useless);

    /// <summary>For one person, without reading what concerns others.</summary>
    public async Task<AlertReach> OfAsync(AlertPolicy policy, AlertCandidate candidate, CancellationToken cancel)
    {
        var said = policy.UsesPhones ? await wishes.FindAsync(candidate.Phones.Select(phone => phone.Key), cancel) : NoWishes;
        HashSet<string> useless = candidate.AddressKey is { } address && await undeliverable.ContainsAsync(address, cancel) ? [address] : [];
        return policy.Reach(said, useless);
    }
}
