using System.Text.Json;
using System.Text.Json.Serialization;

namespace SertiKesos.Coverage;

/// <summary>The stored form of a count.</summary>
internal static class CoverageText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(RegionCoverage coverage) => JsonSerializer.Serialize(coverage, Json);

    public static RegionCoverage Read(string text) =>
        JsonSerializer.Deserialize<RegionCoverage>(text, Json) ?? throw new JsonException("The stored coverage is empty.");
}
