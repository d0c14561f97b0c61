using System.Text.Json;
using System.Text.Json.Serialization;

namespace SertiKesos.Regions;

/// <summary>What was stored once is read again, whatever the list of regions has become since. An area in JSON is <c>nasional</c>, <c>32</c> or <c>32.77</c>.</summary>
internal sealed class AreaCodeJson : JsonConverter<AreaCode>
{
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AreaCode.TryForm(reader.GetString(), out var area) ? area : throw new JsonException("This is no area.");

    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
