using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed invocation again after the same wait each time.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="maxRetryCount">The number of tries after the first one; -1 tries for ever.</param>
    /// <param name="delayInterval">The wait, as <c>hh:mm:ss</c>.</param>
    /// <exception cref="ArgumentException">The wait is not a time span.</exception>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
    {
        if (!TimeSpan.TryParse(delayInterval, CultureInfo.InvariantCulture, out _))
        {
            throw new ArgumentException("The delay must be a time span such as 00:00:10.", nameof(delayInterval));
        }

        MaxRetryCount = maxRetryCount;
        DelayInterval = delayInterval;
    }

    /// <summary>The wait, as <c>hh:mm:ss</c>.</summary>
    public string DelayInterval { get; }
}
