namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation returns; middleware may read and replace it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>What an invocation returns; middleware may read and replace it.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}
