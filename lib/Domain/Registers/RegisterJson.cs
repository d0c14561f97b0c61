using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.Json;
using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>The stored form of a register: compressed JSON, which is then encrypted.</summary>
internal static class RegisterJson
{
    private static readonly JsonSerializerOptions Json = StoredJson.With(new NikConverter());

    public static byte[] Write(Register register)
    {
        using var buffer = new MemoryStream();
        using (var compressed = new BrotliStream(buffer, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(compressed, register, Json);
        }

        return buffer.ToArray();
    }

    public static Register Read(ReadOnlyMemory<byte> content)
    {
        using var compressed = new BrotliStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Register>(compressed, Json)
            ?? throw new JsonException("The stored register is empty.");
    }

    private sealed class NikConverter : JsonConverter<Nik>
    {
        public override Nik Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Nik.TryParse(reader.GetString(), out var nik) ? nik : throw new JsonException("The stored NIK is not valid.");

        public override void Write(Utf8JsonWriter writer, Nik value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Digits);
    }
}
