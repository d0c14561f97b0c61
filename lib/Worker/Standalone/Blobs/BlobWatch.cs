using Azure.Storage.Blobs;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>A function, the container that it watches and the names that it wants.</summary>
internal sealed record BlobWatch(DiscoveredFunction Function, StorageAccount Account, BlobPathPattern Pattern)
{
    public BlobContainerClient Container => Account.Blobs.GetBlobContainerClient(Pattern.Container);
}
