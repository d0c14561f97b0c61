using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.Sheets;

namespace SertiKesos.Json;

/// <summary>
/// Every string of a document made sound, in and out: what was stored before there was a boundary for text is repaired
/// as it is read.
/// </summary>
internal sealed class SoundTextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? SoundText.Of(text) : null;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(SoundText.Of(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SoundText.Of(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(SoundText.Of(value));
}
