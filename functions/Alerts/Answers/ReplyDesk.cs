using System.Globalization;
using MimeKit;
using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Alerts.Answers;

/// <summary>What a mail of the mailbox came to.</summary>
internal enum ReplyOutcome
{
    /// <summary>Not for us: somebody has to read it.</summary>
    Left,
    Stopped,
    Resumed,

    /// <summary>A report that a reminder of ours did not arrive.</summary>
    Bounced,
}

/// <summary>Does what a mail of the mailbox asks for. The same mail twice comes to the same.</summary>
internal sealed class ReplyDesk(AlertLedger ledger, AlertQueues queues, UndeliverableAddresses undeliverable, LetterActs acts, AlertKeys keys, AlertPolicies policies, TimeProvider clock)
{
    public async Task<ReplyOutcome> ReadAsync(MimeMessage mail, CancellationToken cancel)
    {
        if (DeliveryReport.Of(mail) is { } report)
        {
            return await BounceAsync(report, cancel);
        }

        var wish = ReplyWords.Of(mail);
        if (wish == ReplyWish.Nothing || mail.From.Mailboxes.Take(2).ToList() is not [var sender] || !AlertAddress.TryParse(sender.Address, out var address))
        {
            return ReplyOutcome.Left;
        }

        var own = keys.Address(address);
        var answered = await FindAsync(DeliveryReport.ReplyTo(mail), cancel);
        if (wish == ReplyWish.Resume)
        {
            // A sender's name is easily forged. To hear less harms nobody; for more, the mail must answer a reminder to that address.
            if (answered?.AddressKey != own)
            {
                return ReplyOutcome.Left;
            }

            await acts.ResumeAsync(own, answered.Region, LetterWay.Reply, cancel);
            return ReplyOutcome.Resumed;
        }

        await acts.StopAsync(own, answered?.Region, LetterWay.Reply, cancel);
        if (answered?.AddressKey is { } written && written != own)
        {
            // The reminder went to an address that is forwarded to the one that answers.
            await acts.StopAsync(written, answered.Region, LetterWay.Reply, cancel);
        }

        return ReplyOutcome.Stopped;
    }

    /// <summary>
    /// Only a report that names a reminder of ours counts: nobody else can know the name. The address is that of the ledger,
    /// since the report may name another one, to which it was forwarded.
    /// </summary>
    private async Task<ReplyOutcome> BounceAsync(DeliveryReport report, CancellationToken cancel)
    {
        if (await FindAsync(report.Messages, cancel) is not { } entry)
        {
            return ReplyOutcome.Left;
        }

        if (entry.State is not (AlertState.Failed or AlertState.Cancelled or AlertState.Unreachable))
        {
            var now = clock.GetUtcNow();
            var goesOn = (await policies.CurrentAsync(cancel)).UsesPhones;
            // Where somebody else changes it at this moment, the next reading of the mailbox comes too late; the address counts all the same.
            var changed = goesOn
                ? entry.WithTried(AlertChannel.Mail) with { State = AlertState.Retrying, ChangedAt = now, NextAt = now }
                : entry with { State = AlertState.Failed, ChangedAt = now, NextAt = now };
            var isWritten = await ledger.WriteAsync(changed, cancel) is not null;
            if (isWritten)
            {
                Metrics.Alert(changed.State.ToString(), AlertChannel.Mail.ToString());
            }

            if (isWritten && goesOn)
            {
                // Another way may be left; where none is, the delivery ends it.
                await queues.SendAlertAsync(entry.Region, entry.Key, TimeSpan.Zero, cancel);
            }
        }

        if (entry.AddressKey is { } address && MailStatus.BlamesAddress(report.Status))
        {
            await undeliverable.MarkAsync(address, UndeliverableCause.Refused, entry.Region, entry.PersonKey, report.Status, cancel);
        }

        return ReplyOutcome.Bounced;
    }

    private async Task<AlertEntry?> FindAsync(IEnumerable<string> messages, CancellationToken cancel)
    {
        var domain = (await policies.CurrentAsync(cancel)).Sender.Domain;
        foreach (var message in messages.Take(MostNamed))
        {
            var at = message.IndexOf('@', StringComparison.Ordinal);
            if (at > 0 && string.Equals(message[(at + 1)..], domain, StringComparison.OrdinalIgnoreCase)
                && message[..at].Split('.') is [var name, .. var more] && AlertKey.TryParse(name, out var key)
                // Of the newest message by mail alone: an older one went to an address that may be another by now.
                && await ledger.FindAsync(key, cancel) is { Channel: null or AlertChannel.Mail } entry
                && entry.Resent.ToString(CultureInfo.InvariantCulture) == (more is [var number] ? number : "0"))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>More names than a conversation has are no conversation.</summary>
    private const int MostNamed = 20;
}
