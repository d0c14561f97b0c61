using System.Text.Json;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// A message of the queue <c>summary-workbooks</c>: that a workbook of an issue is to be written, or, without one, that the
/// issue is to be finished once all are there.
/// </summary>
/// <param name="File">The workbook, such as <c>provinsi-32-01.xlsx</c>.</param>
/// <param name="Left">How many were missing when it was looked last; only while finishing.</param>
/// <param name="Rounds">How often the missing were asked for again without any being written; only while finishing.</param>
/// <param name="LookedAt">When a missing one was last seen to have been written, or asked for again.</param>
internal sealed record PublicationMessage(int Version, string Period, int Issue, string? File, int Left = 0, int Rounds = 0, DateTimeOffset? LookedAt = null)
{
    public const int CurrentVersion = 1;

    public static PublicationMessage ToWrite(Period period, int issue, string file) => new(CurrentVersion, period.ToString(), issue, file);

    public static PublicationMessage ToFinish(Period period, int issue) => new(CurrentVersion, period.ToString(), issue, null);

    public Period Of => Time.Period.TryParse(Period, out var period) ? period : default;

    /// <exception cref="FormatException">It is of another version, or no such message at all.</exception>
    public static PublicationMessage Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PublicationMessage>(text, JsonSerializerOptions.Web) is { Version: CurrentVersion, Issue: > 0, Left: >= 0, Rounds: >= 0 } message
                && Time.Period.TryParse(message.Period, out _)
                    ? message
                    : throw new FormatException("The message is none about a workbook of an issue.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            // What it says instead is not repeated: it may hold anything.
            throw new FormatException("The message is none about a workbook of an issue.");
        }
    }
}

internal sealed class PublicationQueue(StorageAccess storage)
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.Queues.SummaryWorkbooks);

    public Task SendAsync(PublicationMessage message, TimeSpan delay, CancellationToken cancel) =>
        _queue.SendMessageAsync(TraceMark.Write(message, JsonSerializerOptions.Web), delay, TimeSpan.FromSeconds(-1), cancel);
}
