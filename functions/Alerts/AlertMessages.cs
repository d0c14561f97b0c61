using System.Text.Json;
using SertiKesos.Json;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Alerts;

/// <summary>Asks to plan the alerts of one region. Queue <c>alert-scans</c>, JSON in Base64.</summary>
/// <param name="Version">Version of this contract, now 1.</param>
/// <param name="Region">Code of the region, such as <c>32.77</c>.</param>
internal sealed record AlertScanMessage(int Version, string Region)
{
    public const int CurrentVersion = 1;

    public static AlertScanMessage Parse(string json) => AlertMessageFormat.Parse<AlertScanMessage>(json);
}

/// <summary>Asks to send one alert. Queue <c>alerts</c>, JSON in Base64.</summary>
/// <param name="Version">Version of this contract, now 1.</param>
/// <param name="Region">Code of the region: the ledger's partition key.</param>
/// <param name="Key">Key of the alert: the ledger's row key. It is blind, so the message holds no personal data.</param>
internal sealed record AlertMessage(int Version, string Region, string Key)
{
    public const int CurrentVersion = 1;

    public static AlertMessage Parse(string json) => AlertMessageFormat.Parse<AlertMessage>(json);
}

internal static class AlertMessageFormat
{
    /// <summary>A part that is missing is no empty text.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new SoundTextJson() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static BinaryData Write<T>(T message) => BinaryData.FromString(TraceMark.Write(message, JsonSerializerOptions.Web));

    /// <exception cref="FormatException">It is no such message. What it says instead is not repeated: it may hold anything.</exception>
    public static T Parse<T>(string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) ?? throw new FormatException("The queue message is empty.");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The queue message cannot be read.");
        }
    }

    /// <summary>A message of a later version is left to the poison queue: guessing its meaning could write to the wrong people.</summary>
    public static void Require(int version, int known)
    {
        if (version != known)
        {
            throw new NotSupportedException($"Queue message version {version} is not known; this program reads version {known}.");
        }
    }
}
