using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SertiKesos.Worker.Standalone.Http;

namespace SertiKesos.Worker.Standalone;

/// <summary>
/// The built app. It looks at its port and at storage first, so that trouble is told in one sentence before anything has
/// started.
/// </summary>
internal sealed class StandaloneHost(WebApplication app, string? urls) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        AddressCheck.RequireFree(urls ?? "");
        await app.Services.GetRequiredService<TriggerService>().PrepareAsync(cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (AddressCheck.IsTaken(e))
        {
            throw new PortInUseException(urls ?? "its addresses", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)app).Dispose();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
