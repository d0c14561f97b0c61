using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Alerts;

// The worker needs public classes, the product's own types are internal: hence the provider.
public sealed class AlertFunctions(IServiceProvider services)
{
    internal const string ScheduleSetting = "Alerts:Schedule";

    // The schedule goes on whatever happens, so a passing fault must not cost the day.
    [Function("PlanAlerts")]
    [FixedDelayRetry(5, "00:05:00")]
    public Task PlanAlerts([TimerTrigger($"%{ScheduleSetting}%")] TimerInfo timer, CancellationToken cancel) =>
        services.GetRequiredService<AlertScheduling>().PlanAllAsync(cancel);

    [Function("ScanAlerts")]
    public Task ScanAlerts([QueueTrigger(StorageNames.Queues.AlertScans)] string message, CancellationToken cancel) =>
        services.GetRequiredService<AlertScan>().RunAsync(AlertScanMessage.Parse(message), cancel);

    [Function("DeliverAlert")]
    public Task DeliverAlert([QueueTrigger(StorageNames.Queues.Alerts)] string message, CancellationToken cancel) =>
        services.GetRequiredService<AlertDelivery>().DeliverAsync(AlertMessage.Parse(message), cancel);
}
