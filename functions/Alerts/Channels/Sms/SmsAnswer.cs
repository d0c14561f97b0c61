using System.Globalization;
using System.Text.Json;

namespace SertiKesos.Alerts.Channels.Sms;

/// <summary>Whether a gateway has taken a message, as the settings say how it tells: pure.</summary>
internal static class SmsAnswer
{
    /// <summary>So long the operator has to look at the secret before it is tried again.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromHours(1);

    public static ChannelResult Of(int status, ReadOnlyMemory<byte> body, SmsOptions options) => (Codes(options.Success) ?? []).Any(range => status >= range.From && status <= range.To)
        ? Says(body, options) ? new ChannelResult.Taken() : new ChannelResult.Refused(status, IsOurs: true)
        : status switch
        {
            408 or 425 or 429 or >= 500 => new ChannelResult.Deferred(status),
            // A redirect is not followed, since it would take the secret elsewhere: the address is wrong.
            401 or 402 or 403 or 404 or 405 or (>= 300 and <= 399) => new ChannelResult.Stopped(status, UntilMended),
            _ => new ChannelResult.Refused(status, IsOurs: true),
        };

    /// <summary>Ranges of codes; null where the text is no such list.</summary>
    public static IReadOnlyList<(int From, int To)>? Codes(string text)
    {
        var ranges = new List<(int, int)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !IsCode(ends[0], out var from) || !IsCode(ends[^1], out var to) || to < from)
            {
                return null;
            }

            ranges.Add((from, to));
        }

        return ranges;

        static bool IsCode(string text, out int code) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 200 and <= 299;
    }

    private static bool Says(ReadOnlyMemory<byte> body, SmsOptions options)
    {
        if (options.SuccessPointer.Length == 0)
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Find(document.RootElement, options.SuccessPointer) is { } found
                && (options.SuccessValue.Length > 0 ? Text(found) == options.SuccessValue : found.ValueKind is not (JsonValueKind.Null or JsonValueKind.False));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Where a JSON pointer (RFC 6901) leads; null where nothing stands there.</summary>
    private static JsonElement? Find(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var inner))
            {
                at = inner;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();
}
