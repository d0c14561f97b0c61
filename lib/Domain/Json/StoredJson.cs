using System.Text.Json;
using System.Text.Json.Serialization;

namespace SertiKesos.Json;

/// <summary>
/// How the product writes JSON that it reads again itself: what is not there is left out, words stand for numbers, and
/// texts are sound.
/// </summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = With();

    /// <summary>The same with converters for types that need one.</summary>
    public static JsonSerializerOptions With(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
        };
        foreach (var converter in (JsonConverter[])[.. converters, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new SoundTextJson()])
        {
            options.Converters.Add(converter);
        }

        return options;
    }
}
