using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Summaries;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class SummaryFunctions(IServiceProvider services)
{
    internal const string ScheduleSetting = "Summaries:Schedule";

    // The schedule goes on whatever happens, so a passing fault must not cost the month.
    [Function("PublishSummaries")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PublishSummaries([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<SummarySchedule>().PublishLastMonthAsync(cancel);
}
