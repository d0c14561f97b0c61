using Microsoft.Extensions.Logging;
using SertiKesos.Alerts.Channels;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;

namespace SertiKesos.Alerts;

/// <summary>
/// Sends one alert: intent (sending), effect (the mail server or provider), done (delivered, or accepted until the provider
/// tells more), each a conditional write. A message that comes twice sends once. Channels are tried in their order, and it
/// stays one alert. Only a crash between a mail server's acceptance and the last write sends twice, and then with the same
/// Message-ID.
/// </summary>
internal sealed partial class AlertDelivery(
    AlertLedger ledger,
    AlertQueues queues,
    AlertCheck check,
    AlertGate gate,
    AlertPolicies policies,
    AlertChannels channels,
    AlertKeys keys,
    TimeProvider clock,
    ILogger<AlertDelivery> logger)
{
    /// <summary>For so long a claim belongs to whoever made it: longer than any delivery may take.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);

    /// <summary>So often one channel is tried in a row while there is another.</summary>
    private const int MostTurns = 3;

    /// <summary>A refusal for which the installation is to blame, with no other channel left, is tried so often: within four days its operator may mend it.</summary>
    private const int TriesUntilMended = 12;

    private static readonly TimeSpan WhileStopped = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterConflict = TimeSpan.FromMinutes(1);

    /// <summary>All outcomes complete the message; for a later try a new message is already in the queue.</summary>
    public async Task<AlertOutcome> DeliverAsync(AlertMessage message, CancellationToken cancel)
    {
        AlertMessageFormat.Require(message.Version, AlertMessage.CurrentVersion);
        using var span = Spans.Start(Spans.AlertDeliver);
        var policy = await policies.CurrentAsync(cancel);
        var region = AlertRegion.Find(message.Region, policy.Regions);
        span?.SetTag("region", region.Code.Value);
        var entry = await ledger.FindAsync(region.Code, AlertKey.Parse(message.Key), cancel);
        var outcome = entry is null || !entry.State.IsOpen()
            ? new AlertOutcome.AlreadyDone()
            : await AdvanceAsync(entry, region, policy, cancel);
        span?.SetTag("outcome", outcome.GetType().Name);
        Log.Ended(logger, region.Code, message.Key, outcome.GetType().Name);
        return outcome;
    }

    private async Task<AlertOutcome> AdvanceAsync(AlertEntry entry, Region region, AlertPolicy policy, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (HeldUntil(entry) is { } held && held > now)
        {
            // Somebody may be sending it at this moment, or its provider has yet to tell how it fares; this message takes over afterwards.
            return await AgainAsync(entry, held - now, cancel);
        }

        if (!await gate.MayGoAsync(cancel) || !channels.AnyIsReady(policy.Channels))
        {
            return await PostponeAsync(entry, now + WhileStopped, now, cancel);
        }

        switch (await check.DecideAsync(entry, region, policy, now, cancel))
        {
            case AlertDecision.Wait wait:
                return await PostponeAsync(entry, wait.Until, now, cancel);
            case AlertDecision.Cancel:
                return await FinishAsync(entry with { State = AlertState.Cancelled }, new AlertOutcome.Cancelled(), cancel);
            case AlertDecision.Unreachable:
                return await FinishAsync(
                    entry with { State = AlertState.Unreachable, AddressKey = null, ContactKey = null }, new AlertOutcome.Unreachable(), cancel);
            case AlertDecision.Send send:
                return await SendAsync(Settled(entry, send), send, region, policy, now, cancel);
            default:
                throw new InvalidOperationException("The check knows no other decision.");
        }
    }

    /// <summary>Until when nobody else may do anything with it; null where it waits for nothing but its message.</summary>
    private DateTimeOffset? HeldUntil(AlertEntry entry) => entry.State switch
    {
        AlertState.Sending => entry.ChangedAt + channels[entry.Channel ?? AlertChannel.Mail].Unclear,
        AlertState.Accepted => entry.NextAt,
        _ => null,
    };

    /// <summary>
    /// What is to be said of the last try before the next. Ways that have come newly are all tried; what was taken and did not
    /// arrive in time, or was never answered again and again, is left to the other ways.
    /// </summary>
    private static AlertEntry Settled(AlertEntry entry, AlertDecision.Send send)
    {
        if (AlertReach.HasNew(entry.KnownWays, send.Ways))
        {
            entry = entry with { Tried = null };
        }

        return entry is { State: AlertState.Accepted, Channel: { } taken } ? entry.WithTried(taken)
            : entry is { State: AlertState.Sending, Channel: { } silent, Turn: >= MostTurns }
                // A mail that is sent again bears its first name and is known by it; a text message is read anew each time.
                && (silent != AlertChannel.Mail || send.Allowed.Any(way => way.Channel != silent && !entry.HasTried(way.Channel)))
                ? entry.WithTried(silent)
                : entry;
    }

    private async Task<AlertOutcome> SendAsync(
        AlertEntry entry, AlertDecision.Send send, Region region, AlertPolicy policy, DateTimeOffset now, CancellationToken cancel)
    {
        var left = send.Allowed.Where(way => !entry.HasTried(way.Channel)).ToList();
        if (left.Count == 0)
        {
            return await FinishAsync(entry.By(send.Allowed[^1], send.Ways) with { State = AlertState.Failed }, new AlertOutcome.Failed(entry.Reply ?? 0), cancel);
        }

        var (free, paused) = await channels.PickAsync(left, cancel);
        if (free is not { } way)
        {
            return await PostponeAsync(entry, paused ?? now + WhileStopped, now, cancel);
        }

        var wanted = await gate.TakeSlotAsync(region.Code, way.Key, entry.Key.Value, cancel);
        return wanted > TimeSpan.Zero
            ? await PostponeAsync(entry, now + wanted, now, cancel)
            : await SendAsync(entry, new AlertAttempt(send, way), region, policy, cancel);
    }

    private async Task<AlertOutcome> SendAsync(
        AlertEntry entry, AlertAttempt attempt, Region region, AlertPolicy policy, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var channel = channels[attempt.Way.Channel];
        if (entry.Attempts == 0 && !await ledger.TryPlaceAsync(entry, cancel))
        {
            // Somebody who stands in two regions hears it from the first; should that one not send it, the next scan enters it here again.
            return await FinishAsync(entry with { State = AlertState.Cancelled }, new AlertOutcome.Cancelled(), cancel);
        }

        var claimed = await ledger.WriteAsync(
            entry.By(attempt.Way, attempt.Send.Ways) with
            {
                State = AlertState.Sending,
                Channel = channel.Channel,
                ChangedAt = now,
                NextAt = now + channel.Unclear,
                Attempts = entry.Attempts + 1,
                Turn = entry.Channel == channel.Channel ? entry.Turn + 1 : 1,
                Claim = Guid.NewGuid().ToString("n"),
            },
            cancel);
        if (claimed is null)
        {
            return await AgainAsync(entry, AfterConflict, cancel);
        }

        var message = new ChannelMessage(attempt.Way, attempt.Send.Candidate, claimed, region, policy, now);
        return await JudgeAsync(claimed, attempt, await SendAsync(channel, message, cancel), cancel);
    }

    private static async Task<ChannelResult> SendAsync(IAlertChannel channel, ChannelMessage message, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.AlertSend);
        span?.SetTag("channel", channel.Channel.ToString());
        span?.SetTag("attempt", message.Entry.Attempts);
        var result = await channel.SendAsync(message, cancel);
        span?.SetTag("outcome", result.GetType().Name);
        return result;
    }

    private async Task<AlertOutcome> JudgeAsync(AlertEntry claimed, AlertAttempt attempt, ChannelResult result, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mayGoOn = attempt.Send.Allowed.Any(way => way.Channel != attempt.Way.Channel && !claimed.HasTried(way.Channel));
        switch (result)
        {
            case ChannelResult.Taken:
                return await FinishAsync(claimed with { State = AlertState.Delivered, Reply = null }, new AlertOutcome.Sent(), cancel);
            case ChannelResult.Accepted accepted:
                var sent = keys.Sent(accepted.ProviderId);
                // First what finds the entry: what the provider tells may be here before the entry says that it was taken.
                await ledger.PointAsync(sent, claimed, cancel);
                Metrics.Alert(nameof(AlertState.Accepted), claimed.Channel?.ToString());
                return await PostponeAsync(
                    claimed with { State = AlertState.Accepted, Sent = sent, Reply = null, ChangedAt = now }, now + accepted.Patience, now, cancel);
            case ChannelResult.Unclear:
                Log.Unclear(logger, claimed.Key, attempt.Way.Channel);
                return await AgainAsync(claimed, claimed.NextAt - now, cancel);
            case ChannelResult.Deferred deferred when !mayGoOn || claimed.Turn < MostTurns:
                return await RetryAsync(claimed, deferred.Reply, AlertBackoff.After(claimed.Attempts), now, cancel);
            case ChannelResult.Deferred deferred:
                return await RetryAsync(claimed.WithTried(attempt.Way.Channel), deferred.Reply, TimeSpan.Zero, now, cancel);
            case ChannelResult.Refused { IsOurs: true } ours when !mayGoOn && claimed.Attempts < TriesUntilMended:
                Log.Refused(logger, claimed.Key, attempt.Way.Channel, ours.Reply);
                return await RetryAsync(claimed, ours.Reply, AlertBackoff.After(claimed.Attempts), now, cancel);
            case ChannelResult.Refused refused:
                if (refused.IsOurs)
                {
                    Log.Refused(logger, claimed.Key, attempt.Way.Channel, refused.Reply);
                }

                return mayGoOn
                    ? await RetryAsync(claimed.WithTried(attempt.Way.Channel), refused.Reply, TimeSpan.Zero, now, cancel)
                    : await FinishAsync(claimed with { State = AlertState.Failed, Reply = refused.Reply }, new AlertOutcome.Failed(refused.Reply ?? 0), cancel);
            case ChannelResult.Stopped stopped:
                Log.Stopped(logger, attempt.Way.Channel, now + stopped.Pause, stopped.Reply);
                await channels.PauseAsync(attempt.Way.Channel, now + stopped.Pause, stopped.Reply, cancel);
                return await RetryAsync(claimed, stopped.Reply, mayGoOn ? TimeSpan.Zero : stopped.Pause, now, cancel);
            default:
                throw new InvalidOperationException("A channel knows no other result.");
        }
    }

    private Task<AlertOutcome> RetryAsync(AlertEntry entry, int? reply, TimeSpan wait, DateTimeOffset now, CancellationToken cancel)
    {
        Metrics.Alert(nameof(AlertState.Retrying), entry.Channel?.ToString());
        return PostponeAsync(entry with { State = AlertState.Retrying, Reply = reply, ChangedAt = now }, now + wait, now, cancel);
    }

    private async Task<AlertOutcome> FinishAsync(AlertEntry entry, AlertOutcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ledger.WriteAsync(entry with { ChangedAt = now, NextAt = now }, cancel) is null)
        {
            return await AgainAsync(entry, AfterConflict, cancel);
        }

        Metrics.Alert(entry.State.ToString(), entry.Channel?.ToString());
        return outcome;
    }

    /// <summary>Notes when the next try is due, so that a scan can tell a lost message from a waiting one.</summary>
    private async Task<AlertOutcome> PostponeAsync(AlertEntry entry, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        var delay = AlertQueues.Limit(until - now);
        // Where somebody else changed the entry meanwhile, their time stands and the new message finds out.
        await ledger.WriteAsync(entry with { NextAt = now + delay }, cancel);
        return await AgainAsync(entry, delay, cancel);
    }

    private async Task<AlertOutcome> AgainAsync(AlertEntry entry, TimeSpan delay, CancellationToken cancel)
    {
        var limited = AlertQueues.Limit(delay);
        await queues.SendAlertAsync(entry.Region, entry.Key, limited, cancel);
        return new AlertOutcome.TryLater(limited);
    }

    /// <summary>What is tried, and what else could be.</summary>
    private sealed record AlertAttempt(AlertDecision.Send Send, AlertWay Way);

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Information, "Alert {Key} of region {Region}: {Outcome}", EventName = "alert_tried")]
        public static partial void Ended(ILogger logger, RegionCode region, string key, string outcome);

        [LoggerMessage(5030, LogLevel.Warning, "Alert {Key} was refused by {Channel} with code {Reply}: look at the settings of the channel, at its templates and at docs/operations.md", EventName = "alert_refused")]
        public static partial void Refused(ILogger logger, AlertKey key, AlertChannel channel, int? reply);

        [LoggerMessage(5031, LogLevel.Error, "{Channel} is left alone until {Until}, because the provider refuses this installation with code {Reply}; others of the channels go on", EventName = "channel_stopped")]
        public static partial void Stopped(ILogger logger, AlertChannel channel, DateTimeOffset until, int? reply);

        [LoggerMessage(5034, LogLevel.Warning, "Alert {Key} had no answer by {Channel}: it may have been taken, and is left alone for a while", EventName = "alert_unclear")]
        public static partial void Unclear(ILogger logger, AlertKey key, AlertChannel channel);
    }
}
