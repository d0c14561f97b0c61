using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Binding;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Blobs;
using SertiKesos.Worker.Standalone.Queues;
using SertiKesos.Worker.Standalone.Storage;
using SertiKesos.Worker.Standalone.Timers;

namespace SertiKesos.Worker.Standalone;

/// <summary>Makes the listeners that the functions need, with the settings in their triggers resolved.</summary>
internal sealed class ListenerFactory(
    IConfiguration configuration,
    StandaloneSettings settings,
    StorageConnections connections,
    HostStore store,
    FunctionInvoker invoker,
    ILoggerFactory loggers,
    [FromKeyedServices(ScheduleClock.Key)] TimeProvider clock)
{
    private readonly ILogger _logger = loggers.CreateLogger("SertiKesos.Worker");

    /// <exception cref="InvalidOperationException">A trigger is not well formed or names a setting without a value.</exception>
    public IReadOnlyList<IListener> Create(IReadOnlyList<DiscoveredFunction> functions)
    {
        var listeners = new List<IListener>();
        var watches = new List<BlobWatch>();
        foreach (var function in functions)
        {
            switch (function.Trigger)
            {
                case Trigger.Blob blob:
                    var pattern = WellFormed(function, () => BlobPathPattern.Parse(Resolve(blob.Path, function)));
                    watches.Add(new BlobWatch(function, AccountOf(blob.Connection, function), pattern));
                    break;
                case Trigger.Queue queue:
                    var queues = AccountOf(queue.Connection, function).Queues;
                    var name = Resolve(queue.QueueName, function).ToLowerInvariant();
                    listeners.Add(new QueueListener(function, queues, name, settings, invoker, _logger));
                    break;
                case Trigger.Timer timer:
                    var schedule = WellFormed(function, () => TimerSchedule.Parse(Resolve(timer.Schedule, function), settings.TimeZone));
                    listeners.Add(new TimerListener(function, schedule, store, connections, settings, invoker, clock, _logger));
                    break;
            }
        }

        if (watches.Count > 0)
        {
            listeners.Add(new BlobListener(watches, store, connections, settings, invoker, _logger));
        }

        return listeners;
    }

    private static T WellFormed<T>(DiscoveredFunction function, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"Function {function.Name}: {e.Message}", e);
        }
    }

    private StorageAccount AccountOf(string? connection, DiscoveredFunction function) =>
        connections.Get(connection is null ? null : Resolve(connection, function));

    private string Resolve(string text, DiscoveredFunction function) => SettingText.Resolve(text, function.Name, configuration);
}
