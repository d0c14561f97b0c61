using System.Text.Json;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Submissions;

/// <summary>The message that a submission is to be gone on with, in the queue <c>roster-resumes</c>.</summary>
internal sealed record RosterResume(int Version, string Region, string Submission)
{
    public const int CurrentVersion = 1;

    /// <exception cref="FormatException">It is of another version, names no region or submission, or is no such message at all.</exception>
    public static (RegionCode Region, string Submission) Parse(string message) =>
        Read(message) is { Version: CurrentVersion, Submission: { Length: > 0 } submission } resume && RegionCode.TryParse(resume.Region, out var code)
            && submission.All(char.IsAsciiLetterOrDigit)
                ? (code, submission)
                : throw new FormatException("The message is no request to resume a roster.");

    /// <summary>Null where it cannot be read. What it says instead is not repeated: it may hold anything.</summary>
    private static RosterResume? Read(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<RosterResume>(message, JsonSerializerOptions.Web);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Puts submissions back to work.</summary>
internal sealed class RosterResumes(StorageAccess storage)
{
    private readonly QueueClient _queue = storage.Queues.GetQueueClient(StorageNames.Queues.RosterResumes);

    public Task SendAsync(RegionCode region, string submission, CancellationToken cancel) => SendAsync(region, submission, null, cancel);

    /// <param name="pause">So long nobody sees the message.</param>
    public Task SendAsync(RegionCode region, string submission, TimeSpan? pause, CancellationToken cancel) =>
        _queue.SendMessageAsync(
            TraceMark.Write(new RosterResume(RosterResume.CurrentVersion, region.Value, submission), JsonSerializerOptions.Web),
            pause,
            cancellationToken: cancel);
}
