using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace SertiKesos.Worker.Standalone;

/// <summary>
/// host.json as configuration under the section by which the Functions host lets app settings override it; put below every
/// other source, so that <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> works here too.
/// </summary>
internal static class HostJson
{
    public const string Section = "AzureFunctionsJobHost";

    public static MemoryConfigurationSource Read(string directory) => new()
    {
        InitialData = new ConfigurationBuilder()
            .SetBasePath(directory)
            .AddJsonFile("host.json", optional: true)
            .Build()
            .AsEnumerable()
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create($"{Section}:{pair.Key}", pair.Value))
            .ToList(),
    };
}
