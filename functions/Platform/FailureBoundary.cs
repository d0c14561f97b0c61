using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SertiKesos.Platform.Logging;

namespace SertiKesos.Platform;

/// <summary>
/// What leaves the app by exception. The Functions host writes an exception's text into its own log, past every logger of
/// ours, so only cleaned ones may reach it. It stands outermost: the steps of the worker can fail as well.
/// </summary>
internal sealed class FailureBoundary : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (CleanException.Of(CauseOf(failure))! is var told && told != failure)
        {
            // An exception that holds nothing passes as it is, with its stack.
            ExceptionDispatchInfo.Throw(told);
        }
    }

    /// <summary>The worker wraps what a function throws; the wrapping has no stack that helps.</summary>
    public static Exception CauseOf(Exception failure)
    {
        var cause = failure;
        while (cause is AggregateException { InnerExceptions: [var only] })
        {
            cause = only;
        }

        return cause;
    }
}
