using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Queues;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Blobs;

/// <summary>Works off the messages that ask for a function to be run for a version of a blob.</summary>
internal sealed class BlobWork(
    IReadOnlyList<BlobWatch> watches, BlobReceipts receipts, FunctionInvoker invoker, StorageConnections connections)
{
    public async Task<MessageVerdict> RunAsync(QueueMessage message, CancellationToken aborting)
    {
        if (Read(message.Body) is not { } request)
        {
            return MessageVerdict.Unreadable;
        }

        if (WatchOf(request) is not { } watch || watch.Pattern.Match(request.BlobName) is not { } tokens)
        {
            return MessageVerdict.Done;
        }

        BlobProperties properties;
        try
        {
            properties = await watch.Container.GetBlobBaseClient(request.BlobName).GetPropertiesAsync(conditions: null, aborting);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return MessageVerdict.Done;
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            return MessageVerdict.HandedBack;
        }

        if (BlobControlMessage.Quoted(properties.ETag) != request.ETag)
        {
            // Overwritten since: the version of now gets a message of its own.
            return await receipts.OfferAsync(watch, request.BlobName, CancellationToken.None) ? MessageVerdict.Done : MessageVerdict.Failed;
        }

        var input = BlobTriggerValue.Input(watch.Container, request.BlobName, properties, tokens);
        var outcome = await invoker.InvokeAsync(watch.Function, input, aborting);
        return outcome switch
        {
            { Succeeded: true } => MessageVerdict.Done,
            { Error: OperationCanceledException } when aborting.IsCancellationRequested => MessageVerdict.HandedBack,
            _ => MessageVerdict.Failed,
        };
    }

    /// <summary>The poison queue is in the account of the blob; a message nobody can read goes to the host's own.</summary>
    public QueueClient PoisonQueueOf(string body)
    {
        var request = Read(BinaryData.FromString(body));
        var account = request is null ? null : WatchOf(request)?.Account;
        return (account ?? connections.Host).Queues.GetQueueClient(HostStore.BlobPoisonQueue);
    }

    private static BlobControlMessage? Read(BinaryData stored) =>
        QueueBody.Decode(stored, base64: true) is { } body ? BlobControlMessage.Parse(body) : null;

    private BlobWatch? WatchOf(BlobControlMessage request) => watches.FirstOrDefault(
        w => w.Function.StorageId == request.FunctionId && w.Pattern.Container == request.ContainerName);
}
