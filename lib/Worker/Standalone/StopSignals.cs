using Microsoft.Extensions.Hosting;

namespace SertiKesos.Worker.Standalone;

/// <summary>First the host takes no new work; after the drain time it cancels what still runs.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _aborting = new();
    private readonly CancellationTokenRegistration _registration;

    public StopSignals(IHostApplicationLifetime lifetime, StandaloneSettings settings)
    {
        Stopping = lifetime.ApplicationStopping;
        _registration = Stopping.Register(() => _aborting.CancelAfter(settings.DrainTimeout));
    }

    public CancellationToken Stopping { get; }

    public CancellationToken Aborting => _aborting.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _aborting.Dispose();
    }
}
