using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Discovery;

/// <summary>How often and after which waits a failed invocation is tried again; -1 tries for ever.</summary>
internal sealed record RetryPolicy(int MaxRetryCount, TimeSpan Minimum, TimeSpan Maximum)
{
    public static RetryPolicy? From(RetryAttribute? attribute) => attribute switch
    {
        FixedDelayRetryAttribute fixedDelay => new(fixedDelay.MaxRetryCount, Parse(fixedDelay.DelayInterval), Parse(fixedDelay.DelayInterval)),
        ExponentialBackoffRetryAttribute growing =>
            new(growing.MaxRetryCount, Parse(growing.MinimumInterval), Parse(growing.MaximumInterval)),
        _ => null,
    };

    public bool Allows(int retriesDone) => MaxRetryCount == -1 || retriesDone < MaxRetryCount;

    /// <summary>The wait before a retry: doubles from the shortest, spread by a fifth either way, never above the longest.</summary>
    /// <param name="retry">1 for the first retry.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan DelayBefore(int retry, double chance)
    {
        if (Minimum == Maximum)
        {
            return Minimum;
        }

        var doubled = Minimum.TotalMilliseconds * Math.Pow(2, Math.Min(retry - 1, 30)) * (0.8 + (0.4 * chance));
        return TimeSpan.FromMilliseconds(Math.Clamp(doubled, Minimum.TotalMilliseconds, Maximum.TotalMilliseconds));
    }

    private static TimeSpan Parse(string value) => TimeSpan.Parse(value, CultureInfo.InvariantCulture);
}
