using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>
/// The network of a process that dies: so many requests reach the service and are answered, everything after them is
/// lost. It counts what passes.
/// </summary>
internal sealed class CutOffNetwork(int allowed) : HttpPipelineTransport
{
    // Shared, so that thousands of such networks do not use up the ports.
    private readonly HttpClientTransport _network = HttpClientTransport.Shared;
    private int _passed;

    public int Passed => _passed;

    public static StorageAccess Storage(string connection, CutOffNetwork network) => new(
        new BlobServiceClient(connection, new BlobClientOptions { Transport = network }),
        new QueueServiceClient(connection, new QueueClientOptions { Transport = network, MessageEncoding = QueueMessageEncoding.Base64 }),
        new TableServiceClient(connection, new TableClientOptions { Transport = network }))
    {
        PlainQueues = new QueueServiceClient(connection, new QueueClientOptions { Transport = network }),
    };

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Pass();
        _network.Process(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Pass();
        await _network.ProcessAsync(message);
    }

    private void Pass()
    {
        if (Interlocked.Increment(ref _passed) > allowed)
        {
            throw new CutOffException();
        }
    }
}

/// <summary>The process is gone. No client tries again after it.</summary>
internal sealed class CutOffException : Exception;
