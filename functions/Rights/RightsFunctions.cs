using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Rights;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class RightsFunctions(IServiceProvider services)
{
    internal const string ScheduleSetting = "Retention:Schedule";

    // Erasures that were cut off come first: retention must not wait behind a fault of theirs.
    [Function("ContinueErasures")]
    public Task ContinueErasures([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<PersonErasure>().ContinueAsync(cancel);

    // Before the day's alerts are planned, so that nobody is warned who asked not to be.
    [Function("FollowRestrictions")]
    public Task FollowRestrictions([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<RestrictionFollow>().RunAsync(cancel);

    [Function("ApplyRetention")]
    public Task ApplyRetention([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<Retention>().RunAsync("system:ApplyRetention", cancel);
}
