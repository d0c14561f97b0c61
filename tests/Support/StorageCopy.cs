using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>Blobs and rows of a storage as they were, to be put back before the next of many disturbed runs.</summary>
internal sealed class StorageCopy
{
    private readonly Dictionary<(string Container, string Blob), (BinaryData Content, IDictionary<string, string> Metadata)> _blobs = [];
    private readonly Dictionary<(string Table, string Partition, string Row), TableEntity> _rows = [];

    public static async Task<StorageCopy> TakeAsync(StorageAccess storage)
    {
        var copy = new StorageCopy();
        await foreach (var (container, blob) in BlobsAsync(storage))
        {
            var stored = (await container.GetBlobClient(blob).DownloadContentAsync()).Value;
            copy._blobs[(container.Name, blob)] = (stored.Content, stored.Details.Metadata);
        }

        await foreach (var (table, row) in RowsAsync(storage))
        {
            copy._rows[(table.Name, row.PartitionKey, row.RowKey)] = row;
        }

        return copy;
    }

    public async Task PutBackAsync(StorageAccess storage)
    {
        await foreach (var (container, blob) in BlobsAsync(storage))
        {
            if (!_blobs.ContainsKey((container.Name, blob)))
            {
                await container.DeleteBlobAsync(blob);
            }
        }

        await foreach (var (table, row) in RowsAsync(storage))
        {
            if (!_rows.ContainsKey((table.Name, row.PartitionKey, row.RowKey)))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
            }
        }

        foreach (var ((container, blob), (content, metadata)) in _blobs)
        {
            await storage.Blobs.GetBlobContainerClient(container).GetBlobClient(blob).UploadAsync(content, new BlobUploadOptions { Metadata = metadata });
        }

        foreach (var ((table, _, _), row) in _rows)
        {
            await storage.Tables.GetTableClient(table).UpsertEntityAsync(row, TableUpdateMode.Replace);
        }
    }

    private static async IAsyncEnumerable<(BlobContainerClient Container, string Blob)> BlobsAsync(StorageAccess storage)
    {
        await foreach (var container in storage.Blobs.GetBlobContainersAsync())
        {
            var client = storage.Blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync())
            {
                yield return (client, blob.Name);
            }
        }
    }

    private static async IAsyncEnumerable<(TableClient Table, TableEntity Row)> RowsAsync(StorageAccess storage)
    {
        await foreach (var table in storage.Tables.QueryAsync())
        {
            var client = storage.Tables.GetTableClient(table.Name);
            await foreach (var row in client.QueryAsync<TableEntity>())
            {
                yield return (client, row);
            }
        }
    }
}
