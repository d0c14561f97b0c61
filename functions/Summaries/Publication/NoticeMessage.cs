using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// A message of the queue <c>notices</c>: that an issue is out and its readers are to be told, or, with a key, that one of
/// them is to be told. Version 2 names the key alone: it is for notices of any kind.
/// </summary>
/// <param name="Key">Names a row of the notices. It is blind, so the message holds no address.</param>
internal sealed record NoticeMessage(
    int Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Issue,
    string? Key)
{
    public const int CurrentVersion = 1;
    public const int KeyVersion = 2;

    public static NoticeMessage ToPlan(Period period, int issue) => new(CurrentVersion, period.ToString(), issue, null);

    public static NoticeMessage ToSend(Period period, int issue, string key) => new(CurrentVersion, period.ToString(), issue, key);

    public static NoticeMessage ToSend(string key) => new(KeyVersion, null, 0, key);

    [JsonIgnore]
    public Period Of => Time.Period.TryParse(Period, out var period) ? period : default;

    /// <exception cref="FormatException">It is of another version, or no such message at all.</exception>
    public static NoticeMessage Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NoticeMessage>(text, JsonSerializerOptions.Web) is { } message && IsSound(message)
                ? message
                : throw new FormatException("The message is none about a notice.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            // What it says instead is not repeated: it may hold anything.
            throw new FormatException("The message is none about a notice.");
        }
    }

    private static bool IsSound(NoticeMessage message) => message.Version switch
    {
        CurrentVersion => message.Issue > 0 && Time.Period.TryParse(message.Period, out _) && (message.Key is null || IsKey(message.Key)),
        KeyVersion => message is { Period: null, Issue: 0, Key: { } key } && IsKey(key),
        _ => false,
    };

    private static bool IsKey(string text) =>
        text is { Length: > 0 and <= 200 } && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');
}

/// <summary>Where publication says that an issue is out; who is told of it, and how, is nothing that it knows.</summary>
internal sealed class NoticeQueue(StorageAccess storage)
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.Queues.Notices);

    public Task AnnounceAsync(Period period, int issue, CancellationToken cancel) =>
        SendAsync(NoticeMessage.ToPlan(period, issue), TimeSpan.Zero, cancel);

    public Task SendAsync(NoticeMessage message, TimeSpan delay, CancellationToken cancel) =>
        _queue.SendMessageAsync(TraceMark.Write(message, JsonSerializerOptions.Web), delay, TimeSpan.FromSeconds(-1), cancel);
}
