using Microsoft.Extensions.Configuration;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// Storage of a standalone host that was given none: Azurite on its usual ports, started here when nothing listens, with
/// its data under <c>.azurite</c> of the current folder.
/// </summary>
internal static class LocalStorage
{
    private const string Development = "UseDevelopmentStorage=true";
    private const int BlobPort = 10000;

    /// <summary>
    /// Whether there is storage to ask: one that is set, the emulator's data in <paramref name="folder"/>, or an emulator that
    /// runs already. A verb that can do without then need not start one.
    /// </summary>
    public static async Task<bool> IsHereAsync(IConfiguration configuration, string folder, CancellationToken cancel) =>
        StorageAccess.ConnectionString(configuration) is not null
        || configuration.GetSection(StorageAccess.Setting).GetChildren().Any()
        || Directory.Exists(DataIn(folder))
        || await LocalAzurite.ListensAsync(BlobPort, cancel);

    /// <summary>The emulator that was started, or null where storage is elsewhere or runs already.</summary>
    public static async Task<LocalAzurite?> EnsureAsync(
        IConfigurationManager configuration, string folder, Action<string> progress, CancellationToken cancel)
    {
        var connection = StorageAccess.ConnectionString(configuration);
        if (connection is not null && connection != Development)
        {
            return null;
        }

        if (connection is null)
        {
            if (configuration.GetSection(StorageAccess.Setting).GetChildren().Any())
            {
                return null;
            }

            configuration[StorageAccess.Setting] = Development;
        }

        if (await LocalAzurite.ListensAsync(BlobPort, cancel))
        {
            return null;
        }

        var data = DataIn(folder);
        progress($"Menyalakan Azurite (data di {data}) …");
        return await LocalAzurite.StartAsync(data, BlobPort, BlobPort + 1, BlobPort + 2, progress, cancel);
    }

    /// <summary>Whether storage is the emulator, which keeps in memory for seconds what it has answered for.</summary>
    public static bool IsEmulator(IConfiguration configuration) =>
        StorageAccess.ConnectionString(configuration) is not null && StorageAccess.From(configuration).Blobs is { } blobs
        && (blobs.AccountName == LocalAzurite.Account || blobs.Uri.IsLoopback);

    private static string DataIn(string folder) => Path.Combine(folder, ".azurite");
}
