using System.Threading.RateLimiting;

namespace SertiKesos.Platform.Limits;

/// <summary>
/// Memory that work on files may take at once, in megabytes of files: who comes when it is all taken waits its turn. A
/// file that is larger than the whole budget takes all of it.
/// </summary>
/// <param name="megabytes">The whole budget.</param>
/// <param name="large">One permit for large files, where budgets share it: ordinary rosters never need it.</param>
internal sealed class WorkBudget(int megabytes, RateLimiter? large = null) : IDisposable
{
    /// <summary>So long somebody who waits for an answer waits for a turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const long Megabyte = 1024 * 1024;
    private const long Large = 8 * Megabyte;

    private readonly RateLimiter _limiter = LimiterOf(megabytes);

    /// <summary>First come, first served, however many wait.</summary>
    public static RateLimiter LimiterOf(int permits) => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
    {
        PermitLimit = permits,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn for a file of that many bytes, however long it takes. Given back by disposing it.</summary>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancel)
    {
        if (bytes < Large)
        {
            return await _limiter.AcquireAsync(Permits(bytes), cancel);
        }

        var first = large is null ? null : await large.AcquireAsync(1, cancel);
        try
        {
            var turn = new Turn(first, await _limiter.AcquireAsync(Permits(bytes), cancel));
            // What the one before has left of large arrays is thrown away first: the runtime itself would let several
            // files' worth pile up before it looks.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return turn;
        }
        catch
        {
            first?.Dispose();
            throw;
        }
    }

    /// <summary>A turn for somebody who waits for an answer.</summary>
    /// <exception cref="BusyException">None came within <see cref="Patience"/>.</exception>
    public async Task<IDisposable> TakeSoonAsync(long bytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await TakeAsync(bytes, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new BusyException(Patience);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private int Permits(long bytes) => (int)Math.Clamp((bytes + Megabyte - 1) / Megabyte, 1, megabytes);

    private sealed class Turn(RateLimitLease? first, RateLimitLease second) : IDisposable
    {
        public void Dispose()
        {
            second.Dispose();
            first?.Dispose();
        }
    }
}
