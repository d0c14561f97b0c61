using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>The product's clients with the stock retries, only that these do not wait long.</summary>
internal static class QuickClients
{
    public static StorageAccess For(string connection) => new(
        new BlobServiceClient(connection, Quick(new BlobClientOptions())),
        new QueueServiceClient(connection, Quick(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })),
        new TableServiceClient(connection, Quick(new TableClientOptions())))
    {
        PlainQueues = new QueueServiceClient(connection, Quick(new QueueClientOptions())),
    };

    private static T Quick<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(2);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(20);
        return options;
    }
}
