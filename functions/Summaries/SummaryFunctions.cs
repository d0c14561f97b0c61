using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Summaries;

internal sealed class SummaryFunctions(SummarySchedule schedule)
{
    internal const string ScheduleSetting = "Summaries:Schedule";

    // The schedule goes on whatever happens, so a passing fault must not cost the month.
    [Function("PublishSummaries")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PublishSummaries([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        schedule.PublishLastMonthAsync(cancel);
}
