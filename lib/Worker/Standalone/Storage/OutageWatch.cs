using Microsoft.Extensions.Logging;

namespace SertiKesos.Worker.Standalone.Storage;

/// <summary>Says once that storage does not answer and once that it does again, and how long to wait between.</summary>
internal sealed partial class OutageWatch(ILogger logger, string what)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private int _failures;

    public void Answered()
    {
        if (Interlocked.Exchange(ref _failures, 0) > 0)
        {
            Log.Back(logger, what);
        }
    }

    /// <returns>The wait before the next try: one second, doubling up to half a minute.</returns>
    public TimeSpan Failed(Exception error)
    {
        var failures = Interlocked.Increment(ref _failures);
        if (failures == 1)
        {
            Log.Gone(logger, what, StorageFault.Reason(error));
        }

        return TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures - 1, 10)), LongestWait.TotalSeconds));
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Warning, "Storage fails for {What} ({Reason}); it is tried again until it answers")]
        public static partial void Gone(ILogger logger, string what, string reason);

        [LoggerMessage(11, LogLevel.Information, "Storage answers again for {What}")]
        public static partial void Back(ILogger logger, string what);
    }
}
