using System.Collections.Concurrent;
using System.Diagnostics;

namespace SertiKesos.Tests.Lib.Worker;

/// <summary>What the functions of a test were given, and what they shall do; one for each test.</summary>
public sealed class Recorder
{
    private readonly ConcurrentQueue<string> _seen = [];

    public IReadOnlyList<string> Seen => [.. _seen];

    /// <summary>Called with the same text that is recorded; throw or wait here.</summary>
    public Func<string, CancellationToken, Task> OnRun { get; set; } = (_, _) => Task.CompletedTask;

    public async Task RunAsync(string what, CancellationToken cancel = default)
    {
        _seen.Enqueue(what);
        await OnRun(what, cancel);
    }

    public void Note(string what) => _seen.Enqueue(what);

    /// <summary>Waits until enough was recorded; fails after a time that no healthy run needs.</summary>
    public async Task<IReadOnlyList<string>> WaitForAsync(int count)
    {
        await Eventually.TrueAsync(() => _seen.Count >= count);
        return Seen;
    }
}

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "What the test waits for did not happen.");
            await Task.Delay(20);
        }
    }
}
