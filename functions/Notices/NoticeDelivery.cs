using Microsoft.Extensions.Logging;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Summaries.Publication;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>
/// Sends one notice as <see cref="AlertDelivery"/> sends an alert, through the same gate: intent (sending), effect (the mail
/// server), done (delivered), each a conditional write. A message that comes twice sends once.
/// </summary>
internal sealed partial class NoticeDelivery(
    NoticeLedger ledger,
    NoticeQueue queue,
    NoticeAddresses addresses,
    NoticeDrafts drafts,
    AlertGate gate,
    AlertPolicies policies,
    INotificationSender sender,
    TimeProvider clock,
    ILogger<NoticeDelivery> logger)
{
    private static readonly TimeSpan WhileStopped = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterConflict = TimeSpan.FromMinutes(1);

    /// <summary>All outcomes complete the message; for a later try a new message is already in the queue.</summary>
    public async Task<AlertOutcome> DeliverAsync(NoticeMessage message, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.NoticeSend);
        var entry = await ledger.FindAsync(message.Key ?? "", cancel);
        span?.SetTag("kind", entry?.Topic.Kind.ToString());
        var outcome = entry is null || !entry.State.IsOpen() ? new AlertOutcome.AlreadyDone() : await AdvanceAsync(entry, cancel);
        span?.SetTag("outcome", outcome.GetType().Name);
        if (outcome is AlertOutcome.Failed { Reply: var reply } && entry is not null)
        {
            Log.Refused(logger, entry.Key, reply);
        }
        else
        {
            Log.Ended(logger, entry?.Key ?? "-", outcome.GetType().Name);
        }

        return outcome;
    }

    private async Task<AlertOutcome> AdvanceAsync(NoticeEntry entry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (entry.State == AlertState.Sending && entry.ChangedAt + AlertDelivery.ClaimTime > now)
        {
            // Somebody may be sending it at this moment; should they have crashed, this message takes over afterwards.
            return await AgainAsync(entry, entry.ChangedAt + AlertDelivery.ClaimTime - now, cancel);
        }

        if (!await gate.IsOpenAsync(cancel))
        {
            return await PostponeAsync(entry, now + WhileStopped, now, cancel);
        }

        var policy = await policies.CurrentAsync(cancel);
        if (await addresses.FindAsync(entry.Reader, entry.AddressKey, cancel) is not { } recipient
            || policy.Allowed?.Contains(entry.AddressKey) == false
            || await drafts.FindAsync(entry, policy, now, cancel) is not { } draft)
        {
            return await FinishAsync(entry with { State = AlertState.Cancelled }, new AlertOutcome.Cancelled(), cancel);
        }

        if (policy.Calendar.NextOpening(now, draft.Zone) is var opening && opening > now)
        {
            return await PostponeAsync(entry, opening, now, cancel);
        }

        if (await IsDayTakenAsync(entry, now.DayAt(draft.Zone), draft.Zone, cancel))
        {
            var tomorrow = policy.Calendar.NextWorkingDay(now.DayAt(draft.Zone).PlusDays(1));
            return await PostponeAsync(entry, policy.Calendar.Opening(tomorrow, draft.Zone), now, cancel);
        }

        var wanted = await gate.TakeSlotAsync(cancel);
        return wanted > TimeSpan.Zero
            ? await PostponeAsync(entry, now + wanted, now, cancel)
            : await SendAsync(entry, recipient, draft, cancel);
    }

    /// <summary>An address gets one reminder or digest a day, also where several were held back together.</summary>
    private async Task<bool> IsDayTakenAsync(NoticeEntry entry, DateOnly today, IndonesianZone zone, CancellationToken cancel) =>
        entry.Topic is NoticeTopic.Dated
        && (await ledger.ListAsync(entry.Reader, entry.AddressKey, cancel)).Any(other =>
            other.Key != entry.Key && other.State is AlertState.Delivered or AlertState.Sending && other.ChangedAt.DayAt(zone) == today);

    private async Task<AlertOutcome> SendAsync(NoticeEntry entry, NoticeRecipient recipient, NoticeDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var letter = await draft.Write(recipient, now.ToOffset(draft.Zone.Offset()), cancel);
        var claimed = await ledger.WriteAsync(
            entry with
            {
                State = AlertState.Sending,
                ChangedAt = now,
                NextAt = now + AlertDelivery.ClaimTime,
                Attempts = entry.Attempts + 1,
                Claim = Guid.NewGuid().ToString("n"),
            },
            cancel);
        if (claimed is null)
        {
            return await AgainAsync(entry, AfterConflict, cancel);
        }

        var verdict = SendingVerdict.Of(await sender.SendAsync(letter, cancel), claimed.Attempts);
        var judged = claimed with { State = verdict.State, Reply = verdict.Reply };
        if (verdict.End is { } end)
        {
            return await FinishAsync(judged, end, cancel);
        }

        var later = clock.GetUtcNow();
        Metrics.Notice(judged.State.ToString(), judged.Topic.Kind.ToString());
        return await PostponeAsync(judged with { ChangedAt = later }, later + verdict.Wait, later, cancel);
    }

    private async Task<AlertOutcome> FinishAsync(NoticeEntry entry, AlertOutcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await ledger.WriteAsync(entry with { ChangedAt = now, NextAt = now }, cancel) is null)
        {
            return await AgainAsync(entry, AfterConflict, cancel);
        }

        Metrics.Notice(entry.State.ToString(), entry.Topic.Kind.ToString());
        return outcome;
    }

    private async Task<AlertOutcome> PostponeAsync(NoticeEntry entry, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        var delay = AlertQueues.Limit(until - now);
        // Where somebody else changed the entry meanwhile, their time stands and the new message finds out.
        await ledger.WriteAsync(entry with { NextAt = now + delay }, cancel);
        return await AgainAsync(entry, delay, cancel);
    }

    private async Task<AlertOutcome> AgainAsync(NoticeEntry entry, TimeSpan delay, CancellationToken cancel)
    {
        var limited = AlertQueues.Limit(delay);
        await queue.SendAsync(NoticeMessages.Of(entry), limited, cancel);
        return new AlertOutcome.TryLater(limited);
    }

    private static partial class Log
    {
        [LoggerMessage(5021, LogLevel.Information, "Notice {Key}: {Outcome}", EventName = "notice_tried")]
        public static partial void Ended(ILogger logger, string key, string outcome);

        [LoggerMessage(5022, LogLevel.Warning, "Notice {Key} was refused by the mail server with {Reply} and is not sent again", EventName = "notice_refused")]
        public static partial void Refused(ILogger logger, string key, int reply);
    }
}
