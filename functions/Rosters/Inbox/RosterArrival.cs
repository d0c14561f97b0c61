using System.Text.Json;
using Azure;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>A file of the inbox that an event of storage tells of.</summary>
/// <param name="Names">How the file may be called, the likeliest first: events have spelt names with and without escapes.</param>
/// <param name="Version">Which version was written; null where the event does not say.</param>
internal sealed record RosterArrival(IReadOnlyList<string> Names, ETag? Version)
{
    private const string Created = "Microsoft.Storage.BlobCreated";

    /// <summary>In the place of a file's name, where only its folder and its version are told.</summary>
    public const string Unnamed = "-";

    private const string FirstPart = $"{StorageNames.Containers.Rosters}/";

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };

    /// <summary>
    /// The files of one message: an event or a list of them, by the schema of CloudEvents 1.0 or of Event Grid. What tells of
    /// something else than a file written to the inbox is left out.
    /// </summary>
    /// <exception cref="FormatException">It is no event at all.</exception>
    public static IReadOnlyList<RosterArrival> Parse(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, Json);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Object => [.. Read(document.RootElement)],
                JsonValueKind.Array => [.. document.RootElement.EnumerateArray().SelectMany(Read)],
                _ => throw NoEvent(),
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            throw NoEvent();
        }
    }

    /// <summary>
    /// An event of our own, by the schema of CloudEvents. The file is named by its folder and version alone: what others call
    /// it may hold a person's name.
    /// </summary>
    public static string Write(RegionCode region, ETag version) => JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        id = Guid.NewGuid(),
        source = "/sertikesos/inbox",
        type = Created,
        subject = StorageEvent.SubjectOf($"{region}/{Unnamed}"),
        data = new { eTag = version.ToString() },
    });

    /// <summary>The version that a message tells of, as a listing spells it; null where it is no event of one file.</summary>
    public static ETag? VersionOf(string message)
    {
        try
        {
            return QueueText.TryRead(message) is { } text && Parse(text) is [{ Version: { } version }] ? version : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Names may hold a person's.</summary>
    public override string ToString() => "RosterArrival";

    private static IEnumerable<RosterArrival> Read(JsonElement message)
    {
        // CloudEvents calls it type, Event Grid eventType; an object with neither is no event.
        var type = Text(message, "type") ?? Text(message, "eventType") ?? throw NoEvent();
        if (type != Created)
        {
            return [];
        }

        var data = message.TryGetProperty("data", out var value) && value.ValueKind == JsonValueKind.Object ? value : default;
        string?[] spellings = [StorageEvent.FileOf(Text(message, "subject")), NameInAddress(Text(data, "url"))];
        string[] names = [.. spellings.OfType<string>().Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? [] : [new RosterArrival(names, Text(data, "eTag") is { Length: > 0 } version ? new ETag(version) : null)];
    }

    /// <summary>The emulator's addresses begin with the account, those of Azure with the container.</summary>
    private static string? NameInAddress(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = uri.AbsolutePath.TrimStart('/');
        if (!path.StartsWith(FirstPart, StringComparison.Ordinal))
        {
            path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        }

        return path.StartsWith(FirstPart, StringComparison.Ordinal) && path.Length > FirstPart.Length ? Uri.UnescapeDataString(path[FirstPart.Length..]) : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static FormatException NoEvent() => new("The message is no event of storage.");
}
