using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace SertiKesos.Platform.Logging;

/// <summary>
/// How much the libraries below us tell, on either host. At Information the web server names the whole address of every
/// request, and the links of letters hold what proves who asks; storage names blobs.
/// </summary>
internal static class LibraryLogs
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Azure"] = "Error",
    };

    /// <summary>What every source of settings may override.</summary>
    public static void AddLibraryLogs(this IHostApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
}
