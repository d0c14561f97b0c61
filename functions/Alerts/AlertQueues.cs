using Azure.Storage.Queues;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts;

/// <summary>
/// The queues <c>alert-scans</c> and <c>alerts</c>. The clients must encode messages as Base64, which is what queue
/// triggers read.
/// </summary>
internal sealed class AlertQueues(QueueClient scans, QueueClient alerts)
{
    /// <summary>The longest time for which the service hides a message.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    /// <summary>A message lives seven days by default, no longer than it may be hidden; ours wait until they are read.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private volatile bool _exist;

    public async Task SendScanAsync(RegionCode region, CancellationToken cancel)
    {
        await EnsureAsync(cancel);
        var body = AlertMessageFormat.Write(new AlertScanMessage(AlertScanMessage.CurrentVersion, region.Value));
        await scans.SendMessageAsync(body, timeToLive: Forever, cancellationToken: cancel);
    }

    /// <summary>Sends an alert's message that appears after the delay, at most <see cref="LongestDelay"/>.</summary>
    public async Task SendAlertAsync(RegionCode region, AlertKey key, TimeSpan delay, CancellationToken cancel)
    {
        await EnsureAsync(cancel);
        var body = AlertMessageFormat.Write(new AlertMessage(AlertMessage.CurrentVersion, region.Value, key.Value));
        await alerts.SendMessageAsync(body, Limit(delay), Forever, cancel);
    }

    /// <summary>A delay as the service takes it: whole seconds rounded up, from none to seven days.</summary>
    public static TimeSpan Limit(TimeSpan delay) =>
        delay <= TimeSpan.Zero ? TimeSpan.Zero
        : delay >= LongestDelay ? LongestDelay
        : TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds));

    private async Task EnsureAsync(CancellationToken cancel)
    {
        if (!_exist)
        {
            await scans.CreateIfNotExistsAsync(cancellationToken: cancel);
            await alerts.CreateIfNotExistsAsync(cancellationToken: cancel);
            _exist = true;
        }
    }
}
