using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SertiKesos.Platform.Telemetry;

internal static class TelemetryRegistration
{
    private const string ServiceName = "sertikesos";

    /// <summary>Without a receiver nothing is registered, so that it costs nothing.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var settings = TelemetrySettings.Of(builder.Configuration);
        if (!settings.IsOn)
        {
            return;
        }

        // Still called an experiment by the libraries of storage, whose spans show where time goes.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        var configuration = builder.Configuration;
        builder.Services.AddOpenTelemetry()
            // The name of a deployment, by OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES, is stronger than ours.
            .ConfigureResource(resource => resource.Clear().AddService(ServiceName, serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithTracing(tracing =>
            {
                tracing
                    .AddSource(Spans.SourceName, "Microsoft.AspNetCore", "Microsoft.Azure.Functions.Worker", "Azure.Storage.*", "Azure.Data.Tables.*")
                    .AddProcessor(new SpanCare());
                if (settings.Otlp && IsWanted(configuration, "TRACES"))
                {
                    tracing.AddOtlpExporter();
                }

                if (settings.Monitor is { } target)
                {
                    tracing.AddAzureMonitorTraceExporter(options => Aim(options, target, configuration));
                }
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Metrics.MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting");
                if (settings.Otlp && IsWanted(configuration, "METRICS"))
                {
                    metrics.AddOtlpExporter();
                }

                if (settings.Monitor is { } target)
                {
                    metrics.AddAzureMonitorMetricExporter(options => Aim(options, target, configuration));
                }
            })
            // Its provider stands behind the redaction like every other.
            .WithLogging(logs =>
            {
                if (settings.Otlp && IsWanted(configuration, "LOGS"))
                {
                    logs.AddOtlpExporter();
                }

                if (settings.Monitor is { } target)
                {
                    logs.AddAzureMonitorLogExporter(options => Aim(options, target, configuration));
                }
            });
    }

    private static string? Version => typeof(TelemetryRegistration).Assembly.GetName().Version?.ToString(3);

    /// <summary>The standard way to switch one kind off, which the packages leave to us.</summary>
    private static bool IsWanted(IConfiguration settings, string kind) =>
        !string.Equals(settings[$"OTEL_{kind}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase);

    private static void Aim(AzureMonitorExporterOptions options, MonitorTarget target, IConfiguration settings)
    {
        options.ConnectionString = target.Connection;
        options.EnableLiveMetrics = false;
        if (string.IsNullOrEmpty(settings["OTEL_TRACES_SAMPLER"]))
        {
            // All traces, where its own choice would be five a second: the last day before a deadline brings more.
            options.TracesPerSecond = null;
            options.SamplingRatio = 1;
        }

        if (target.ByIdentity)
        {
            options.Credential = Credential(target);
        }
    }

    private static DefaultAzureCredential Credential(MonitorTarget target) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = target.ClientId });
}
