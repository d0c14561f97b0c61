using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;

namespace SertiKesos;

/// <summary>The app's services without its triggers, for a verb that works on what is stored and ends.</summary>
internal static class ToolHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, TextWriter progress, CancellationToken cancel)
    {
        var builder = SertiKesosApp.CreateBuilder([]);
        await using var azurite = await LocalStorage.EnsureAsync(
            builder.Configuration, Directory.GetCurrentDirectory(), progress.WriteLine, cancel);
        using var host = builder.Build();
        await host.Services.GetRequiredService<ProtectionStart>().RunAsync(cancel);
        await host.Services.GetRequiredService<StorageSetup>().RunAsync(cancel);
        await host.Services.GetRequiredService<ReferenceStart>().RunAsync(cancel);
        return await work(host.Services);
    }
}
