using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Alerts;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Storage;
using SertiKesos.Portal;
using SertiKesos.Rosters;
using SertiKesos.Summaries;

namespace SertiKesos;

/// <summary>Puts the app together: one line per feature.</summary>
internal static class SertiKesosApp
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        LocalSettings.AddTo(builder.Configuration, Directory.GetCurrentDirectory());

        builder.AddPlatform();
        builder.AddPeople();
        builder.AddCoverage();
        builder.AddRosters();
        builder.AddSummaries();
        builder.AddAlerts();
        builder.AddPortal();
        return builder;
    }

    /// <summary>Makes the storage that is not there yet and starts the host.</summary>
    public static async Task<IHost> StartAsync(FunctionsApplicationBuilder builder, CancellationToken cancel)
    {
        var host = builder.Build();
        await host.Services.GetRequiredService<StorageSetup>().RunAsync(cancel);
        await host.StartAsync(cancel);
        return host;
    }
}
