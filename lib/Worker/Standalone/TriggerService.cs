using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Worker.Standalone;

/// <summary>Keeps the listeners running between start and stop of the host.</summary>
internal sealed partial class TriggerService(
    FunctionSet functions,
    ListenerFactory factory,
    StopSignals signals,
    StandaloneSettings settings,
    IHostApplicationLifetime lifetime,
    ILogger<TriggerService> logger) : IHostedService
{
    /// <summary>What a function may still take after it was cancelled.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private IReadOnlyList<IListener> _listeners = [];
    private Task _running = Task.CompletedTask;

    /// <summary>Makes the listeners and what they watch, before anything starts.</summary>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        _listeners = factory.Create(functions.Enabled);
        foreach (var listener in _listeners)
        {
            await listener.PrepareAsync(cancel);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Functions(logger, functions.Enabled.Count, functions.Disabled.Count);
        _running = Task.WhenAll(_listeners.Select(l => Task.Run(() => l.RunAsync(signals.Stopping, signals.Aborting), CancellationToken.None)));
        _ = _running.ContinueWith(Broken, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAny(_running, Task.Delay(settings.DrainTimeout + LastWait, cancellationToken));
        if (ended != _running)
        {
            Log.Abandoned(logger);
        }
    }

    /// <summary>A listener ends early only by a defect; a host that watches nothing must not look healthy.</summary>
    private void Broken(Task running)
    {
        Log.Broken(logger, running.Exception!);
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(50, LogLevel.Information, "{Enabled} functions are ready, {Disabled} disabled")]
        public static partial void Functions(ILogger logger, int enabled, int disabled);

        [LoggerMessage(51, LogLevel.Warning, "The host stops although functions are still running; their work is done again at the next start")]
        public static partial void Abandoned(ILogger logger);

        [LoggerMessage(52, LogLevel.Critical, "A listener broke; the host stops")]
        public static partial void Broken(ILogger logger, Exception error);
    }
}
