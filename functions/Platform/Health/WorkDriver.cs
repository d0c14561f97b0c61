namespace SertiKesos.Platform.Health;

/// <summary>What drives work: a function that a blob, a queue or a timer starts.</summary>
/// <param name="Function">Its name, under which its last success is kept.</param>
/// <param name="Name">What people call its work.</param>
internal abstract record WorkDriver(string Function, string Name)
{
    /// <summary>So often in a row the engine tries before it sets a message or a file aside (host.json).</summary>
    public const int MostTries = 5;

    /// <summary>The queue of what failed too often; null where a schedule starts the work.</summary>
    public string? SetAside => this switch
    {
        Queue queue => queue.PoisonQueue,
        Inbox => Inbox.PoisonQueue,
        _ => null,
    };

    /// <summary>Takes files out of the inbox; the sweep says whether any lie untaken.</summary>
    internal sealed record Inbox(string Function, string Name) : WorkDriver(Function, Name)
    {
        /// <summary>The engine's own queue of files that are to be taken, with the name of its host behind.</summary>
        public const string QueuePrefix = "azure-webjobs-blobtrigger-";

        /// <summary>Where the engine puts files that failed five times.</summary>
        public const string PoisonQueue = "webjobs-blobtrigger-poison";
    }

    /// <summary>Takes messages of a queue.</summary>
    /// <param name="Delayed">Messages are sent long before they may be taken, so that their age tells nothing.</param>
    /// <param name="TellsOfFiles">Its messages tell of files in the inbox; the sweep says whether any lie untaken.</param>
    internal sealed record Queue(string Function, string Name, string QueueName, bool Delayed = false, bool TellsOfFiles = false) : WorkDriver(Function, Name)
    {
        /// <summary>A message that was being worked on when its process died comes back after eleven minutes.</summary>
        public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

        /// <summary>What the engine adds to the name of a queue, for messages that failed too often.</summary>
        public const string PoisonEnd = "-poison";

        public string PoisonQueue => QueueName + PoisonEnd;
    }

    /// <summary>Runs on a schedule.</summary>
    /// <param name="Grace">What a run and its repetitions take, on top of the longest time between two of them.</param>
    internal sealed record Timer(string Function, string Name, string ScheduleSetting, TimeSpan Grace) : WorkDriver(Function, Name);
}
