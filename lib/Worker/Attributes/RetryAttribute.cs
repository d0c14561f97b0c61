using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often a failed invocation is tried again before its trigger hears of the failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
[SuppressMessage("Design", "CA1012", Justification = "The mirrored type has a public constructor.")]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public RetryAttribute()
    {
    }

    /// <summary>The number of tries after the first one; -1 tries for ever.</summary>
    public int MaxRetryCount { get; set; }
}
