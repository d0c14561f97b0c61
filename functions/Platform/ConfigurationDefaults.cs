using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace SertiKesos.Platform;

internal static class ConfigurationDefaults
{
    /// <summary>
    /// Gives a setting a value that every other source overrides. For settings that trigger attributes name between
    /// percent signs, which must exist.
    /// </summary>
    public static void AddDefault(this IConfigurationBuilder configuration, string name, string value) =>
        configuration.Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = [new KeyValuePair<string, string?>(name, value)] });
}
