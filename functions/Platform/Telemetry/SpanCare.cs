using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;
using SertiKesos.Platform.Logging;

namespace SertiKesos.Platform.Telemetry;

/// <summary>
/// Stands before every exporter. Of spans that libraries make only tags that are known to be harmless go out: addresses
/// of storage hold names that offices gave their files, and those of pages hold what opens a door.
/// </summary>
internal sealed class SpanCare : BaseProcessor<Activity>
{
    private const string Libraries = "Azure.";
    private const string Requests = "Microsoft.AspNetCore";

    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "http.request.method", "http.response.status_code", "http.route", "error.type", "az.namespace", "az.schema_url",
        "faas.invocation_id", "faas.name", "faas.trigger", "faas.coldstart", "network.protocol.version", "url.scheme");

    public override void OnEnd(Activity data)
    {
        if (IsIdle(data))
        {
            // Exporters pass over what is not recorded.
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            return;
        }

        if (data.Source.Name == Spans.SourceName)
        {
            CleanOwn(data);
        }
        else
        {
            CleanForeign(data);
        }
    }

    /// <summary>What nobody asked for: a look at an empty queue, and probes of whoever asks whether the app lives.</summary>
    private static bool IsIdle(Activity span) =>
        (span.ParentSpanId == default && span.Source.Name.StartsWith(Libraries, StringComparison.Ordinal))
        || (span.Source.Name == Requests && span.Status != ActivityStatusCode.Error
            && span.GetTagItem("http.route") is string route && route.Contains("/health", StringComparison.Ordinal));

    /// <summary>The last net, as for logs.</summary>
    private static void CleanOwn(Activity span)
    {
        foreach (var (name, value) in span.TagObjects.ToList())
        {
            if (value is string text && LogRedaction.Clean(text) is var clean && clean != text)
            {
                span.SetTag(name, clean);
            }
        }
    }

    private static void CleanForeign(Activity span)
    {
        foreach (var (name, _) in span.TagObjects.ToList())
        {
            if (!Harmless.Contains(name))
            {
                span.SetTag(name, null);
            }
        }

        if (span.Status == ActivityStatusCode.Error)
        {
            // Libraries write the whole exception there.
            span.SetStatus(ActivityStatusCode.Error, span.GetTagItem("error.type") as string);
        }

        if (span.Source.Name == Requests)
        {
            span.DisplayName = $"{span.GetTagItem("http.request.method") ?? "HTTP"} {span.GetTagItem("http.route")}".TrimEnd();
        }
    }
}
