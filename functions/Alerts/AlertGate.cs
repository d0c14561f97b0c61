using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts;

/// <summary>Whether anything may be sent at all now: the stop switch, a mail server, the sender's limit.</summary>
internal sealed class AlertGate(
    IOptionsMonitor<AlertOptions> options, AlertSwitch stop, SenderLimit limit, RecipientLimits recipients, INotificationSender sender)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>False while stopped by the setting or by the operator's switch, or while no mail server is set.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancel) =>
        !options.CurrentValue.Stopped && sender.IsReady && !await stop.IsStoppedAsync(cancel);

    /// <summary>False while stopped by the setting or by the operator's switch, whatever is set up.</summary>
    public async Task<bool> MayGoAsync(CancellationToken cancel) => !options.CurrentValue.Stopped && !await stop.IsStoppedAsync(cancel);

    /// <summary>The same in parts, for whoever asks why nothing is sent.</summary>
    public async Task<AlertGateState> LookAsync(CancellationToken cancel) =>
        new(await stop.ReadAsync(cancel), options.CurrentValue.Stopped, sender.IsReady, !string.IsNullOrWhiteSpace(options.CurrentValue.AllowList))
        {
            ReachesPhones = options.CurrentValue.Uses(AlertChannel.WhatsApp) || options.CurrentValue.Uses(AlertChannel.Sms),
        };

    /// <summary>Takes a slot of the sender's limit; zero when one was free, else how long to wait.</summary>
    public async Task<TimeSpan> TakeSlotAsync(CancellationToken cancel) => Spread(
        await limit.TakeAsync(new SendingPace(options.CurrentValue.PerMinute, options.CurrentValue.PerHour), cancel), Random.Shared.NextDouble());

    /// <summary>
    /// A long wait made longer by up to ten minutes: thousands that wait for the same slot would all ask for it in the same second, and all
    /// but one of them in vain.
    /// </summary>
    /// <param name="by">From 0 to 1.</param>
    public static TimeSpan Spread(TimeSpan wait, double by) => wait < Patience ? wait : wait + (TimeSpan.FromMinutes(10) * by);

    /// <summary>
    /// The same for a message to one person's address, with the limits of the address and of the office. Nothing is taken
    /// from the sender's limit while one of those is used up.
    /// </summary>
    public async Task<TimeSpan> TakeSlotAsync(RegionCode region, string addressKey, string message, CancellationToken cancel)
    {
        var settings = options.CurrentValue;
        var pace = new RecipientPace(settings.PerAddressDay, settings.PerAddressMonth, settings.PerOfficeHour, settings.PerOfficeDay);
        return await recipients.LookAsync(region, addressKey, message, pace, cancel) is var wait && wait > TimeSpan.Zero ? wait
            : await TakeSlotAsync(cancel) is var turn && turn > TimeSpan.Zero ? turn
            : await recipients.TakeAsync(region, addressKey, message, pace, cancel);
    }
}

/// <param name="StoppedBySetting">By <c>Alerts:Stopped</c>.</param>
/// <param name="HasMailServer">False while no mail server is set.</param>
/// <param name="OnlyAllowed">Only the addresses of <c>Alerts:AllowList</c> are written to.</param>
internal sealed record AlertGateState(AlertSwitchState Switch, bool StoppedBySetting, bool HasMailServer, bool OnlyAllowed)
{
    /// <summary>Whether WhatsApp or an SMS gateway is set up.</summary>
    public bool ReachesPhones { get; init; }

    public bool IsOpen => !Switch.Stopped && !StoppedBySetting && (HasMailServer || ReachesPhones);
}
