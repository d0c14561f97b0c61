using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Invocation;

internal sealed class ReturnedValue : InvocationResult
{
    public override object? Value { get; set; }
}
