namespace SertiKesos.Alerts;

/// <summary>
/// How long to wait after a failure for now: 5, 10, 20, 40 minutes and so on, a day at most. There is no last try: an
/// alert ends when the next threshold overtakes it.
/// </summary>
internal static class AlertBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="attempts">Tries so far, the failed one included.</param>
    public static TimeSpan After(int attempts)
    {
        var wait = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return wait < Longest ? wait : Longest;
    }
}
