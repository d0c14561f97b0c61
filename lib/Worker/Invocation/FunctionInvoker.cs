using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Binding;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Worker.Invocation;

/// <summary>
/// Runs a function for whatever started it: one scope for each try, the retry policy around the tries. It is the boundary at
/// which any exception of the app becomes an outcome.
/// </summary>
internal sealed partial class FunctionInvoker(IServiceScopeFactory scopes, InvocationPipeline pipeline, ILoggerFactory loggers)
{
    /// <summary>The source of one activity for each try, for OpenTelemetry.</summary>
    public const string ActivitySourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Activities = new(ActivitySourceName);

    public async Task<InvocationOutcome> InvokeAsync(DiscoveredFunction function, TriggerInput input, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            var outcome = await TryAsync(function, input, attempt, cancel);
            if (outcome.Succeeded || function.Trigger is Trigger.Http || function.Retry?.Allows(attempt) != true || cancel.IsCancellationRequested)
            {
                return outcome;
            }

            try
            {
                await Task.Delay(function.Retry.DelayBefore(attempt + 1, Random.Shared.NextDouble()), cancel);
            }
            catch (OperationCanceledException)
            {
                return outcome;
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The trigger boundary: whatever the app throws is its failure, not the host's.")]
    private async Task<InvocationOutcome> TryAsync(DiscoveredFunction function, TriggerInput input, int attempt, CancellationToken cancel)
    {
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        using var activity = Activities.StartActivity($"function {function.Name}");
        await using var scope = scopes.CreateAsyncScope();
        var context = new InvocationContext(function, input, attempt, scope.ServiceProvider, activity ?? Activity.Current, cancel);
        using var logScope = logger.BeginScope(
            new Dictionary<string, object> { ["FunctionName"] = function.Name, ["InvocationId"] = context.InvocationId });
        var started = Stopwatch.GetTimestamp();
        try
        {
            input.Value.Begin(context);
            await pipeline.Run(context);
            await input.Value.ReturnAsync(context.Features.Get<ReturnedValue>()!.Value, context);
            Log.Succeeded(logger, function.Name, context.InvocationId, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return InvocationOutcome.Success;
        }
        catch (OperationCanceledException e) when (cancel.IsCancellationRequested)
        {
            Log.Cancelled(logger, function.Name, context.InvocationId);
            return new InvocationOutcome(e);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            Log.Failed(logger, e, function.Name, context.InvocationId, attempt);
            return new InvocationOutcome(e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Function} succeeded (invocation {Invocation}, {Milliseconds:F0} ms)")]
        public static partial void Succeeded(ILogger logger, string function, string invocation, double milliseconds);

        [LoggerMessage(2, LogLevel.Information, "{Function} was cancelled (invocation {Invocation})")]
        public static partial void Cancelled(ILogger logger, string function, string invocation);

        [LoggerMessage(3, LogLevel.Error, "{Function} failed (invocation {Invocation}, retry {Retry})")]
        public static partial void Failed(ILogger logger, Exception error, string function, string invocation, int retry);
    }
}
