using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Alerts;

internal sealed class AlertFunctions(AlertScheduling scheduling, AlertScan scan, AlertDelivery delivery, WorkLog work)
{
    internal const string ScheduleSetting = "Alerts:Schedule";

    /// <summary>What drives the work of this feature. Planning is tried again for half an hour; alerts wait for their day in the queue.</summary>
    internal static readonly WorkDriver[] Drivers =
    [
        new WorkDriver.Timer(nameof(PlanAlerts), "rencana peringatan", ScheduleSetting, TimeSpan.FromHours(1)),
        new WorkDriver.Queue(nameof(ScanAlerts), "pencarian peringatan", StorageNames.Queues.AlertScans),
        new WorkDriver.Queue(nameof(DeliverAlert), "pengiriman peringatan", StorageNames.Queues.Alerts, Delayed: true),
    ];

    // The schedule goes on whatever happens, so a passing fault must not cost the day.
    [Function("PlanAlerts")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanAlerts([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        work.DoAsync(nameof(PlanAlerts), scheduling.PlanAllAsync, cancel);

    [Function("ScanAlerts")]
    public Task ScanAlerts([QueueTrigger(StorageNames.Queues.AlertScans, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(ScanAlerts), message, (text, token) => scan.RunAsync(AlertScanMessage.Parse(text), token), cancel);

    [Function("DeliverAlert")]
    public Task DeliverAlert([QueueTrigger(StorageNames.Queues.Alerts, Connection = StorageAccess.DataConnection)] string message, CancellationToken cancel) =>
        work.DoAsync(nameof(DeliverAlert), message, (text, token) => delivery.DeliverAsync(AlertMessage.Parse(text), token), cancel);
}
