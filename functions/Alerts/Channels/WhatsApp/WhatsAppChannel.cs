using System.Text.Json;
using Microsoft.Extensions.Options;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>
/// WhatsApp's Cloud API. What it takes is not told yet: it tells later whether it arrived (<see cref="WhatsAppInbox"/>). It
/// knows no key of ours, so a request without an answer is not repeated before that had time to come.
/// </summary>
internal sealed class WhatsAppChannel(IOptionsMonitor<AlertOptions> options, ChannelHttp http) : IAlertChannel
{
    public AlertChannel Channel => AlertChannel.WhatsApp;

    public bool IsReady => options.CurrentValue.WhatsApp.Token.Length > 0;

    public TimeSpan Unclear => TimeSpan.FromMinutes(options.CurrentValue.WhatsApp.StatusMinutes);

    public async Task<ChannelResult> SendAsync(ChannelMessage message, CancellationToken cancel)
    {
        var settings = options.CurrentValue.WhatsApp;
        if (WhatsAppTemplates.Parse(settings.Templates)?.Of(message.Candidate.Step) is not { } template)
        {
            return new ChannelResult.Refused(null, IsOurs: true);
        }

        using var request = WhatsAppRequest.Write(message, template, settings);
        return await http.AskAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), cancel) switch
        {
            HttpReply.Answered { IsSuccess: true } taken => NameOf(taken.Body) is { } name
                ? new ChannelResult.Accepted(name, TimeSpan.FromHours(settings.DeliveryHours))
                : new ChannelResult.Unclear(),
            HttpReply.Answered refused => WhatsAppFault.Of(CodeOf(refused.Body), refused.Status),
            HttpReply.NotReached => new ChannelResult.Deferred(null),
            _ => new ChannelResult.Unclear(),
        };
    }

    private static string? NameOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Taken>(body, JsonSerializerOptions.Web)?.Messages is [{ Id.Length: > 0 } message, ..] ? message.Id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? CodeOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Refusal>(body, JsonSerializerOptions.Web)?.Error?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Taken(IReadOnlyList<TakenMessage>? Messages);

    private sealed record TakenMessage(string? Id);

    private sealed record Refusal(Fault? Error);

    private sealed record Fault(int? Code);
}
