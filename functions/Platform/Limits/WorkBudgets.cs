using System.Threading.RateLimiting;

namespace SertiKesos.Platform.Limits;

/// <summary>
/// The budgets of the process. Taken in this order, so that none waits for another in a circle: a file that is held, the
/// turn of its region, the work on it. One large file at a time is received or worked on.
/// </summary>
internal sealed class WorkBudgets : IDisposable
{
    private readonly RateLimiter _large = WorkBudget.LimiterOf(1);

    public WorkBudgets(LimitOptions options)
    {
        Bodies = new WorkBudget(options.MegabytesInWork, _large);
        Files = new WorkBudget(options.MegabytesInWork);
        Work = new WorkBudget(options.MegabytesInWork, _large);
    }

    /// <summary>Files that come over HTTP, from their first byte until they are stored.</summary>
    public WorkBudget Bodies { get; }

    /// <summary>Files of the inbox that triggers hold.</summary>
    public WorkBudget Files { get; }

    /// <summary>Reading, checking, answering and searching.</summary>
    public WorkBudget Work { get; }

    public void Dispose()
    {
        Bodies.Dispose();
        Files.Dispose();
        Work.Dispose();
        _large.Dispose();
    }
}
