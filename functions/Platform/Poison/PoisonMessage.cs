using SertiKesos.Regions;

namespace SertiKesos.Platform.Poison;

/// <summary>A message that failed so often that the engine set it aside.</summary>
/// <param name="Queue">The queue in which it lies now.</param>
/// <param name="Work">What people call the work that it asks for.</param>
/// <param name="Since">When it was set aside.</param>
/// <param name="EndsAt">When storage deletes it by itself; null for never.</param>
/// <param name="Tries">How often in a row it failed.</param>
internal sealed record PoisonMessage(string Queue, string Work, string Id, DateTimeOffset? Since, DateTimeOffset? EndsAt, int Tries, PoisonSubject Subject);

/// <summary>What a message concerns, as far as codes of ours in it tell; the rest of it may hold anything and is never shown.</summary>
internal sealed record PoisonSubject(RegionCode? Region, string? Submission, string? Period)
{
    public static PoisonSubject Unknown { get; } = new(null, null, null);
}

/// <summary>What is set aside in one queue: the oldest of it, and how much there is in all.</summary>
internal sealed record PoisonPart(string Queue, string Work, int Total, IReadOnlyList<PoisonMessage> Oldest);

/// <summary>What became of a wish about one message.</summary>
internal enum PoisonOutcome
{
    Done,

    /// <summary>No such queue or message: it was never there, or somebody was quicker.</summary>
    Unknown,

    /// <summary>Somebody else has messages of the queue in hand, so this one cannot be found just now.</summary>
    Busy,

    /// <summary>There is nowhere to put it back to: no service has run on this storage.</summary>
    NoQueue,
}
