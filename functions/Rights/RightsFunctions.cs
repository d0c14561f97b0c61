using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Rights;

internal sealed class RightsFunctions(PersonErasure erasure, RestrictionFollow restrictions, Retention retention)
{
    internal const string ScheduleSetting = "Retention:Schedule";

    // Erasures that were cut off come first: retention must not wait behind a fault of theirs.
    [Function("ContinueErasures")]
    public Task ContinueErasures([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        erasure.ContinueAsync(cancel);

    // Before the day's alerts are planned, so that nobody is warned who asked not to be.
    [Function("FollowRestrictions")]
    public Task FollowRestrictions([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        restrictions.RunAsync(cancel);

    [Function("ApplyRetention")]
    public Task ApplyRetention([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        retention.RunAsync("system:ApplyRetention", cancel);
}
