using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>The blob and queue service behind one connection. Messages are taken as stored; listeners decode them.</summary>
internal sealed record StorageAccount(BlobServiceClient Blobs, QueueServiceClient Queues);
