using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Tests.Support;
using SertiKesos.Worker.Standalone;

namespace SertiKesos.Tests.Lib.Worker;

/// <summary>A built host with short waits, a host id of its own and only the given functions.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private TestHost(IHost host, string hostId)
    {
        Host = host;
        HostId = hostId;
    }

    public IHost Host { get; }

    public string HostId { get; }

    public HttpClient Http => new()
    {
        BaseAddress = new Uri(Host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    public static string NewHostId() => AzuriteFixture.UniqueName("h");

    public static TestHost Build(
        string? storage,
        Recorder recorder,
        Type[] functions,
        string? hostId = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        params (string Name, string Value)[] settings)
    {
        hostId ??= NewHostId();
        var all = new List<(string Name, string Value)>
        {
            ("urls", "http://127.0.0.1:0"),
            ("AzureFunctionsWebHost:hostid", hostId),
            ("Standalone:BlobScanInterval", "00:00:00.1"),
            ("Standalone:LockRetryInterval", "00:00:00.2"),
            ("Standalone:MessageInvisibility", "00:00:05"),
            ("AzureFunctionsJobHost:extensions:queues:maxPollingInterval", "00:00:00.2"),
        };
        if (storage is not null)
        {
            all.Add(("AzureWebJobsStorage", storage));
        }

        all.AddRange(settings);
        var builder = FunctionsApplication.CreateBuilder([.. all.Select(s => $"--{s.Name}={s.Value}")]);
        builder.ConfigureFunctionsWebApplication();
        builder.UseFunctionsFrom(functions);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(recorder);
        configure?.Invoke(builder);
        return new TestHost(builder.Build(), hostId);
    }

    public static async Task<TestHost> StartAsync(
        string? storage,
        Recorder recorder,
        Type[] functions,
        string? hostId = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        params (string Name, string Value)[] settings)
    {
        var host = Build(storage, recorder, functions, hostId, configure, settings);
        await host.Host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
    }
}
