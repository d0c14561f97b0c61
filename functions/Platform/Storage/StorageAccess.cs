using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// The clients of the one storage account, made from <c>AzureWebJobsStorage</c>: a connection string, or for a managed
/// identity the section with <c>blobServiceUri</c>, <c>queueServiceUri</c> and <c>tableServiceUri</c> (or
/// <c>accountName</c>) and optionally <c>clientId</c>.
/// </summary>
internal sealed record StorageAccess(BlobServiceClient Blobs, QueueServiceClient Queues, TableServiceClient Tables)
{
    public const string Setting = "AzureWebJobsStorage";

    /// <summary>The same queues with messages as they lie there: what was set aside need not be in Base64.</summary>
    public required QueueServiceClient PlainQueues { get; init; }

    // The trigger listeners and the official queue bindings expect base64.
    private static readonly QueueClientOptions QueueOptions =
        StorageCallPolicy.AddTo(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, "queue");

    private static readonly QueueClientOptions PlainQueueOptions = StorageCallPolicy.AddTo(new QueueClientOptions(), "queue");
    private static readonly BlobClientOptions BlobOptions = StorageCallPolicy.AddTo(new BlobClientOptions(), "blob");
    private static readonly TableClientOptions TableOptions = StorageCallPolicy.AddTo(new TableClientOptions(), "table");

    public static StorageAccess From(IConfiguration configuration)
    {
        if (ConnectionString(configuration) is { } connection)
        {
            try
            {
                return From(connection);
            }
            catch (Exception failure) when (failure is FormatException or ArgumentException)
            {
                // The cause may quote the string, which holds the key.
                throw new SetupException(
                    $"Isi pengaturan {Setting} bukan connection string Azure Storage yang benar. Salin lagi dari portal Azure, atau " +
                    "kosongkan untuk memakai Azurite.");
            }
        }

        var section = configuration.GetSection(Setting);
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
    public static string? ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString(Setting) is { Length: > 0 } named ? named
        : configuration[Setting] is { Length: > 0 } plain ? plain
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
                $"Pengaturan {Setting} belum ada. Isi dengan connection string Azure Storage (atau Azurite), atau dengan " +
                $"{Setting}__{service}ServiceUri untuk identitas terkelola. Contohnya ada di local.settings.sample.json.");
    }
}
