using System.Text.Json;
using SertiKesos.Json;

namespace SertiKesos.Coverage;

/// <summary>The stored form of a count.</summary>
internal static class CoverageText
{
    public static string Write(RegionCoverage coverage) => JsonSerializer.Serialize(coverage, StoredJson.Options);

    public static RegionCoverage Read(string text) =>
        JsonSerializer.Deserialize<RegionCoverage>(text, StoredJson.Options) ?? throw new JsonException("The stored coverage is empty.");
}
