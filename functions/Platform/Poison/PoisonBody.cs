using System.Text.Json;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Platform.Poison;

/// <summary>Reads of a message, whoever wrote it, what is surely a code of ours.</summary>
internal static class PoisonBody
{
    private const int SubmissionLength = 32;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 8 };

    /// <param name="text">The message as it lies in the queue: JSON, mostly in Base64.</param>
    public static PoisonSubject Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(QueueText.Read(text), Json);
            // Events of storage may come as a list of one.
            var message = document.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : document.RootElement;
            if (message.ValueKind != JsonValueKind.Object)
            {
                return PoisonSubject.Unknown;
            }

            // A file of the inbox lies in the folder of its region; one that came over HTTP has the name of its submission.
            var file = (Text(message, "BlobName") ?? StorageEvent.FileOf(Text(message, "subject")) ?? "").Split('/', 2);
            return new PoisonSubject(
                Region(Text(message, "region")) ?? (file.Length == 2 ? Region(file[0]) : null),
                Submission(Text(message, "submission")) ?? (file.Length == 2 ? Submission(file[1].Split('-')[0]) : null),
                Period(Text(message, "period")));
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return PoisonSubject.Unknown;
        }
    }

    private static string? Text(JsonElement message, string name) =>
        message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RegionCode? Region(string? text) => RegionCode.TryParse(text, out var code) ? code : null;

    private static string? Submission(string? text) => text is { Length: SubmissionLength } && text.All(char.IsAsciiHexDigitLower) ? text : null;

    private static string? Period(string? text) =>
        text is [_, _, _, _, '-', _, _] && text.Where((_, index) => index != 4).All(char.IsAsciiDigit) ? text : null;
}
