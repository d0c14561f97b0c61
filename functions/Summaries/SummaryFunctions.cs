using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;

namespace SertiKesos.Summaries;

internal sealed class SummaryFunctions(SummarySchedule schedule, WorkLog work)
{
    internal const string ScheduleSetting = "Summaries:Schedule";

    /// <summary>What drives the work of this feature. A run is tried again for half an hour.</summary>
    internal static readonly WorkDriver[] Drivers =
        [new WorkDriver.Timer(nameof(PublishSummaries), "rekap nasional", ScheduleSetting, TimeSpan.FromHours(1))];

    // The schedule goes on whatever happens, so a passing fault must not cost the month.
    [Function("PublishSummaries")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PublishSummaries([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(PublishSummaries), schedule.PublishLastMonthAsync, cancel);
}
