using Azure;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Rosters.Inbox;

/// <summary>
/// What the engine of the blob trigger remembers of files: a receipt for each, whose path holds the file's name, and
/// which it never deletes. A receipt is needed as long as its file lies in the inbox.
/// </summary>
internal sealed class EngineReceipts(StorageAccess storage, TimeProvider clock)
{
    private const string Container = "azure-webjobs-hosts";
    private const string Folder = "blobreceipts/";

    // blobreceipts/{host}/{function}/{version}/{container}/{name}
    private const int PartsBeforeName = 5;

    /// <summary>The engine writes a receipt and looks at its file afterwards; both are over by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Deletes the receipts of files that are gone or have got another name.</summary>
    /// <param name="waiting">The names of all that lies in the inbox.</param>
    /// <returns>How many were deleted.</returns>
    public async Task<int> RemoveStaleAsync(IReadOnlySet<string> waiting, CancellationToken cancel)
    {
        var receipts = storage.EngineBlobs.GetBlobContainerClient(Container);
        var before = clock.GetUtcNow() - Patience;
        var removed = 0;
        try
        {
            await foreach (var receipt in receipts.GetBlobsAsync(new GetBlobsOptions { Prefix = Folder }, cancel))
            {
                if (receipt.Name.Split('/', PartsBeforeName + 1) is [.., StorageNames.Containers.Rosters, var name] && !waiting.Contains(name)
                    && receipt.Properties.LastModified < before)
                {
                    await receipts.DeleteBlobIfExistsAsync(receipt.Name, cancellationToken: cancel);
                    removed++;
                }
            }
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            // No trigger has run yet on this storage.
        }

        return removed;
    }
}
