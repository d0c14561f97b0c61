using Azure;
using Azure.Identity;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>Tells trouble with storage, which may pass, from defects, which must surface.</summary>
internal static class StorageFault
{
    public static bool Is(Exception error) => error switch
    {
        RequestFailedException or IOException or HttpRequestException or AuthenticationFailedException or TimeoutException => true,
        // The network timeout of the client arrives as a cancellation that nobody asked for.
        TaskCanceledException cancelled => !cancelled.CancellationToken.IsCancellationRequested || cancelled.InnerException is TimeoutException,
        AggregateException many => many.InnerExceptions.All(Is),
        _ => false,
    };

    /// <summary>The innermost cause in one line; the many stacks of a retried call would bury the sentence.</summary>
    public static string Reason(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Reason(first),
        OperationCanceledException => "no answer in time",
        _ => error.GetBaseException().Message.Split('\n')[0].TrimEnd('.', '\r'),
    };
}
