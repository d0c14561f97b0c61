namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger of an invocation says besides its value.</summary>
public abstract class BindingContext
{
    /// <summary>The values by name, such as path tokens, <c>DequeueCount</c> or route values.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
