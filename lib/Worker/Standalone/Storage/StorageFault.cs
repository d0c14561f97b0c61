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
}
