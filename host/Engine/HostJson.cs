using Microsoft.Extensions.Configuration;

namespace SertiKesos.Hosting.Engine;

/// <summary>The app's host.json, which the Functions host reads on Azure: one place says how much runs at once.</summary>
internal static class HostJson
{
    public static IConfiguration Read() =>
        new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("host.json", optional: false).Build();
}
