using Azure.Data.Tables;
using Azure.Storage.Blobs;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>
/// The shared emulator, as if it were empty: each container and table has a name that only this test uses. For stores
/// that know their names themselves.
/// </summary>
internal static class OwnNames
{
    public static StorageAccess On(string connection)
    {
        var prefix = AzuriteFixture.UniqueName("t");
        return StorageAccess.From(connection) with { Blobs = new OwnContainers(connection, prefix), Tables = new OwnTables(connection, prefix) };
    }

    private sealed class OwnContainers(string connection, string prefix) : BlobServiceClient(connection)
    {
        public override BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
            base.GetBlobContainerClient(prefix + blobContainerName);
    }

    private sealed class OwnTables(string connection, string prefix) : TableServiceClient(connection)
    {
        public override TableClient GetTableClient(string tableName) => base.GetTableClient(prefix + tableName);
    }
}
