using SertiKesos.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Reaches what an invocation takes in and returns.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the invocation returns.</summary>
    /// <param name="context">The invocation.</param>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ReturnedValue>()
            ?? throw new InvalidOperationException("This context was not made by the host, so it has no result.");
    }
}
