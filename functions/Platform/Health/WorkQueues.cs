using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues.Models;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform.Health;

/// <summary>Looks at queues without taking anything: what waits there, and what was set aside.</summary>
internal sealed class WorkQueues(StorageAccess storage)
{
    private const int MostPeeked = 32;

    /// <summary>The message that waits in front of a queue, by its first sight: where messages are sent early, only this tells how long.</summary>
    private readonly ConcurrentDictionary<string, (string Message, DateTimeOffset At)> _fronts = new(StringComparer.Ordinal);

    /// <summary>How long a message that could be taken has not been; null where none can.</summary>
    /// <param name="started">What waited before this process began counts from there.</param>
    public async Task<TimeSpan?> WaitingAsync(WorkDriver.Queue queue, DateTimeOffset started, DateTimeOffset now, CancellationToken cancel)
    {
        PeekedMessage[] visible;
        try
        {
            visible = (await storage.Queues.GetQueueClient(queue.QueueName).PeekMessagesAsync(MostPeeked, cancel)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            visible = [];
        }

        if (visible.Length == 0)
        {
            _fronts.TryRemove(queue.QueueName, out _);
            return null;
        }

        if (!_fronts.TryGetValue(queue.QueueName, out var front) || visible.All(message => message.MessageId != front.Message))
        {
            _fronts[queue.QueueName] = front = (visible[0].MessageId, now);
        }

        // A message that nobody ever took and that could be taken at once has waited since it was sent.
        var sent = queue.Delayed ? null : visible.Where(message => message.DequeueCount == 0).Min(message => message.InsertedOn);
        var since = sent < front.At ? (sent > started ? sent.Value : started) : front.At;
        return now > since ? now - since : TimeSpan.Zero;
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        try
        {
            return (await storage.Queues.GetQueueClient(queue).GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 0;
        }
    }
}
