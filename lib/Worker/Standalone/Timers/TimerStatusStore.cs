using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>Keeps the state of a schedule in the status blob of the Functions host.</summary>
internal sealed partial class TimerStatusStore(HostStore store, string functionId, ILogger logger)
{
    public async Task<ScheduleState?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            var blob = await store.TimerStatus(functionId).DownloadContentAsync(cancel);
            return blob.Value.Content.ToObjectFromJson<Stored>() is { } stored
                && Time(stored.Next) is { } next && Time(stored.LastUpdated) is { } updated
                ? new ScheduleState(Time(stored.Last), next, updated)
                : null;
        }
        catch (Exception e) when (e is JsonException || e is RequestFailedException { Status: 404 })
        {
            return null;
        }
    }

    /// <summary>Best effort, as in the Functions host: a status that cannot be kept does not stop the schedule.</summary>
    public async Task WriteAsync(ScheduleState state)
    {
        var stored = new Stored(Text(state.Last ?? DateTimeOffset.MinValue), Text(state.Next), Text(state.LastUpdated));
        try
        {
            await using var content = BinaryData.FromObjectAsJson(stored).ToStream();
            await store.TimerStatus(functionId).UploadAsync(content, new BlobUploadOptions(), CancellationToken.None);
        }
        catch (Exception e) when (StorageFault.Is(e))
        {
            Log.NotKept(logger, functionId, e.GetType().Name);
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The first year stands for "never".</summary>
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    private sealed record Stored(string? Last, string? Next, string? LastUpdated);

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Error, "The schedule status of {Function} could not be kept ({Reason}); a run may be repeated after a restart")]
        public static partial void NotKept(ILogger logger, string function, string reason);
    }
}
