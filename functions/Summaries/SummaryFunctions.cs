using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SertiKesos.Summaries;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class SummaryFunctions(IServiceProvider services)
{
    internal const string ScheduleSetting = "Summaries:Schedule";

    [Function("PublishSummaries")]
    public Task PublishSummaries([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<SummarySchedule>().PublishLastMonthAsync(cancel);
}
