using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>
/// Finds the storage account of a connection by name, in the order of the Functions host: with and without the prefix
/// <c>AzureWebJobs</c>, as a connection string or as a section that names the services for an identity.
/// </summary>
internal sealed class StorageConnections(IConfiguration configuration)
{
    public const string HostConnection = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, StorageAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public StorageAccount Host => Get(HostConnection);

    /// <exception cref="StorageUnavailableException">The connection is not set or cannot be understood.</exception>
    public StorageAccount Get(string? name) =>
        _accounts.GetOrAdd(string.IsNullOrEmpty(name) ? HostConnection : name, Open);

    private StorageAccount Open(string name)
    {
        foreach (var path in Candidates(name))
        {
            var section = configuration.GetSection(path);
            if (!string.IsNullOrWhiteSpace(section.Value))
            {
                return FromConnectionString(name, section.Value);
            }

            if (ServiceUri(section, "blob") is { } blobs && ServiceUri(section, "queue") is { } queues)
            {
                var credential = CredentialOf(section);
                return new StorageAccount(
                    new BlobServiceClient(blobs, credential, BlobOptions()), new QueueServiceClient(queues, credential, QueueOptions()));
            }
        }

        throw new StorageUnavailableException(
            $"The storage connection {name} is not set. Set {name} to a connection string, " +
            $"or {name}__accountName (or {name}__blobServiceUri and {name}__queueServiceUri) to use an identity.",
            endpoint: null);
    }

    private static IEnumerable<string> Candidates(string name)
    {
        var prefixed = name.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase) ? name : $"AzureWebJobs{name}";
        return new[] { $"ConnectionStrings:{prefixed}", prefixed, $"ConnectionStrings:{name}", name }.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static StorageAccount FromConnectionString(string name, string value)
    {
        try
        {
            return new StorageAccount(new BlobServiceClient(value, BlobOptions()), new QueueServiceClient(value, QueueOptions()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // The cause is left out: its text may quote the connection string.
            throw new StorageUnavailableException($"The storage connection {name} is not a valid connection string.", endpoint: null);
        }
    }

    private static Uri? ServiceUri(IConfigurationSection section, string service) =>
        section[$"{service}ServiceUri"] is { Length: > 0 } uri
            ? new Uri(uri)
            : section["accountName"] is { Length: > 0 } account
                ? new Uri($"https://{account}.{service}.core.windows.net")
                : null;

    private static TokenCredential CredentialOf(IConfigurationSection section)
    {
        var client = section["clientId"];
        var managed = string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase);
        return (managed, string.IsNullOrEmpty(client)) switch
        {
            (true, true) => new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned),
            (true, false) => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)),
            (false, true) => new DefaultAzureCredential(),
            (false, false) => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = client }),
        };
    }

    private static BlobClientOptions BlobOptions() => WithShortRetries(new BlobClientOptions());

    private static QueueClientOptions QueueOptions() => WithShortRetries(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    /// <summary>Listeners have a backoff of their own, so one call gives up soon and the outage is noticed soon.</summary>
    private static T WithShortRetries<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        return options;
    }
}
