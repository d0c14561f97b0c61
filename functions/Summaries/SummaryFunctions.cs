using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Summaries;

internal sealed class SummaryFunctions(SummarySchedule schedule, PublicationRun run, PublicationAge age, WorkLog work)
{
    internal const string ScheduleSetting = "Summaries:Schedule";
    internal const string SweepScheduleSetting = "Summaries:SweepSchedule";

    /// <summary>What drives the work of this feature. A run is tried again for half an hour.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Timer(nameof(PublishSummaries), "rekap nasional", ScheduleSetting, TimeSpan.FromHours(1)),
        new WorkDriver.Queue(nameof(WriteWorkbook), "penulisan buku kerja", StorageNames.Queues.SummaryWorkbooks),
        new WorkDriver.Timer(nameof(SweepPublications), "penyapuan terbitan", SweepScheduleSetting, TimeSpan.FromMinutes(20)),
    ];

    // The schedule goes on whatever happens, so a passing fault must not cost the month.
    [Function("PublishSummaries")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PublishSummaries([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(PublishSummaries), schedule.PublishLastMonthAsync, cancel);

    [Function("WriteWorkbook")]
    public Task WriteWorkbook([QueueTrigger(StorageNames.Queues.SummaryWorkbooks, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(WriteWorkbook), message, (text, token) => run.HandleAsync(PublicationMessage.Parse(text), token), cancel);

    [Function("SweepPublications")]
    public Task SweepPublications([TimerTrigger($"%{SweepScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(
            nameof(SweepPublications),
            async token =>
            {
                await run.SweepAsync(token);
                await age.MeasureAsync(token);
            },
            cancel);
}
