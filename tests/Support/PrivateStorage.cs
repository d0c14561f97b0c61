using SertiKesos.Platform.Hosting;
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
        var azurite = await LocalAzurite.StartAsync(Path.Combine(folder, "azurite"), progress: null, CancellationToken.None);
        return new PrivateStorage(azurite, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _azurite.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
