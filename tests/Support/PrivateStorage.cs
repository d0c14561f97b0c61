using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>A folder and an emulator of a flow test's own: the built program would take the work of other tests.</summary>
internal sealed class PrivateStorage : IAsyncDisposable
{
    private readonly LocalAzurite _azurite;

    private PrivateStorage(LocalAzurite azurite, string folder)
    {
        _azurite = azurite;
        Folder = folder;
        Access = StorageAccess.From(azurite.ConnectionString);
    }

    public string Folder { get; }

    public string ConnectionString => _azurite.ConnectionString;

    public StorageAccess Access { get; }

    public static async Task<PrivateStorage> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-flow-").FullName;
        return new PrivateStorage(await StartAsync(Path.Combine(folder, "azurite")), folder);
    }

    /// <summary>
    /// Seen once in several full runs on a machine with ten times more work than processors: node ended before it said a
    /// word. What a test is about is not that, so it gets a second try, told in the output of the run.
    /// </summary>
    private static async Task<LocalAzurite> StartAsync(string data)
    {
        try
        {
            return await LocalAzurite.StartAsync(data, progress: null, CancellationToken.None);
        }
        catch (SetupException failure)
        {
            await Console.Error.WriteLineAsync($"Azurite did not start and is tried once more: {failure.Message}");
            return await LocalAzurite.StartAsync(data, progress: null, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
