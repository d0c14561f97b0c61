namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>What becomes of a message.</summary>
internal enum MessageVerdict
{
    /// <summary>Its work is done; it is deleted.</summary>
    Done,

    /// <summary>Its work failed; it is tried again, or set aside after the last try.</summary>
    Failed,

    /// <summary>It can never be worked on; it is set aside at once.</summary>
    Unreadable,

    /// <summary>The host stops before the work was done; it is shown again at once.</summary>
    HandedBack,
}
