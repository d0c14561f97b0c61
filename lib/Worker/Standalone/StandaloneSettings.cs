using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace SertiKesos.Worker.Standalone;

/// <summary>The settings of the standalone host, read once: host.json, then the section <c>Standalone</c>.</summary>
internal sealed record StandaloneSettings
{
    public const string DefaultUrl = "http://localhost:7071";

    /// <summary>The part of every storage path that tells apps apart.</summary>
    public required string HostId { get; init; }

    public required string RoutePrefix { get; init; }

    public required int BlobParallelism { get; init; }

    public required int BlobTries { get; init; }

    public required TimeSpan BlobScanInterval { get; init; }

    public required int QueueBatch { get; init; }

    public required int QueueNewBatchThreshold { get; init; }

    public required int QueueTries { get; init; }

    public required TimeSpan QueueRetryDelay { get; init; }

    public required TimeSpan QueueMaxPollingInterval { get; init; }

    public required bool QueueBase64 { get; init; }

    /// <summary>How long a received message is hidden; renewed at a third. It bounds the wait after a crash.</summary>
    public required TimeSpan MessageInvisibility { get; init; }

    /// <summary>How long a lock lives when its owner is gone: 15 to 60 seconds, as storage leases allow.</summary>
    public required TimeSpan LockDuration { get; init; }

    public required TimeSpan LockRetryInterval { get; init; }

    public required TimeSpan DrainTimeout { get; init; }

    public required TimeSpan StorageCheckTimeout { get; init; }

    public required TimeZoneInfo TimeZone { get; init; }

    /// <exception cref="InvalidOperationException">A setting is not within its range.</exception>
    public static StandaloneSettings Read(IConfiguration configuration)
    {
        var blobs = new SettingSection(configuration, $"{HostJson.Section}:extensions:blobs");
        var queues = new SettingSection(configuration, $"{HostJson.Section}:extensions:queues");
        var own = new SettingSection(configuration, "Standalone");
        var batch = queues.Number("batchSize", 16, 1, 32);
        return new StandaloneSettings
        {
            HostId = HostIdOf(configuration),
            RoutePrefix = (configuration[$"{HostJson.Section}:extensions:http:routePrefix"] ?? "api").Trim('/'),
            BlobParallelism = blobs.Number("maxDegreeOfParallelism", 2, 1, 1000),
            BlobTries = blobs.Number("poisonBlobThreshold", 5, 1, 1000),
            BlobScanInterval = own.Span("BlobScanInterval", TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50), TimeSpan.FromHours(1)),
            QueueBatch = batch,
            QueueNewBatchThreshold = queues.Number("newBatchThreshold", batch / 2 * Environment.ProcessorCount, 0, 10_000),
            QueueTries = queues.Number("maxDequeueCount", 5, 1, 1000),
            QueueRetryDelay = queues.Span("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            QueueMaxPollingInterval = queues.Span(
                "maxPollingInterval", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            QueueBase64 = queues.OneOf("messageEncoding", "base64", "none") == "base64",
            MessageInvisibility = own.Span("MessageInvisibility", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2), TimeSpan.FromHours(1)),
            LockDuration = own.Span("LockDuration", TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)),
            LockRetryInterval = own.Span(
                "LockRetryInterval", TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5)),
            DrainTimeout = own.Span("DrainTimeout", TimeSpan.FromSeconds(25), TimeSpan.Zero, TimeSpan.FromHours(1)),
            StorageCheckTimeout = own.Span(
                "StorageCheckTimeout", TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            TimeZone = TimeZoneOf(configuration["WEBSITE_TIME_ZONE"]),
        };
    }

    private static string HostIdOf(IConfiguration configuration)
    {
        var id = configuration["AzureFunctionsWebHost:hostid"] ?? "sertikesos";
        return id.Length is > 0 and <= 32 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? id
            : throw new InvalidOperationException(
                "AzureFunctionsWebHost:hostid must have 1 to 32 lower-case letters, digits or dashes.");
    }

    private static TimeZoneInfo TimeZoneOf(string? id) =>
        string.IsNullOrWhiteSpace(id)
            ? TimeZoneInfo.Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
                ? zone
                : throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"WEBSITE_TIME_ZONE is {id}, which is no time zone of this machine."));
}
