using Microsoft.Azure.Functions.Worker;
using SertiKesos.Notices.Offices;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices;

internal sealed class NoticeFunctions(NoticePlanning planning, NoticeRound round, NoticeDelivery delivery, MissingOffices missing, WorkLog work)
{
    internal const string ScheduleSetting = "Notices:Schedule";

    /// <summary>What drives the work of this feature. Planning is tried again for half an hour; notices wait for working hours in the queue.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Timer(nameof(PlanNotices), "rencana kabar kantor", ScheduleSetting, TimeSpan.FromHours(1)),
        new WorkDriver.Queue(nameof(SendNotice), "pengiriman kabar", StorageNames.Queues.Notices, Delayed: true),
    ];

    // The schedule goes on whatever happens, so a passing fault must not cost the day.
    [Function("PlanNotices")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanNotices([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(
            nameof(PlanNotices),
            async token =>
            {
                await round.RunAsync(token);
                await missing.MeasureAsync(token);
            },
            cancel);

    [Function("SendNotice")]
    public Task SendNotice([QueueTrigger(StorageNames.Queues.Notices, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(SendNotice), message, (text, token) => HandleAsync(NoticeMessage.Parse(text), token), cancel);

    private Task HandleAsync(NoticeMessage message, CancellationToken cancel) =>
        message.Key is null ? planning.PlanAsync(message, cancel) : delivery.DeliverAsync(message, cancel);
}
