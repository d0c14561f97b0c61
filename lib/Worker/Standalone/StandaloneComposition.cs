using Azure.Core.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Http;
using SertiKesos.Worker.Standalone.Storage;
using SertiKesos.Worker.Standalone.Timers;

namespace SertiKesos.Worker.Standalone;

/// <summary>Puts the standalone host together.</summary>
internal static class StandaloneComposition
{
    /// <summary>The largest request that the Functions host takes.</summary>
    private const long LargestRequest = 104_857_600;

    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static WebApplicationBuilder CreateWebBuilder(string[] args)
    {
        var early = new ConfigurationBuilder().AddEnvironmentVariables("AZURE_FUNCTIONS_").AddCommandLine(args).Build();
        var web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = early["environment"],
            ContentRootPath = early["contentRoot"] ?? AppContext.BaseDirectory,
        });
        web.Configuration.Sources.Insert(0, HostJson.Read(AppContext.BaseDirectory));
        web.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = "Information",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            },
        });
        web.Logging.ClearProviders();
        web.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            console.UseUtcTimestamp = true;
        });
        return web;
    }

    public static IHost Build(
        WebApplicationBuilder web,
        FunctionSource source,
        IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps,
        bool servesHttp)
    {
        var settings = StandaloneSettings.Read(web.Configuration);
        var functions = new FunctionSet(FunctionDiscovery.Find(source.Types), web.Configuration);
        if (!servesHttp && functions.Enabled.Any(f => f.Trigger is Trigger.Http))
        {
            throw new InvalidOperationException("The app has HTTP functions. Call ConfigureFunctionsWebApplication() on its builder.");
        }

        AddServices(web.Services, settings, functions, steps);
        ConfigureServer(web, servesHttp);
        var app = web.Build();
        if (servesHttp)
        {
            HttpFunctions.Map(
                app,
                functions.Enabled,
                settings.RoutePrefix,
                app.Services.GetRequiredService<FunctionInvoker>(),
                app.Services.GetRequiredService<StopSignals>().Aborting);
        }

        return new StandaloneHost(app, servesHttp ? web.Configuration["urls"] : null);
    }

    private static void AddServices(
        IServiceCollection services,
        StandaloneSettings settings,
        FunctionSet functions,
        IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps)
    {
        services.AddSingleton(settings);
        services.AddSingleton(functions);
        services.AddSingleton(new InvocationPipeline(steps));
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<HostStore>();
        services.AddSingleton<StopSignals>();
        services.AddSingleton<ListenerFactory>();
        services.AddSingleton<TriggerService>();
        // Last, so that hosted services of the app have started before the first function runs.
        services.AddHostedService(provider => provider.GetRequiredService<TriggerService>());
        // A clock of its own: the app may shift its TimeProvider for a rehearsal, but schedules follow real time.
        services.TryAddKeyedSingleton(ScheduleClock.Key, TimeProvider.System);
        services.PostConfigure<WorkerOptions>(options =>
            options.Serializer ??= new JsonObjectSerializer(new() { PropertyNameCaseInsensitive = true }));
        services.PostConfigure<HostOptions>(options => options.ShutdownTimeout = settings.DrainTimeout + TimeSpan.FromSeconds(10));
    }

    private static void ConfigureServer(WebApplicationBuilder web, bool servesHttp)
    {
        if (!servesHttp)
        {
            web.WebHost.UseServer(new NoServer());
            return;
        }

        web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        if (!AddressSettings.Any(name => web.Configuration.GetSection(name).Exists()))
        {
            web.WebHost.UseUrls(StandaloneSettings.DefaultUrl);
        }
    }
}
