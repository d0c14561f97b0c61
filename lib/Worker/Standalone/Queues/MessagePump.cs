using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>
/// Works off a queue as the Functions host does: several messages at once, each hidden while it is worked on, deleted when
/// done, tried again when failed and set aside after the last try.
/// </summary>
internal sealed partial class MessagePump(
    QueueClient queue, MessagePumpOptions options, Func<QueueMessage, CancellationToken, Task<MessageVerdict>> work, ILogger logger)
{
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly OutageWatch _outage = new(logger, $"queue {queue.Name}");
    private TaskCompletionSource _wake = NewSignal();

    /// <summary>Looks into the queue at once: this process has just put something there.</summary>
    public void Wake() => Volatile.Read(ref _wake).TrySetResult();

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        var delay = new PollingDelay(options.MaxPollingInterval, Random.Shared.NextDouble);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                await WaitForRoomAsync(stopping);
                try
                {
                    if (_wake.Task.IsCompleted)
                    {
                        // Renewed before the look, so that what is put there during it wakes the next wait.
                        Volatile.Write(ref _wake, NewSignal());
                    }

                    var found = await FetchAsync(aborting);
                    _outage.Answered();
                    if (found)
                    {
                        delay.Found();
                        continue;
                    }

                    await Task.WhenAny(_wake.Task, Task.Delay(delay.AfterEmpty(), stopping));
                }
                catch (Exception e) when (StorageFault.Is(e) && !stopping.IsCancellationRequested)
                {
                    await Task.Delay(_outage.Failed(e), stopping);
                }
            }
        }
        catch (Exception e) when (stopping.IsCancellationRequested && (e is OperationCanceledException || StorageFault.Is(e)))
        {
            // Asked to stop; storage may have gone with us.
        }

        await Task.WhenAll(_running.Keys);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitForRoomAsync(CancellationToken stopping)
    {
        while (_running.Keys.ToArray() is var running && running.Length > options.FetchBelow)
        {
            await Task.WhenAny(running).WaitAsync(stopping);
        }
    }

    private async Task<bool> FetchAsync(CancellationToken aborting)
    {
        var room = Math.Min(options.Batch, options.Parallel - _running.Count);
        QueueMessage[] messages;
        try
        {
            // A stop does not cut the call off: messages in a lost answer would stay hidden for a while.
            messages = await queue.ReceiveMessagesAsync(Math.Max(1, room), options.Invisibility, aborting);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }

        foreach (var message in messages)
        {
            var task = Task.Run(() => HandleAsync(message, aborting), CancellationToken.None);
            _running[task] = true;
            _ = task.ContinueWith(
                done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return messages.Length > 0;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The trigger boundary: no message may stop the others.")]
    private async Task HandleAsync(QueueMessage message, CancellationToken aborting)
    {
        await using var held = new HeldMessage(queue, message, options.Invisibility, logger);
        try
        {
            // More deliveries than tries: earlier ones ended with the process, so another would too.
            var verdict = message.DequeueCount > options.Tries ? MessageVerdict.Unreadable : await work(message, aborting);
            await SettleAsync(held, verdict);
        }
        catch (Exception e)
        {
            Log.NotSettled(logger, message.MessageId, queue.Name, e.GetType().Name);
        }
    }

    private async Task SettleAsync(HeldMessage held, MessageVerdict verdict)
    {
        if (verdict == MessageVerdict.Failed && held.Message.DequeueCount >= options.Tries)
        {
            verdict = MessageVerdict.Unreadable;
        }

        switch (verdict)
        {
            case MessageVerdict.Done:
                await held.DeleteAsync();
                break;
            case MessageVerdict.Failed:
                await held.ShowAgainAsync(options.RetryDelay);
                Wake();
                break;
            case MessageVerdict.HandedBack:
                await held.ShowAgainAsync(TimeSpan.Zero);
                break;
            case MessageVerdict.Unreadable:
                await SetAsideAsync(held);
                break;
        }
    }

    private async Task SetAsideAsync(HeldMessage held)
    {
        if (options.PoisonQueueOf(held.Message.Body.ToString()) is { } poison)
        {
            await held.MoveToAsync(poison);
            Log.SetAside(logger, held.Message.MessageId, queue.Name, poison.Name);
        }
        else
        {
            Log.Kept(logger, held.Message.MessageId, queue.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Error, "Message {Message} of queue {Queue} was set aside in queue {Poison}")]
        public static partial void SetAside(ILogger logger, string message, string queue, string poison);

        [LoggerMessage(22, LogLevel.Error, "Message {Message} of queue {Queue} failed for good and has no poison queue; it stays until it expires")]
        public static partial void Kept(ILogger logger, string message, string queue);

        [LoggerMessage(23, LogLevel.Warning, "Message {Message} of queue {Queue} could not be settled ({Reason}); it will be shown again")]
        public static partial void NotSettled(ILogger logger, string message, string queue, string reason);
    }
}
