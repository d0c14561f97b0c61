using Azure.Core.Serialization;

namespace SertiKesos.Worker.Binding;

/// <summary>Reads JSON with the serializer of the app.</summary>
internal static class JsonValue
{
    public static async ValueTask<object?> ReadAsync(BinaryData json, Type type, ObjectSerializer serializer, CancellationToken cancel)
    {
        await using var stream = json.ToStream();
        return await serializer.DeserializeAsync(stream, type, cancel);
    }
}
