using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>Every place where the Functions host keeps its own state, under its names.</summary>
internal sealed class HostStore(StorageConnections connections, StandaloneSettings settings)
{
    public const string Container = "azure-webjobs-hosts";
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    public BlobContainerClient Hosts => connections.Host.Blobs.GetBlobContainerClient(Container);

    public QueueClient BlobControlQueue => connections.Host.Queues.GetQueueClient($"azure-webjobs-blobtrigger-{settings.HostId}");

    public BlockBlobClient Receipt(string functionId, string etag, string container, string blob) =>
        Hosts.GetBlockBlobClient($"blobreceipts/{settings.HostId}/{functionId}/{etag}/{container}/{blob}");

    public BlockBlobClient ScanInfo(string account, string container) =>
        Hosts.GetBlockBlobClient($"blobscaninfo/{settings.HostId}/{account}/{container}/scanInfo");

    public BlockBlobClient TimerStatus(string functionId) => Hosts.GetBlockBlobClient($"timers/{settings.HostId}/{functionId}/status");

    public BlockBlobClient Lock(string name) => Hosts.GetBlockBlobClient($"locks/{settings.HostId}/{name}");
}
