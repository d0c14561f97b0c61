using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>Every place where the Functions host keeps its own state, under its names.</summary>
internal sealed class HostStore(StorageConnections connections, StandaloneSettings settings)
{
    public const string Container = "azure-webjobs-hosts";
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    private const int LongestBlobName = 1024;

    public BlobContainerClient Hosts => connections.Host.Blobs.GetBlobContainerClient(Container);

    public QueueClient BlobControlQueue => connections.Host.Queues.GetQueueClient($"azure-webjobs-blobtrigger-{settings.HostId}");

    /// <summary>
    /// A receipt's path holds the blob's own name, as the Functions host's does. Where that makes it longer than a blob
    /// name may be, the name's hash stands in: the official host cannot receipt such a blob at all.
    /// </summary>
    public BlockBlobClient Receipt(string functionId, string etag, string container, string blob)
    {
        var folder = $"blobreceipts/{settings.HostId}/{functionId}/{etag}/{container}/";
        var name = folder.Length + blob.Length <= LongestBlobName
            ? blob
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blob)));
        return Hosts.GetBlockBlobClient(folder + name);
    }

    public BlockBlobClient ScanInfo(string account, string container) =>
        Hosts.GetBlockBlobClient($"blobscaninfo/{settings.HostId}/{account}/{container}/scanInfo");

    public BlockBlobClient TimerStatus(string functionId) => Hosts.GetBlockBlobClient($"timers/{settings.HostId}/{functionId}/status");

    public BlockBlobClient Lock(string name) => Hosts.GetBlockBlobClient($"locks/{settings.HostId}/{name}");
}
