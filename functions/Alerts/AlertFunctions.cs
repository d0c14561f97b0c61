using Microsoft.Azure.Functions.Worker;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Alerts;

internal sealed class AlertFunctions(AlertScheduling scheduling, AlertScan scan, AlertDelivery delivery)
{
    internal const string ScheduleSetting = "Alerts:Schedule";

    // The schedule goes on whatever happens, so a passing fault must not cost the day.
    [Function("PlanAlerts")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanAlerts([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        scheduling.PlanAllAsync(cancel);

    [Function("ScanAlerts")]
    public Task ScanAlerts([QueueTrigger(StorageNames.Queues.AlertScans)] string message, CancellationToken cancel) =>
        scan.RunAsync(AlertScanMessage.Parse(message), cancel);

    [Function("DeliverAlert")]
    public Task DeliverAlert([QueueTrigger(StorageNames.Queues.Alerts)] string message, CancellationToken cancel) =>
        delivery.DeliverAsync(AlertMessage.Parse(message), cancel);
}
