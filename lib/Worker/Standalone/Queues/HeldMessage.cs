using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>A received message that is kept hidden from others until its work has ended.</summary>
internal sealed partial class HeldMessage : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly TimeSpan _invisibility;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewal;
    private string _popReceipt;

    public HeldMessage(QueueClient queue, QueueMessage message, TimeSpan invisibility, ILogger logger)
    {
        _queue = queue;
        _invisibility = invisibility;
        _logger = logger;
        Message = message;
        _popReceipt = message.PopReceipt;
        _renewal = RenewAsync();
    }

    public QueueMessage Message { get; }

    /// <summary>Takes the message off the queue; nothing happens when another host has it by now.</summary>
    public Task DeleteAsync() =>
        EndAsync(() => _queue.DeleteMessageAsync(Message.MessageId, _popReceipt, CancellationToken.None));

    public Task ShowAgainAsync(TimeSpan delay) =>
        EndAsync(() => _queue.UpdateMessageAsync(Message.MessageId, _popReceipt, (string?)null, delay, CancellationToken.None));

    /// <summary>Puts the body on another queue first, so that a crash between leaves two copies and not none.</summary>
    public async Task MoveToAsync(QueueClient poison)
    {
        await poison.CreateIfNotExistsAsync(metadata: null, CancellationToken.None);
        await poison.SendMessageAsync(Message.Body, visibilityTimeout: null, timeToLive: TimeSpan.FromSeconds(-1), CancellationToken.None);
        await DeleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        _ended.Dispose();
    }

    private async Task EndAsync(Func<Task> act)
    {
        await StopRenewingAsync();
        try
        {
            await act();
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400 && e.ErrorCode is "MessageNotFound" or "PopReceiptMismatch" or "QueueNotFound")
        {
            Log.TakenOver(_logger, Message.MessageId);
        }
    }

    private async Task StopRenewingAsync()
    {
        await _ended.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync()
    {
        var wait = _invisibility / 3;
        while (true)
        {
            try
            {
                await Task.Delay(wait, _ended.Token);
                // Not cancelled half-way: the answer carries the receipt that deletes the message.
                var renewed = await _queue.UpdateMessageAsync(
                    Message.MessageId, _popReceipt, (string?)null, _invisibility, CancellationToken.None);
                _popReceipt = renewed.Value.PopReceipt;
                wait = _invisibility / 3;
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 400)
            {
                Log.TakenOver(_logger, Message.MessageId);
                return;
            }
            catch (Exception e) when (StorageFault.Is(e))
            {
                wait = TimeSpan.FromSeconds(1);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Warning, "Message {Message} was shown again before its work ended; it may run twice")]
        public static partial void TakenOver(ILogger logger, string message);
    }
}
