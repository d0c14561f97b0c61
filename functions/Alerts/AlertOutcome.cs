namespace SertiKesos.Alerts;

/// <summary>How the delivery of one alert ended. All of them complete the queue message.</summary>
internal abstract record AlertOutcome
{
    private AlertOutcome()
    {
    }

    /// <summary>The mail server or gateway took it.</summary>
    internal sealed record Sent : AlertOutcome;

    /// <summary>It is no longer due: renewed, left, suspended, overtaken by the next threshold, or not wanted.</summary>
    internal sealed record Cancelled : AlertOutcome;

    /// <summary>Not now; a new message has been put in the queue that appears after <paramref name="Delay"/>.</summary>
    internal sealed record TryLater(TimeSpan Delay) : AlertOutcome;

    /// <summary>No channel is left that has not refused it; the last reply code, 0 where there was none.</summary>
    internal sealed record Failed(int Reply) : AlertOutcome;

    /// <summary>An earlier message has finished it.</summary>
    internal sealed record AlreadyDone : AlertOutcome;

    /// <summary>The person has no address or number that can be used.</summary>
    internal sealed record Unreachable : AlertOutcome;
}
