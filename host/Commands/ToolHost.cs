using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Hosting.Commands;

/// <summary>The app's services without its triggers, for a verb that works on what is stored and ends.</summary>
internal static class ToolHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, TextWriter progress, CancellationToken cancel)
    {
        var folder = Directory.GetCurrentDirectory();
        var builder = OneMachine.CreateBuilder(folder);
        StorageAccess.RequireOneAccount(builder.Configuration);
        await using var azurite = await LocalStorage.EnsureAsync(builder.Configuration, folder, progress.WriteLine, cancel);
        await using var app = OneMachine.Build(builder);
        await app.PrepareAsync(cancel);
        return await work(app.Services);
    }
}
