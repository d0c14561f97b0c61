using System.Runtime;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Checks one file within what any file may cost; more than that fails the test, whatever the answer was.</summary>
internal static class Budget
{
    public const long ManagedBytes = 256L << 20;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static CheckedRoster Check(byte[] content)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        return RosterCheck.Run(
            new RosterFile("roster.xlsx", content), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, deadline.Token);
    }

    /// <summary>The same, with the highest growth of the managed heap seen while it ran.</summary>
    public static (CheckedRoster Check, long Growth) Measure(byte[] content)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        var done = 0;
        var watch = new Thread(() =>
        {
            while (Volatile.Read(ref done) == 0)
            {
                // What is over the budget counts only if a collection leaves it: garbage is no growth.
                var now = GC.GetTotalMemory(forceFullCollection: false);
                peak = Math.Max(peak, now - before > ManagedBytes ? GC.GetTotalMemory(forceFullCollection: true) : now);
                Thread.Sleep(2);
            }
        });
        watch.Start();
        try
        {
            var check = Check(content);
            return (check, peak - before);
        }
        finally
        {
            Volatile.Write(ref done, 1);
            watch.Join();
        }
    }
}
