namespace Microsoft.Azure.Functions.Worker;

/// <summary>The way that a binding carries its value.</summary>
public enum BindingDirection
{
    /// <summary>Into the function.</summary>
    In = 0,

    /// <summary>Out of the function.</summary>
    Out = 1,
}
