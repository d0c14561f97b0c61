namespace Microsoft.Azure.Functions.Worker;

/// <summary>A binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The name of the binding.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of the binding, such as <c>blobTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Whether it brings something in or takes something out.</summary>
    public abstract BindingDirection Direction { get; }
}
