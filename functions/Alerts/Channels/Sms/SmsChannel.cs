using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Channels.Sms;

/// <summary>An SMS gateway over HTTP: what it has taken counts as told, since gateways tell nothing more in a way they share.</summary>
internal sealed class SmsChannel(IOptionsMonitor<AlertOptions> options, ChannelHttp http) : IAlertChannel
{
    public AlertChannel Channel => AlertChannel.Sms;

    public bool IsReady => options.CurrentValue.Sms.Url.Length > 0;

    public TimeSpan Unclear => AlertDelivery.ClaimTime;

    public async Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        var settings = options.CurrentValue.Sms;
        using var request = SmsRequest.Write(message.Way.Phone, Text(message), message.Candidate.Key.Value, settings);
        return await http.AskAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), cancel) switch
        {
            HttpReply.Answered answered => SmsAnswer.Of(answered.Status, answered.Body, settings),
            HttpReply.NotReached => new ChannelResult.Deferred(null),
            _ => new ChannelResult.Unclear(),
        };
    }

    private static string Text(ChannelMessage message)
    {
        var there = message.Now.ToOffset(message.Region.Zone.Offset());
        return ChannelTexts.Sms(
            LetterName.Of(message.Candidate.Person.Name),
            message.Candidate.LastValidDay.DayNumber - DateOnly.FromDateTime(there.DateTime).DayNumber,
            message.Candidate.LastValidDay,
            message.Policy.Contacts.Office(message.Region));
    }
}
