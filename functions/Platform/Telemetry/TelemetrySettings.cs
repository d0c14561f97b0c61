using Microsoft.Extensions.Configuration;

namespace SertiKesos.Platform.Telemetry;

/// <summary>Where spans, metrics and logs go: nowhere unless a setting says so, by the names that are standard elsewhere.</summary>
/// <param name="Otlp">By OTLP; the packages read the other <c>OTEL_</c> settings themselves.</param>
/// <param name="Monitor">To Azure Monitor.</param>
/// <param name="Trouble">What is wrong with a setting, as a sentence; nothing is sent then.</param>
internal sealed record TelemetrySettings(bool Otlp, MonitorTarget? Monitor, string? Trouble)
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    public const string MonitorConnection = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string MonitorAuthentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>
    /// The same two under names that are ours alone. The Functions host reads those of Application Insights too, and sends the
    /// addresses of pages as they are: those of letters hold what proves who asks.
    /// </summary>
    public const string OwnMonitorConnection = "Telemetry:MonitorConnection";
    public const string OwnMonitorAuthentication = "Telemetry:MonitorAuthentication";

    private const string Disabled = "OTEL_SDK_DISABLED";

    private static readonly TelemetrySettings Nowhere = new(false, null, null);

    public bool IsOn => Trouble is null && (Otlp || Monitor is not null);

    public static TelemetrySettings Of(IConfiguration settings)
    {
        if (bool.TryParse(settings[Disabled], out var disabled) && disabled)
        {
            return Nowhere;
        }

        var otlp = !string.IsNullOrWhiteSpace(settings[Endpoint]);
        if (otlp && !IsAddress(settings[Endpoint]))
        {
            return Wrong($"Pengaturan {Endpoint} bukan alamat. Tulis misalnya http://localhost:4317, atau kosongkan bila tidak ada penerima.");
        }

        if (otlp && settings[Protocol] is { Length: > 0 } protocol && protocol is not ("grpc" or "http/protobuf"))
        {
            return Wrong($"Pengaturan {Protocol} hanya boleh grpc atau http/protobuf.");
        }

        var (connectionName, authenticationName) = settings[OwnMonitorConnection] is { Length: > 0 }
            ? (OwnMonitorConnection, OwnMonitorAuthentication)
            : (MonitorConnection, MonitorAuthentication);
        if (settings[connectionName] is not { Length: > 0 } connection)
        {
            return new TelemetrySettings(otlp, null, null);
        }

        var parts = Parts(connection);
        if (!Guid.TryParse(parts.GetValueOrDefault("InstrumentationKey"), out _)
            || (parts.TryGetValue("IngestionEndpoint", out var ingestion) && !IsAddress(ingestion)))
        {
            return Wrong($"Isi pengaturan {connectionName} bukan connection string Application Insights. Salin lagi dari portal Azure, atau kosongkan.");
        }

        return MonitorTarget.Find(connection, settings[authenticationName]) is { } target
            ? new TelemetrySettings(otlp, target, null)
            : Wrong($"Pengaturan {authenticationName} hanya boleh Authorization=AAD, atau Authorization=AAD;ClientId=<id identitas terkelola>.");
    }

    /// <exception cref="SetupException">A setting is wrong.</exception>
    public void Require()
    {
        if (Trouble is { } trouble)
        {
            throw new SetupException(trouble);
        }
    }

    internal static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            parts[sign < 0 ? part.Trim() : part[..sign].Trim()] = sign < 0 ? "" : part[(sign + 1)..].Trim();
        }

        return parts;
    }

    private static bool IsAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static TelemetrySettings Wrong(string trouble) => new(false, null, trouble);
}

/// <summary>Azure Monitor.</summary>
/// <param name="ByIdentity">Whether a managed identity signs in; else the key of the connection string is enough.</param>
/// <param name="ClientId">Which identity, where the app has several.</param>
internal sealed record MonitorTarget(string Connection, bool ByIdentity, string? ClientId)
{
    /// <summary>Null where the way to sign in is not understood: without it nothing would arrive.</summary>
    public static MonitorTarget? Find(string connection, string? authentication)
    {
        if (string.IsNullOrWhiteSpace(authentication))
        {
            return new MonitorTarget(connection, false, null);
        }

        var parts = TelemetrySettings.Parts(authentication);
        return parts.GetValueOrDefault("Authorization") is { } way && way.Equals("AAD", StringComparison.OrdinalIgnoreCase)
            ? new MonitorTarget(connection, true, parts.GetValueOrDefault("ClientId") is { Length: > 0 } id ? id : null)
            : null;
    }

    /// <summary>The connection string is nobody's to read.</summary>
    public override string ToString() => nameof(MonitorTarget);
}
