using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Rights;

/// <summary>An alert that was planned or sent to somebody.</summary>
internal sealed record HeldAlert(string Step, string State, DateTimeOffset ChangedAt);

/// <summary>What the rights of a person need of the alerts: their ledger, joined at registration.</summary>
/// <param name="ListAsync">The alerts of one person in a region, under any of the person's identities there.</param>
/// <param name="RemoveAsync">Deletes them, and what is kept of the mail addresses.</param>
/// <param name="RemoveBeforeAsync">Deletes the alerts of a region that ended before a moment.</param>
internal sealed record PersonAlerts(
    Func<RegionCode, IReadOnlyCollection<PersonIdentity>, CancellationToken, Task<IReadOnlyList<HeldAlert>>> ListAsync,
    Func<RegionCode, IReadOnlyCollection<PersonIdentity>, IReadOnlyCollection<string>, CancellationToken, Task<int>> RemoveAsync,
    Func<RegionCode, DateTimeOffset, CancellationToken, Task<int>> RemoveBeforeAsync);
