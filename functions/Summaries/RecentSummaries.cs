using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>
/// The figures of a day kept in hand, since every page of figures is made from the whole nation: loaded once for all who
/// ask meanwhile, and again after half a minute, or as soon as this process itself has counted or recorded something new.
/// What another process does is seen after half a minute.
/// </summary>
internal sealed class RecentSummaries(SummarySource source, CoverageStore coverage, StatementStore statements, TimeProvider clock)
{
    /// <summary>No figures that are given out are older.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);

    /// <summary>While rosters come in by the hundred, they are not counted anew for each.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>How many days are kept; a reader looks at this month and perhaps the one before.</summary>
    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Period Period, DateOnly AsOf), Held> _held = [];

    public Task<NationalSummary> LoadAsync(Period period, DateOnly asOf, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_held.TryGetValue((period, asOf), out var found) && IsFresh(found))
            {
                return found.Summary.WaitAsync(cancel);
            }

            _held.Remove((period, asOf));
            if (_held.Count >= Most)
            {
                _held.Remove(_held.MinBy(entry => entry.Value.Since).Key);
            }

            // On its own, since others may wait for it when the first who asked has gone.
            var held = new Held(clock.GetTimestamp(), Changes, Task.Run(() => source.LoadAsync(period, asOf, 1, CancellationToken.None), CancellationToken.None));
            _held.Add((period, asOf), held);
            return held.Summary.WaitAsync(cancel);
        }
    }

    private (long, long) Changes => (coverage.Saved, statements.Recorded);

    private bool IsFresh(Held held)
    {
        var age = clock.GetElapsedTime(held.Since);
        return !held.Summary.IsFaulted && age < Oldest && (age < Rest || held.Changes == Changes || !held.Summary.IsCompleted);
    }

    private sealed record Held(long Since, (long, long) Changes, Task<NationalSummary> Summary);
}
