using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Limits;

namespace SertiKesos.Platform;

/// <summary>
/// Whoever asks over HTTP gets problem details where a function ends with an exception; the Functions host would send an
/// empty 500.
/// </summary>
internal sealed partial class HttpFailures(ILogger<HttpFailures> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (context.GetHttpContext() is not null && !IsClientGone(context, failure))
        {
            var cause = FailureBoundary.CauseOf(failure);
            if (!IsForeseen(cause))
            {
                Log.Unforeseen(logger, context.FunctionDefinition.Name, cause.GetType().Name, cause);
            }

            if (context.GetHttpContext() is { Response.HasStarted: false })
            {
                context.GetInvocationResult().Value = Problems.Of(cause);
            }
        }
    }

    /// <summary>Answered in words, and of no interest to the operator.</summary>
    public static bool IsForeseen(Exception cause) => cause is BusyException or BrokenTextException or BadHttpRequestException;

    private static bool IsClientGone(FunctionContext context, Exception failure) =>
        failure is OperationCanceledException && context.CancellationToken.IsCancellationRequested;

    private static partial class Log
    {
        [LoggerMessage(9001, LogLevel.Error, "{Function} ended with {Failure}, which nobody foresaw.", EventName = "request_unforeseen")]
        public static partial void Unforeseen(ILogger logger, string function, string failure, Exception exception);
    }
}
