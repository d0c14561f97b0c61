using SertiKesos.Alerts.Ledger;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels;

/// <summary>Mail: what the server has taken counts as told.</summary>
internal sealed class MailChannel(INotificationSender sender, UndeliverableAddresses undeliverable) : IAlertChannel
{
    public AlertChannel Channel => AlertChannel.Mail;

    public bool IsReady => sender.IsReady;

    public TimeSpan Unclear => AlertDelivery.ClaimTime;

    public async Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        var letter = AlertLetterWriter.Write(message.Candidate, message.Way.Mail, message.Region, message.Policy, message.Now, message.Entry.Resent);
        var result = await sender.SendAsync(letter, cancel);
        if (result is SendingResult.Rejected { BlamesAddress: true } refused)
        {
            await undeliverable.MarkAsync(message.Way.Key, UndeliverableCause.Refused, message.Region.Code, message.Entry.PersonKey, refused.Status, cancel);
        }

        return result switch
        {
            SendingResult.Accepted => new ChannelResult.Taken(),
            SendingResult.Rejected rejected => new ChannelResult.Refused(rejected.Reply),
            // Without an answer it may have been taken; the next try bears the same Message-ID, by which that can be told.
            SendingResult.Deferred deferred => new ChannelResult.Deferred(deferred.Reply),
            _ => throw new InvalidOperationException("A sender knows no other result."),
        };
    }
}
