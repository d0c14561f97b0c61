using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
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
    Publications publications,
    IssueSnapshots snapshots,
    NoticeLetters letters,
    AlertGate gate,
    AlertPolicies policies,
    INotificationSender sender,
    IOptionsMonitor<NoticeOptions> options,
    AlertKeys keys,
    TimeProvider clock,
    ILogger<NoticeDelivery> logger)
{
    private static readonly TimeSpan WhileStopped = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterConflict = TimeSpan.FromMinutes(1);

    /// <summary>All outcomes complete the message; for a later try a new message is already in the queue.</summary>
    public async Task<AlertOutcome> DeliverAsync(NoticeMessage message, CancellationToken cancel)
    {
        var entry = await ledger.FindAsync(message.Key ?? "", cancel);
        var outcome = entry is null || !entry.State.IsOpen() ? new AlertOutcome.AlreadyDone() : await AdvanceAsync(entry, cancel);
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
        if (await IsOverAsync(entry, cancel)
            || Find(entry, policy) is not { } recipient
            || await snapshots.FindAsync(entry.Period, entry.Issue, cancel) is not { } snapshot
            || entry.Reader.ZoneIn(snapshot) is not { } zone)
        {
            return await FinishAsync(entry with { State = AlertState.Cancelled }, new AlertOutcome.Cancelled(), cancel);
        }

        if (policy.Calendar.NextOpening(now, zone) is var opening && opening > now)
        {
            return await PostponeAsync(entry, opening, now, cancel);
        }

        var wanted = await gate.TakeSlotAsync(cancel);
        return wanted > TimeSpan.Zero
            ? await PostponeAsync(entry, now + wanted, now, cancel)
            : await SendAsync(entry, recipient, snapshot, policy, zone, cancel);
    }

    /// <summary>Taken back, or overtaken by a later issue of the period, of which its reader is told.</summary>
    private async Task<bool> IsOverAsync(NoticeEntry entry, CancellationToken cancel)
    {
        // Its own row may say only in the next moment that it is out.
        var issues = (await publications.ListAsync(cancel)).Where(issue => issue.Period == entry.Period && issue.Withdrawal is null).ToList();
        return issues.All(issue => issue.Issue != entry.Issue) || issues.Any(issue => issue.Issue > entry.Issue && issue.FinishedAt is not null);
    }

    /// <summary>Null where the settings no longer name the address, or do not allow it.</summary>
    private NoticeRecipient? Find(NoticeEntry entry, AlertPolicy policy) =>
        policy.Allowed is null || policy.Allowed.Contains(entry.AddressKey)
            ? NoticeRecipients.Of(options.CurrentValue, keys).FirstOrDefault(known => known.Reader == entry.Reader && known.AddressKey == entry.AddressKey)
            : null;

    private async Task<AlertOutcome> SendAsync(
        NoticeEntry entry, NoticeRecipient recipient, IssueSnapshot snapshot, AlertPolicy policy, IndonesianZone zone, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var letter = await letters.WriteAsync(entry.MessageIdAt(policy.Sender.Domain), recipient, snapshot, policy, now.ToOffset(zone.Offset()), cancel);
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
        return await PostponeAsync(judged with { ChangedAt = later }, later + verdict.Wait, later, cancel);
    }

    private async Task<AlertOutcome> FinishAsync(NoticeEntry entry, AlertOutcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await ledger.WriteAsync(entry with { ChangedAt = now, NextAt = now }, cancel) is null
            ? await AgainAsync(entry, AfterConflict, cancel)
            : outcome;
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
        await queue.SendAsync(NoticeMessage.ToSend(entry.Period, entry.Issue, entry.Key), limited, cancel);
        return new AlertOutcome.TryLater(limited);
    }

    private static partial class Log
    {
        [LoggerMessage(5021, LogLevel.Information, "Notice {Key}: {Outcome}")]
        public static partial void Ended(ILogger logger, string key, string outcome);

        [LoggerMessage(5022, LogLevel.Warning, "Notice {Key} was refused by the mail server with {Reply} and is not sent again")]
        public static partial void Refused(ILogger logger, string key, int reply);
    }
}
