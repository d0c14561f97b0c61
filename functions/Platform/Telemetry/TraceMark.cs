using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// The place in a trace as W3C writes it (<c>traceparent</c>, version 00), by which work goes on in the trace that asked
/// for it: an optional part of queue messages, and metadata of blobs. One that is missing or broken only begins another trace.
/// </summary>
internal static class TraceMark
{
    /// <summary>The name of the part of a message, and of the metadata.</summary>
    public const string Name = "traceparent";

    private const int Length = 55;
    private const string Version = "00-";

    /// <summary>The mark of the work that is being done; null where nobody follows it.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>False where the text is no mark: other versions than 00 are not guessed at.</summary>
    public static bool TryParse(string? text, out ActivityContext context)
    {
        context = default;
        return text is { Length: Length } && text.StartsWith(Version, StringComparison.Ordinal) && ActivityContext.TryParse(text, null, isRemote: true, out context);
    }

    /// <summary>A message as JSON, with the mark beside its own parts. Programs that do not know the mark pass over it.</summary>
    public static string Write<T>(T message, JsonSerializerOptions json)
    {
        if (Current is not { } mark)
        {
            return JsonSerializer.Serialize(message, json);
        }

        var marked = JsonSerializer.SerializeToNode(message, json)!.AsObject();
        marked[Name] = mark;
        return marked.ToJsonString(json);
    }

    /// <summary>The mark of a message, whatever else the message says; null where there is none that can be read.</summary>
    public static string? Of(string message)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(message));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(Name))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && TryParse(text, out _) ? text : null;
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            // Whoever reads the message itself says what is wrong with it.
        }

        return null;
    }

    /// <summary>The mark among a blob's metadata, whose names storage may give back in other letters.</summary>
    public static string? Of(IDictionary<string, string>? metadata) =>
        metadata is not null && metadata.TryGetValue(Name, out var text) && TryParse(text, out _) ? text : null;

    /// <summary>Adds the mark of the work that is being done to a blob's metadata.</summary>
    public static void AddTo(IDictionary<string, string> metadata)
    {
        if (Current is { } mark)
        {
            metadata[Name] = mark;
        }
    }
}
