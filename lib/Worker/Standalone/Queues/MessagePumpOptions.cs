using Azure.Storage.Queues;

namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>How a queue is worked off.</summary>
internal sealed record MessagePumpOptions
{
    public required int Batch { get; init; }

    /// <summary>New messages are fetched once no more than this many are being worked on.</summary>
    public required int FetchBelow { get; init; }

    public required int Parallel { get; init; }

    public required int Tries { get; init; }

    public required TimeSpan RetryDelay { get; init; }

    public required TimeSpan Invisibility { get; init; }

    public required TimeSpan MaxPollingInterval { get; init; }

    /// <summary>Where a message is set aside; null leaves it to reappear until it expires.</summary>
    public required Func<string, QueueClient?> PoisonQueueOf { get; init; }
}
