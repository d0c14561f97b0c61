using System.Text.Json;
using System.Text.Json.Serialization;

namespace SertiKesos.Regions;

/// <summary>A region code in JSON is its dotted text.</summary>
internal sealed class RegionCodeJson : JsonConverter<RegionCode>
{
    public override RegionCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RegionCode.TryParse(reader.GetString(), out var code) ? code : throw new JsonException("This is no region code.");

    public override void Write(Utf8JsonWriter writer, RegionCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
