namespace SertiKesos.Worker.Invocation;

/// <summary>How an invocation ended, after all its retries.</summary>
internal sealed record InvocationOutcome(Exception? Error)
{
    public static InvocationOutcome Success { get; } = new((Exception?)null);

    public bool Succeeded => Error is null;
}
