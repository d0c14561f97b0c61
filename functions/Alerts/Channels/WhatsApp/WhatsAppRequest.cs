using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Channels.WhatsApp;

/// <summary>A template message as the Cloud API takes it: pure.</summary>
internal static class WhatsAppRequest
{
    public static HttpRequestMessage Write(ChannelMessage message, string template, WhatsAppOptions options)
    {
        var there = message.Now.ToOffset(message.Region.Zone.Offset());
        var daysLeft = message.Candidate.LastValidDay.DayNumber - DateOnly.FromDateTime(there.DateTime).DayNumber;
        string[] texts =
        [
            ChannelTexts.Name(LetterName.Of(message.Candidate.Person.Name)),
            ChannelTexts.When(daysLeft, message.Candidate.LastValidDay),
            ChannelTexts.Office(message.Policy.Contacts.Office(message.Region)),
        ];
        var body = new
        {
            messaging_product = "whatsapp",
            recipient_type = "individual",
            to = message.Way.Phone.Value.TrimStart('+'),
            type = "template",
            template = new
            {
                name = template,
                language = new { code = options.Language },
                components = new[] { new { type = "body", parameters = texts.Select(text => new { type = "text", text = OneLine(text) }) } },
            },
            biz_opaque_callback_data = WhatsAppMark.Of(message.Entry).ToString(),
        };
        return new HttpRequestMessage(HttpMethod.Post, new Uri($"{options.BaseUrl.TrimEnd('/')}/{options.ApiVersion}/{options.PhoneNumberId}/messages"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Token) },
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }

    /// <summary>Line breaks, tabs and more than four blanks in a row are refused (132012).</summary>
    private static string OneLine(string text) =>
        string.Join(' ', string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>
/// What is sent along and comes back with what is told of a message: which try of which alert it was. So a message is known
/// whose answer was lost, and that nobody knows by its name.
/// </summary>
internal readonly record struct WhatsAppMark(RegionCode Region, AlertKey Alert, int Attempt)
{
    public static WhatsAppMark Of(AlertEntry entry) => new(entry.Region, entry.Key, entry.Attempts);

    public static bool TryParse([NotNullWhen(true)] string? text, out WhatsAppMark mark)
    {
        mark = default;
        if (text?.Split('/') is not [var code, var name, var number]
            || !RegionCode.TryParse(code, out var region)
            || !AlertKey.TryParse(name, out var key)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt))
        {
            return false;
        }

        mark = new WhatsAppMark(region, key, attempt);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Region.Value}/{Alert.Value}/{Attempt}");
}
