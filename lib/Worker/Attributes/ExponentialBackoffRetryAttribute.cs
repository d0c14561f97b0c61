using System.Globalization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tries a failed invocation again after waits that grow from a shortest to a longest one.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="maxRetryCount">The number of tries after the first one; -1 tries for ever.</param>
    /// <param name="minimumInterval">The shortest wait, as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest wait, as <c>hh:mm:ss</c>.</param>
    /// <exception cref="ArgumentException">A wait is not a time span, or the shortest is above the longest.</exception>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        if (!TimeSpan.TryParse(minimumInterval, CultureInfo.InvariantCulture, out var minimum))
        {
            throw new ArgumentException("The shortest wait must be a time span such as 00:00:01.", nameof(minimumInterval));
        }

        if (!TimeSpan.TryParse(maximumInterval, CultureInfo.InvariantCulture, out var maximum))
        {
            throw new ArgumentException("The longest wait must be a time span such as 00:01:00.", nameof(maximumInterval));
        }

        if (minimum > maximum)
        {
            throw new ArgumentException("The shortest wait must not be above the longest.", nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The shortest wait, as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest wait, as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
