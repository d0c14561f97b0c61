using System.Text.Json;
using Azure;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>The message that asks for one function to be run for one version of a blob, as the Functions host writes it.</summary>
internal sealed record BlobControlMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    public const string TypeName = "BlobTrigger";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The message, or nothing when the text is none.</summary>
    public static BlobControlMessage? Parse(BinaryData body)
    {
        try
        {
            var message = body.ToObjectFromJson<BlobControlMessage>(Json);
            return message is { FunctionId: not null, ContainerName: not null, BlobName: not null, ETag: not null } ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An ETag with its quotes, however the service gave it.</summary>
    public static string Quoted(ETag etag) => $"\"{etag.ToString().Trim('"')}\"";

    public override string ToString() => nameof(BlobControlMessage);
}
