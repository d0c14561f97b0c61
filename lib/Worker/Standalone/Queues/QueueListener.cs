using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>Runs one function for the messages of its queue.</summary>
internal sealed class QueueListener : IListener
{
    private const int LongestQueueName = 63;
    private const string PoisonSuffix = "-poison";

    private readonly DiscoveredFunction _function;
    private readonly QueueClient _queue;
    private readonly FunctionInvoker _invoker;
    private readonly bool _base64;
    private readonly Uri _service;
    private readonly TimeSpan _timeout;
    private readonly MessagePump _pump;

    public QueueListener(
        DiscoveredFunction function, QueueServiceClient queues, string queueName, StandaloneSettings settings, FunctionInvoker invoker, ILogger logger)
    {
        _function = function;
        _invoker = invoker;
        _base64 = settings.QueueBase64;
        _service = queues.Uri;
        _timeout = settings.StorageCheckTimeout;
        _queue = queues.GetQueueClient(queueName);
        var poison = PoisonNameOf(queueName) is { } name ? queues.GetQueueClient(name) : null;
        _pump = new MessagePump(_queue, Options(settings, poison), WorkAsync, logger);
    }

    /// <summary>No name for a queue that already holds what was set aside, nor one that would be too long.</summary>
    public static string? PoisonNameOf(string queue) =>
        queue.EndsWith(PoisonSuffix, StringComparison.Ordinal) || queue.Length + PoisonSuffix.Length > LongestQueueName
            ? null
            : queue + PoisonSuffix;

    public Task PrepareAsync(CancellationToken cancel) =>
        StorageProbe.TouchAsync(_service, _timeout, token => _queue.CreateIfNotExistsAsync(metadata: null, token), cancel);

    public Task RunAsync(CancellationToken stopping, CancellationToken aborting) => _pump.RunAsync(stopping, aborting);

    private static MessagePumpOptions Options(StandaloneSettings settings, QueueClient? poison) => new()
    {
        Batch = settings.QueueBatch,
        FetchBelow = settings.QueueNewBatchThreshold,
        Parallel = settings.QueueBatch + settings.QueueNewBatchThreshold,
        Tries = settings.QueueTries,
        RetryDelay = settings.QueueRetryDelay,
        Invisibility = settings.MessageInvisibility,
        MaxPollingInterval = settings.QueueMaxPollingInterval,
        PoisonQueueOf = _ => poison,
    };

    private async Task<MessageVerdict> WorkAsync(QueueMessage message, CancellationToken aborting)
    {
        if (QueueBody.Decode(message.Body, _base64) is not { } body)
        {
            return MessageVerdict.Unreadable;
        }

        var input = QueueTriggerValue.Input(QueueBody.WithBody(message, body));
        var outcome = await _invoker.InvokeAsync(_function, input, aborting);
        return outcome switch
        {
            { Succeeded: true } => MessageVerdict.Done,
            { Error: OperationCanceledException } when aborting.IsCancellationRequested => MessageVerdict.HandedBack,
            _ => MessageVerdict.Failed,
        };
    }
}
