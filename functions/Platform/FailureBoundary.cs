using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Logging;

namespace SertiKesos.Platform;

/// <summary>
/// What leaves a function by exception. The Functions host writes an exception's text into its own log, past every
/// logger of ours, so only cleaned ones may reach it; and whoever asked over HTTP gets problem details, where that host
/// would send an empty 500.
/// </summary>
internal sealed partial class FailureBoundary(ILogger<FailureBoundary> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
#pragma warning disable CA1031 // The boundary: everything else is answered or handed on cleaned.
        catch (Exception failure) when (!context.CancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var cause = failure is AggregateException { InnerException: { } inner } ? inner : failure;
            if (context.GetHttpContext() is not { } http)
            {
                throw CleanException.Of(cause)!;
            }

            Log.Unforeseen(logger, context.FunctionDefinition.Name, cause.GetType().Name, cause);
            if (!http.Response.HasStarted)
            {
                context.GetInvocationResult().Value = Problems.Of(cause);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9001, LogLevel.Error, "{Function} ended with {Failure}, which nobody foresaw.")]
        public static partial void Unforeseen(ILogger logger, string function, string failure, Exception exception);
    }
}
