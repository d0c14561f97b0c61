using Microsoft.Azure.Functions.Worker.Middleware;

namespace SertiKesos.Worker.Invocation;

/// <summary>The steps around every invocation, with the call of the function innermost.</summary>
internal sealed class InvocationPipeline(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps)
{
    public FunctionExecutionDelegate Run { get; } =
        steps.Reverse().Aggregate((FunctionExecutionDelegate)FunctionCall.RunAsync, (next, step) => step(next));
}
