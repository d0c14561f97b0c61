using Microsoft.Extensions.Logging;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;

namespace SertiKesos.Alerts;

/// <summary>
/// Sends one alert: intent (sending), effect (the mail server), done (delivered), each a conditional write. A message
/// that comes twice sends once. Only a crash between the mail server's acceptance and the last write sends twice, and
/// then with the same Message-ID.
/// </summary>
internal sealed partial class AlertDelivery(
    AlertLedger ledger,
    AlertQueues queues,
    AlertCheck check,
    AlertGate gate,
    AlertPolicies policies,
    INotificationSender sender,
    UndeliverableAddresses undeliverable,
    TimeProvider clock,
    ILogger<AlertDelivery> logger)
{
    /// <summary>For so long a claim belongs to whoever made it: longer than any delivery may take.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan WhileStopped = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterConflict = TimeSpan.FromMinutes(1);

    /// <summary>All outcomes complete the message; for a later try a new message is already in the queue.</summary>
    public async Task<AlertOutcome> DeliverAsync(AlertMessage message, CancellationToken cancel)
    {
        AlertMessageFormat.Require(message.Version, AlertMessage.CurrentVersion);
        var policy = await policies.CurrentAsync(cancel);
        var region = AlertRegion.Find(message.Region, policy.Regions);
        var entry = await ledger.FindAsync(region.Code, AlertKey.Parse(message.Key), cancel);
        var outcome = entry is null || !entry.State.IsOpen()
            ? new AlertOutcome.AlreadyDone()
            : await AdvanceAsync(entry, region, policy, cancel);
        Log.Ended(logger, region.Code, message.Key, outcome.GetType().Name);
        return outcome;
    }

    private async Task<AlertOutcome> AdvanceAsync(AlertEntry entry, Region region, AlertPolicy policy, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (entry.State == AlertState.Sending && entry.ChangedAt + ClaimTime > now)
        {
            // Somebody may be sending it at this moment; should they have crashed, this message takes over afterwards.
            return await AgainAsync(entry, entry.ChangedAt + ClaimTime - now, cancel);
        }

        if (!await gate.IsOpenAsync(cancel))
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
                    entry with { State = AlertState.Unreachable, AddressKey = null }, new AlertOutcome.Unreachable(), cancel);
            case AlertDecision.Send send:
                var wanted = await gate.TakeSlotAsync(cancel);
                return wanted > TimeSpan.Zero
                    ? await PostponeAsync(entry, now + wanted, now, cancel)
                    : await SendAsync(entry, send, region, policy, cancel);
            default:
                throw new InvalidOperationException("The check knows no other decision.");
        }
    }

    private async Task<AlertOutcome> SendAsync(
        AlertEntry entry, AlertDecision.Send send, Region region, AlertPolicy policy, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claimed = await ledger.WriteAsync(
            entry with
            {
                State = AlertState.Sending,
                AddressKey = send.Candidate.AddressKey,
                ChangedAt = now,
                NextAt = now + ClaimTime,
                Attempts = entry.Attempts + 1,
                Claim = Guid.NewGuid().ToString("n"),
            },
            cancel);
        if (claimed is null)
        {
            return await AgainAsync(entry, AfterConflict, cancel);
        }

        var letter = AlertLetterWriter.Write(send.Candidate, send.Address, region, policy, now);
        var result = await sender.SendAsync(letter, cancel);
        var verdict = SendingVerdict.Of(result, claimed.Attempts);
        if (result is SendingResult.Rejected { BlamesAddress: true } refused && claimed.AddressKey is { } address)
        {
            await undeliverable.MarkAsync(address, UndeliverableCause.Refused, region.Code, claimed.PersonKey, refused.Status, cancel);
        }

        var judged = claimed with { State = verdict.State, Reply = verdict.Reply };
        if (verdict.End is { } end)
        {
            return await FinishAsync(judged, end, cancel);
        }

        var later = clock.GetUtcNow();
        return await PostponeAsync(judged with { ChangedAt = later }, later + verdict.Wait, later, cancel);
    }

    private async Task<AlertOutcome> FinishAsync(AlertEntry entry, AlertOutcome outcome, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await ledger.WriteAsync(entry with { ChangedAt = now, NextAt = now }, cancel) is null
            ? await AgainAsync(entry, AfterConflict, cancel)
            : outcome;
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

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Information, "Alert {Key} of region {Region}: {Outcome}")]
        public static partial void Ended(ILogger logger, RegionCode region, string key, string outcome);
    }
}
