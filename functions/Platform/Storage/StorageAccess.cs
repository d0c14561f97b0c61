using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// The clients of the storage account that holds the data, made from <c>AzureWebJobsStorage</c>: a connection string, or for a
/// managed identity the section with <c>blobServiceUri</c>, <c>queueServiceUri</c> and <c>tableServiceUri</c> (or
/// <c>accountName</c>) and optionally <c>clientId</c>. In the Functions host the data lie in an account of their own, named by
/// <c>DataStorage</c> in the same forms; <c>AzureWebJobsStorage</c> is then the engine's.
/// </summary>
internal sealed record StorageAccess(BlobServiceClient Blobs, QueueServiceClient Queues, TableServiceClient Tables)
{
    public const string Setting = "AzureWebJobsStorage";

    /// <summary>The connection that triggers name: the account of the data. One machine has one account and sets it by itself.</summary>
    public const string DataConnection = "DataStorage";

    /// <summary>The same queues with messages as they lie there: what was set aside need not be in Base64.</summary>
    public required QueueServiceClient PlainQueues { get; init; }

    /// <summary>Where the engine keeps receipts, locks and marks: the same account, unless the data have one of their own.</summary>
    public BlobServiceClient EngineBlobs { get; private init; } = Blobs;

    /// <summary>Where the engine keeps the queue of files that it has found.</summary>
    public QueueServiceClient EngineQueues { get => field ?? PlainQueues; private init; }

    // As the official bindings write them; whatever reads a message takes it plain as well (QueueText).
    private static readonly QueueClientOptions QueueOptions =
        StorageCallPolicy.AddTo(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, "queue");

    private static readonly QueueClientOptions PlainQueueOptions = StorageCallPolicy.AddTo(new QueueClientOptions(), "queue");
    private static readonly BlobClientOptions BlobOptions = StorageCallPolicy.AddTo(new BlobClientOptions(), "blob");
    private static readonly TableClientOptions TableOptions = StorageCallPolicy.AddTo(new TableClientOptions(), "table");

    /// <summary>As the Functions host has it: the data by <c>DataStorage</c>, and the engine by its own.</summary>
    /// <exception cref="SetupException">One of the two is missing: without the data's, uploads would be taken that no trigger sees.</exception>
    public static StorageAccess Apart(IConfiguration configuration)
    {
        var engine = From(configuration);
        return From(configuration, DataConnection) with { EngineBlobs = engine.Blobs, EngineQueues = engine.PlainQueues };
    }

    /// <summary>Lets the triggers of one machine look where everything else lies.</summary>
    public static void ShareOneAccount(IConfiguration configuration)
    {
        configuration[DataConnection] = ConnectionString(configuration) ?? "";
        foreach (var part in configuration.GetSection(Setting).GetChildren())
        {
            configuration[$"{DataConnection}:{part.Key}"] = part.Value;
        }
    }

    /// <summary>
    /// A verb works on the account that <c>AzureWebJobsStorage</c> names. Whoever takes the settings of an app on Azure as they
    /// are would work on the account of its engine, and find nothing there.
    /// </summary>
    /// <exception cref="SetupException">The data lie in an account of their own.</exception>
    public static void RequireOneAccount(IConfiguration configuration)
    {
        var data = configuration.GetSection(DataConnection);
        if (data.GetChildren().Any() && Endpoint(data, "blob") is var uri && uri.Host != From(configuration).Blobs.Uri.Host)
        {
            throw new SetupException(
                $"{DataConnection} menunjuk {uri.Host}, sedangkan {Setting} menunjuk akun lain. Perintah ini bekerja pada {Setting}: isi dengan akun " +
                $"data ({Setting}__accountName={uri.Host.Split('.')[0]}) dan kosongkan {DataConnection}, lalu jalankan lagi.");
        }
    }

    public static StorageAccess From(IConfiguration configuration) => From(configuration, Setting);

    private static StorageAccess From(IConfiguration configuration, string setting)
    {
        if (ConnectionString(configuration, setting) is { } connection)
        {
            try
            {
                return From(connection);
            }
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                // The cause may quote the string, which holds the key.
                throw new SetupException(
                    $"Isi pengaturan {setting} bukan connection string Azure Storage yang benar. Salin lagi dari portal Azure, atau " +
                    "kosongkan untuk memakai Azurite.");
            }
        }

        var section = configuration.GetSection(setting);
        var credential = Credential(section["clientId"]);
        return new StorageAccess(
            new BlobServiceClient(Endpoint(section, "blob"), credential, BlobOptions),
            new QueueServiceClient(Endpoint(section, "queue"), credential, QueueOptions),
            new TableServiceClient(Endpoint(section, "table"), credential, TableOptions))
        {
            PlainQueues = new QueueServiceClient(Endpoint(section, "queue"), credential, PlainQueueOptions),
        };
    }

    /// <summary>The connection string, looked up in the order of the Functions host; null where an identity is used.</summary>
    public static string? ConnectionString(IConfiguration configuration) => ConnectionString(configuration, Setting);

    private static string? ConnectionString(IConfiguration configuration, string setting) =>
        configuration.GetConnectionString(setting) is { Length: > 0 } named ? named
        : configuration[setting] is { Length: > 0 } plain ? plain
        : null;

    public static StorageAccess From(string connectionString) => new(
        new BlobServiceClient(connectionString, BlobOptions),
        new QueueServiceClient(connectionString, QueueOptions),
        new TableServiceClient(connectionString, TableOptions))
    {
        PlainQueues = new QueueServiceClient(connectionString, PlainQueueOptions),
    };

    private static DefaultAzureCredential Credential(string? clientId) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });

    private static Uri Endpoint(IConfigurationSection section, string service)
    {
        if (Uri.TryCreate(section[$"{service}ServiceUri"], UriKind.Absolute, out var uri))
        {
            return uri;
        }

        return section["accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new SetupException(
                $"Pengaturan {section.Key} belum ada. Isi dengan connection string Azure Storage (atau Azurite), atau dengan " +
                $"{section.Key}__{service}ServiceUri untuk identitas terkelola. Contohnya ada di local.settings.sample.json.");
    }
}
