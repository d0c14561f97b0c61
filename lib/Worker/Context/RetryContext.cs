namespace Microsoft.Azure.Functions.Worker;

/// <summary>The try within a retry policy.</summary>
public abstract class RetryContext
{
    /// <summary>0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The number of tries after the first one; -1 for ever.</summary>
    public abstract int MaxRetryCount { get; }
}
