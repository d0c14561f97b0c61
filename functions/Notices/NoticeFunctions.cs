using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Summaries.Publication;

namespace SertiKesos.Notices;

internal sealed class NoticeFunctions(NoticePlanning planning, NoticeDelivery delivery, WorkLog work)
{
    /// <summary>What drives the work of this feature. Notices wait for working hours in the queue.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Queue(nameof(SendNotice), "pemberitahuan terbitan", StorageNames.Queues.Notices, Delayed: true),
    ];

    [Function("SendNotice")]
    public Task SendNotice([QueueTrigger(StorageNames.Queues.Notices)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(SendNotice), token => HandleAsync(NoticeMessage.Parse(message), token), cancel);

    private Task HandleAsync(NoticeMessage message, CancellationToken cancel) =>
        message.Key is null ? planning.PlanAsync(message, cancel) : delivery.DeliverAsync(message, cancel);
}
