using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;

namespace SertiKesos.Rights;

internal sealed class RightsFunctions(PersonErasure erasure, RestrictionFollow restrictions, Retention retention, WorkLog work)
{
    internal const string ScheduleSetting = "Retention:Schedule";

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>What drives the work of this feature.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Timer(nameof(ContinueErasures), "penghapusan data pribadi", ScheduleSetting, Grace),
        new WorkDriver.Timer(nameof(FollowRestrictions), "pembatasan data pribadi", ScheduleSetting, Grace),
        new WorkDriver.Timer(nameof(ApplyRetention), "masa simpan", ScheduleSetting, Grace),
    ];

    // Erasures that were cut off come first: retention must not wait behind a fault of theirs.
    [Function("ContinueErasures")]
    public Task ContinueErasures([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(ContinueErasures), erasure.ContinueAsync, cancel);

    // Before the day's alerts are planned, so that nobody is warned who asked not to be.
    [Function("FollowRestrictions")]
    public Task FollowRestrictions([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(FollowRestrictions), restrictions.RunAsync, cancel);

    [Function("ApplyRetention")]
    public Task ApplyRetention([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(ApplyRetention), token => retention.RunAsync("system:ApplyRetention", token), cancel);
}
