using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Binding;

/// <summary>
/// What started an invocation, however it arrived: a listener of this host makes one, and so can any other host. It knows
/// how to become the type that the trigger parameter asks for.
/// </summary>
internal interface ITriggerValue
{
    /// <summary>Called when an invocation begins, before any middleware.</summary>
    void Begin(FunctionContext context)
    {
    }

    /// <summary>The value as the given type, or nothing when the trigger has no such form.</summary>
    ValueTask<BoundValue?> AsAsync(Type type, FunctionContext context);

    /// <summary>Takes what the function returned, while the services of the invocation are alive.</summary>
    ValueTask ReturnAsync(object? value, FunctionContext context);
}
