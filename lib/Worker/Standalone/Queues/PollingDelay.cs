namespace SertiKesos.Worker.Standalone.Queues;

/// <summary>The wait between two looks into an empty queue: grows from a tenth of a second to a longest wait, then stays.</summary>
internal sealed class PollingDelay(TimeSpan longest, Func<double> chance)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private int _empty;

    public void Found() => _empty = 0;

    public TimeSpan AfterEmpty()
    {
        var growth = Math.Pow(2, Math.Min(_empty++, 20)) * (0.8 + (0.4 * chance()));
        var wait = Shortest + (Shortest * growth);
        return wait < longest ? wait : longest;
    }
}
