using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform.Logging;

/// <summary>How lines look on the console: for people, or one JSON object each for whoever collects them.</summary>
internal static class LogFormat
{
    public const string Setting = "Logging:Format";
    private const string Json = "Json";
    private const string Text = "Text";

    public static bool IsJson(IConfiguration settings) => Json.Equals(settings[Setting], StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SetupException">The setting is neither.</exception>
    public static void Require(IConfiguration settings)
    {
        if (settings[Setting] is { Length: > 0 } format && !IsJson(settings) && !Text.Equals(format, StringComparison.OrdinalIgnoreCase))
        {
            throw new SetupException($"Pengaturan {Setting} hanya boleh {Text} atau {Json}.");
        }
    }

    /// <summary>JSON where it is asked for, with the ids of trace and span, whether or not spans are sent anywhere.</summary>
    public static void AddLogFormat(this IHostApplicationBuilder builder)
    {
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!IsJson(builder.Configuration))
        {
            return;
        }

        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        if (!TelemetrySettings.Of(builder.Configuration).IsOn)
        {
            builder.Services.AddHostedService<TraceIds>();
        }
    }

    /// <summary>Has spans made that nobody is sent, for their ids alone.</summary>
    private sealed class TraceIds : IHostedService, IDisposable
    {
        private readonly ActivityListener _listener = new()
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };

        public Task StartAsync(CancellationToken cancellationToken)
        {
            ActivitySource.AddActivityListener(_listener);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _listener.Dispose();
    }
}
