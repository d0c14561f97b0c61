using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The distributed trace that an invocation belongs to, in W3C form.</summary>
public abstract class TraceContext
{
    /// <summary>The identity of the trace and of the span above the invocation.</summary>
    public abstract string TraceParent { get; }

    /// <summary>What the tracing system adds.</summary>
    public abstract string TraceState { get; }

    /// <summary>Further attributes of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes { get; } = ImmutableDictionary<string, string>.Empty;
}
