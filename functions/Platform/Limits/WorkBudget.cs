using System.Threading.RateLimiting;

namespace SertiKesos.Platform.Limits;

/// <summary>
/// Memory that work on files may take at once, in megabytes of files: who comes when it is all taken waits its turn. A
/// file that is larger than the whole budget takes all of it.
/// </summary>
internal sealed class WorkBudget(int megabytes) : IDisposable
{
    /// <summary>So long somebody who waits for an answer waits for a turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const long Megabyte = 1024 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = megabytes,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>A turn for a file of that many bytes, however long it takes. Given back by disposing it.</summary>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancel) => await _limiter.AcquireAsync(Permits(bytes), cancel);

    /// <summary>A turn for somebody who waits for an answer.</summary>
    /// <exception cref="BusyException">None came within <see cref="Patience"/>.</exception>
    public async Task<IDisposable> TakeSoonAsync(long bytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            return await _limiter.AcquireAsync(Permits(bytes), limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new BusyException(Patience);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private int Permits(long bytes) => (int)Math.Clamp((bytes + Megabyte - 1) / Megabyte, 1, megabytes);
}

/// <summary>
/// The budgets of the process. Taken in this order, so that none waits for another in a circle: a file that is held, the
/// turn of its region, the work on it.
/// </summary>
/// <param name="Bodies">Files that come over HTTP, from their first byte until they are stored.</param>
/// <param name="Files">Files of the inbox that triggers hold.</param>
/// <param name="Work">Reading, checking, answering and searching.</param>
internal sealed record WorkBudgets(WorkBudget Bodies, WorkBudget Files, WorkBudget Work) : IDisposable
{
    public static WorkBudgets Of(LimitOptions options) => new(
        new WorkBudget(options.MegabytesInWork), new WorkBudget(options.MegabytesInWork), new WorkBudget(options.MegabytesInWork));

    public void Dispose()
    {
        Bodies.Dispose();
        Files.Dispose();
        Work.Dispose();
    }
}
