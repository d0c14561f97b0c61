using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Channels.Sms;

/// <summary>A request as the settings write it down: pure.</summary>
internal static partial class SmsRequest
{
    private const string Text = "text";
    private const string Id = "id";

    private static readonly string[] Numbers = ["phone", "digits", "local"];

    public static HttpRequestMessage Write(AlertPhone phone, string text, string id, SmsOptions options)
    {
        var body = Fill(options.Body, options.Format, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Text] = text,
            [Id] = id,
            ["phone"] = phone.Value,
            ["digits"] = phone.Value[1..],
            ["local"] = string.Concat("0", phone.Value.AsSpan(3)),
        });
        var type = options.Format == SmsFormat.Json ? "application/json" : "application/x-www-form-urlencoded";
        var request = new HttpRequestMessage(new HttpMethod(options.Method.ToUpperInvariant()), new Uri(options.Url))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        };
        if (options is { Header.Length: > 0, Secret.Length: > 0 })
        {
            request.Headers.TryAddWithoutValidation(options.Header, options.Secret);
        }

        return request;
    }

    /// <summary>Whether all places of a body are known, a text and a number among them, and JSON stays JSON when it is filled.</summary>
    public static bool IsBody(string body, SmsFormat format)
    {
        var places = Place().Matches(body).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return places.Contains(Text) && places.Overlaps(Numbers) && places.All(place => place is Text or Id || Numbers.Contains(place))
            && (format == SmsFormat.Form || IsJson(Fill(body, format, places.ToDictionary(place => place, _ => "a\"\\"))));
    }

    private static string Fill(string body, SmsFormat format, Dictionary<string, string> values) => Place().Replace(body, match =>
    {
        var value = values.GetValueOrDefault(match.Groups["name"].Value, "");
        return format == SmsFormat.Json ? JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString(value);
    });

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}")]
    private static partial Regex Place();
}
