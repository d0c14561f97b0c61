using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Platform.Logging;
using SertiKesos.Platform.Protection;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Engine;

/// <summary>The app in one process: the same classes that the Functions host runs, with Kestrel and the WebJobs SDK around them.</summary>
internal static class OneMachine
{
    public const string DefaultUrl = "http://localhost:7071";

    /// <summary>What the Functions host takes at most; the app's own limits are far below.</summary>
    private const long LargestRequest = 104_857_600;

    private const int LongestLine = 64 * 1024;
    private const int BufferOfRequest = 128 * 1024;

    /// <summary>Where keys and the lock of a running service are kept, below the current folder.</summary>
    public const string StateFolder = ".sertikesos";

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    /// <summary>What every source of settings may override. The engine is loud at Information, and names blobs.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["urls"] = DefaultUrl,
        ["Logging:LogLevel:Microsoft.Azure.WebJobs"] = "Warning",
        ["Logging:LogLevel:Host"] = "Error",
        ["Logging:LogLevel:Function"] = "Warning",
    };

    /// <param name="folder">Where <c>local.settings.json</c> and the state are looked for.</param>
    /// <param name="given">Settings that override those of every other source.</param>
    /// <param name="isolated">The given settings are the only ones, so that a demo gives the same result everywhere.</param>
    public static WebApplicationBuilder CreateBuilder(string folder, IReadOnlyDictionary<string, string?>? given = null, bool isolated = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var settings = builder.Configuration;
        if (isolated)
        {
            foreach (var source in settings.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToList())
            {
                settings.Sources.Remove(source);
            }
        }
        else
        {
            LocalSettings.AddTo(settings, folder);
        }

        settings.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        settings.AddInMemoryCollection(given ?? new Dictionary<string, string?>());
        if (string.IsNullOrEmpty(settings[ProtectionSettings.KeyFileSetting]))
        {
            settings[ProtectionSettings.KeyFileSetting] = Path.Combine(folder, StateFolder, "keys.json");
        }

        builder.Logging.ClearProviders();
        if (!LogFormat.IsJson(settings))
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
                console.UseUtcTimestamp = true;
            });
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            // What waits to be read is kept small: hundreds of uploads may come at once.
            kestrel.Limits.MaxRequestBufferSize = BufferOfRequest;
            // Room for what the app then refuses in words; the server's own refusal is empty.
            kestrel.Limits.MaxRequestLineSize = LongestLine;
        });
        builder.Services.PostConfigure<HostOptions>(options => options.ShutdownTimeout = Drain);
        builder.AddSertiKesos();
        builder.Services.AddFunctionClasses();
        // Known to every verb, so that no key is retired under which an upload still lies sealed.
        builder.Services.AddSingleton(services =>
            new UploadJournal(Path.Combine(folder, StateFolder, "journal"), services.GetRequiredService<EnvelopeCipher>()));
        builder.Services.AddSingleton<IProtectedStore>(services => services.GetRequiredService<UploadJournal>());
        return builder;
    }

    /// <summary>What is acknowledged over HTTP outlives a power cut, also where storage would forget it.</summary>
    public static void AddUploadJournal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IUploadJournal>(services => services.GetRequiredService<UploadJournal>());
        builder.Services.AddHostedService<JournalCare>();
    }

    /// <summary>Looks at everything first, so that trouble is told in one sentence; then starts triggers and server.</summary>
    /// <exception cref="SetupException">Something is missing or wrong; the message says what to do.</exception>
    public static async Task<WebApplication> StartAsync(WebApplicationBuilder builder, CancellationToken cancel)
    {
        TriggerEngine.RequireSchedules(builder.Configuration);
        builder.AddTriggerEngine();
        var app = Build(builder);
        try
        {
            await app.PrepareAsync(cancel);
            var recovery = app.Services.GetRequiredService<UploadRecovery>();
            await recovery.HandInAsync(cancel);
            await recovery.MakeWholeAsync(cancel);
            AddressCheck.RequireFree(app.Configuration["urls"] ?? "");
            app.MapHttpFunctions();
            await app.StartAsync(cancel);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The app's services without server and triggers, for a verb that works on what is stored and ends.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException or ArgumentException)
        {
            throw Composition.WrongSettings(failure);
        }
    }
}
