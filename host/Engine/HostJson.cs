using Microsoft.Extensions.Configuration;

namespace SertiKesos.Hosting.Engine;

/// <summary>
/// The app's host.json, which the Functions host reads on Azure: one place says how much runs at once. Settings such as
/// <c>AzureFunctionsJobHost__extensions__queues__batchSize</c> override it, as they do there.
/// </summary>
internal static class HostJson
{
    private const string Overrides = "AzureFunctionsJobHost";

    public static IConfiguration Read(IConfiguration settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("host.json", optional: false)
        .AddInMemoryCollection(settings.GetSection(Overrides).AsEnumerable(makePathsRelative: true).Where(setting => setting.Value is not null))
        .Build();
}
