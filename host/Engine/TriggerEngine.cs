using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SertiKesos.Platform;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Rosters;

namespace SertiKesos.Hosting.Engine;

/// <summary>
/// The WebJobs SDK, the engine inside the Functions host, in this process: it fires the queue and timer triggers of
/// <see cref="global::Host.Functions"/> by the limits of the app's own host.json, and blob triggers where a setting asks for them.
/// </summary>
internal static class TriggerEngine
{
    /// <summary>The part of every storage path of the engine that tells apps apart.</summary>
    public const string HostId = "sertikesos";

    /// <summary>The shortest that a storage lease allows: so long the next process waits for the timers of one that was killed.</summary>
    private static readonly TimeSpan ListenerLock = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    private static readonly Type Twins = typeof(global::Host.Functions);

    public static void AddTriggerEngine(this WebApplicationBuilder builder)
    {
        StorageAccess.ShareOneAccount(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration[SwitchOf(nameof(RosterFunctions.ImportRoster))]))
        {
            // Nobody has said who tells of new files: storage by its events (true), or the engine by polling (false).
            Disable(builder.Configuration, nameof(RosterFunctions.ImportRoster));
            builder.Services.AddHostedService<InboxWatch>();
        }

        var limits = HostJson.Read(builder.Configuration).GetSection("extensions");
        builder.Host.ConfigureWebJobs(jobs =>
        {
            jobs.UseHostId(HostId);
            jobs.AddAzureStorageCoreServices();
            jobs.AddAzureStorageBlobs(limits.GetSection("blobs").Bind);
            jobs.AddAzureStorageQueues(queues =>
            {
                limits.GetSection("queues").Bind(queues);
                if (string.IsNullOrEmpty(builder.Configuration["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"]))
                {
                    // What host.json says is what a look at a queue costs on Azure; here it costs nothing.
                    queues.MaxPollingInterval = LongestPause;
                }
            });
            jobs.AddTimers();
        });
        var services = builder.Services;
        // A scan that fails for good ends the process, so the engine's own clients never give up while storage is away.
        services.AddAzureClientsCore();
        services.AddAzureClients(clients => clients.ConfigureDefaults(options =>
        {
            options.Retry.MaxRetries = int.MaxValue;
            options.Retry.MaxDelay = LongestWait;
            StorageCallPolicy.AddTo(options, "engine");
        }));
        services.AddSingleton<ITypeLocator>(new OneType(Twins));
        services.RemoveAll<ScheduleMonitor>();
        services.AddSingleton<ScheduleMonitor, BlobScheduleMonitor>();
        services.Configure<SingletonOptions>(options => options.ListenerLockPeriod = ListenerLock);
    }

    /// <summary>Switches off every function that a timer starts, by its attribute.</summary>
    public static void DisableTimers(IConfiguration configuration)
    {
        foreach (var twin in Methods.Where(HasTimer))
        {
            Disable(configuration, twin.Name);
        }
    }

    /// <summary>Looks at the schedules before the engine does, which would log its whole stack.</summary>
    /// <exception cref="SetupException">A setting is no schedule.</exception>
    public static void RequireSchedules(IConfiguration configuration)
    {
        var settings = Methods.SelectMany(twin => twin.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()?.ScheduleExpression.Trim('%'))
            .OfType<string>();
        foreach (var setting in settings)
        {
            if (!ScheduleText.IsValid(configuration[setting] ?? ""))
            {
                throw new SetupException(
                    $"Pengaturan {setting} bukan jadwal. Tulis enam bagian dalam UTC, misalnya \"0 0 1 * * *\" untuk setiap hari pukul 01.00.");
            }
        }
    }

    /// <summary>Switches a function off, by the setting that the Functions host reads too.</summary>
    public static void Disable(IConfiguration configuration, string function) => configuration[SwitchOf(function)] = "true";

    private static string SwitchOf(string function) => $"AzureWebJobs.{function}.Disabled";

    /// <summary>What the engine can fire.</summary>
    public static IEnumerable<string> Names => Methods.Select(twin => twin.Name);

    private static IEnumerable<MethodInfo> Methods => Twins.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static bool HasTimer(MethodInfo twin) =>
        twin.GetParameters().Any(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>() is not null);

    private sealed class OneType(Type type) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [type];
    }
}
