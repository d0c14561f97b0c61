using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using SertiKesos.Platform.Health;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Platform.Poison;

/// <summary>A message that was set aside and is in hand: until it is done with, or its time is up, nobody else sees it.</summary>
internal sealed record PoisonTaken(QueueMessage Message, PoisonSubject Subject);

/// <summary>The queues of what failed too often: looked at without taking anything, and one message taken out of them.</summary>
internal sealed class PoisonQueues(StorageAccess storage, IEnumerable<WorkDriver> drivers)
{
    /// <summary>As many as storage hands out at once.</summary>
    public const int MostShown = 32;

    private const int MostRounds = 16;

    /// <summary>A queue finds no message by its name: others are in hand until the one is found, and this long should the process die.</summary>
    private static readonly TimeSpan InHand = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly WorkDriver[] _drivers = [.. drivers.Where(driver => driver.SetAside is not null)];

    public async Task<IReadOnlyList<PoisonPart>> ListAsync(CancellationToken cancel) =>
        await Task.WhenAll(_drivers.Select(driver => ListAsync(driver, cancel)));

    /// <summary>
    /// Takes one message, does the work with it, and deletes it. Everything else that came to hand on the way is given back
    /// at once. The work says whether the message is done with.
    /// </summary>
    public async Task<PoisonOutcome> TakeAsync(string queue, string id, Func<PoisonTaken, Task<PoisonOutcome>> work, CancellationToken cancel)
    {
        if (Find(queue) is null)
        {
            return PoisonOutcome.Unknown;
        }

        var client = storage.PlainQueues.GetQueueClient(queue);
        var others = new List<QueueMessage>();
        QueueMessage? found = null;
        try
        {
            for (var round = 0; found is null && round < MostRounds; round++)
            {
                var batch = (await client.ReceiveMessagesAsync(MostShown, InHand, cancel)).Value;
                found = batch.FirstOrDefault(message => message.MessageId == id);
                others.AddRange(batch.Where(message => message != found));
                if (batch.Length == 0)
                {
                    break;
                }
            }

            if (found is null)
            {
                return (await client.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount > others.Count ? PoisonOutcome.Busy : PoisonOutcome.Unknown;
            }

            var outcome = await work(new PoisonTaken(found, PoisonBody.Read(found.MessageText)));
            if (outcome == PoisonOutcome.Done)
            {
                var taken = found;
                found = null;
                await client.DeleteMessageAsync(taken.MessageId, taken.PopReceipt, CancellationToken.None);
            }

            return outcome;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return PoisonOutcome.Unknown;
        }
        catch (RequestFailedException late) when (late.ErrorCode == QueueErrorCode.MessageNotFound || late.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // The work took so long that somebody else has the message by now.
            return PoisonOutcome.Busy;
        }
        finally
        {
            await GiveBackAsync(client, found is null ? others : [found, .. others]);
        }
    }

    /// <summary>Puts a message as it is where it came from. Where several hosts take files of this storage, each gets it: a file is taken once.</summary>
    /// <returns>Whether there is such a queue.</returns>
    public async Task<bool> SendBackAsync(string queue, PoisonTaken taken, CancellationToken cancel)
    {
        var sent = false;
        var queues = Find(queue) is WorkDriver.Inbox ? storage.EngineQueues : storage.PlainQueues;
        await foreach (var name in MainQueuesAsync(queue, cancel))
        {
            try
            {
                await queues.GetQueueClient(name).SendMessageAsync(taken.Message.MessageText, timeToLive: Forever, cancellationToken: cancel);
                sent = true;
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                // It was deleted; the message stays where it is.
            }
        }

        return sent;
    }

    private async IAsyncEnumerable<string> MainQueuesAsync(string queue, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Find(queue) is WorkDriver.Queue own)
        {
            yield return own.QueueName;
            yield break;
        }

        await foreach (var item in storage.EngineQueues.GetQueuesAsync(prefix: WorkDriver.Inbox.QueuePrefix, cancellationToken: cancel))
        {
            if (!item.Name.EndsWith(WorkDriver.Queue.PoisonEnd, StringComparison.Ordinal))
            {
                yield return item.Name;
            }
        }
    }

    private async Task<PoisonPart> ListAsync(WorkDriver driver, CancellationToken cancel)
    {
        var queue = driver.SetAside!;
        try
        {
            var client = storage.PlainQueues.GetQueueClient(queue);
            var total = (await client.GetPropertiesAsync(cancel)).Value.ApproximateMessagesCount;
            PeekedMessage[] seen = total == 0 ? [] : (await client.PeekMessagesAsync(MostShown, cancel)).Value;
            return new PoisonPart(queue, driver.Name, Math.Max(total, seen.Length), [.. seen.Select(message => Of(driver, queue, message)).OrderBy(message => message.Since)]);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return new PoisonPart(queue, driver.Name, 0, []);
        }
    }

    private static PoisonMessage Of(WorkDriver driver, string queue, PeekedMessage message) => new(
        queue,
        driver.Name,
        message.MessageId,
        message.InsertedOn,
        message.ExpiresOn is { Year: < 9999 } end ? end : null,
        WorkDriver.MostTries,
        PoisonBody.Read(message.MessageText));

    /// <summary>What cannot be given back comes back by itself when its time in hand is up.</summary>
    private static async Task GiveBackAsync(QueueClient client, IEnumerable<QueueMessage> messages) =>
        await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (message, _) =>
        {
            try
            {
                await client.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, CancellationToken.None);
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
            }
        });

    private WorkDriver? Find(string queue) => Array.Find(_drivers, driver => driver.SetAside == queue);
}
