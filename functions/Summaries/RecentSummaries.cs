using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>
/// The figures of a day kept in hand, since every page of figures is made from the whole nation. No reader is given figures
/// that are older than half a minute; while there are readers, newer ones are made before that, once for all of them.
/// Where nothing has changed that figures are made from, they are not made anew.
/// </summary>
internal sealed class RecentSummaries(SummarySource source, CoverageStore coverage, StatementStore statements, TimeProvider clock)
{
    /// <summary>No figures that are given out have been looked after longer ago.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(30);

    /// <summary>From this age on they are looked after while the reader is already answered.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>While rosters come in by the hundred, figures are not made anew for each.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>States of reports change with the hour, too.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How many days are kept; a reader looks at this month and perhaps the one before.</summary>
    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Period Period, DateOnly AsOf), Held> _held = [];
    private readonly Dictionary<(Period Period, DateOnly AsOf), Task<Held>> _making = [];

    public async Task<NationalSummary> LoadAsync(Period period, DateOnly asOf, CancellationToken cancel)
    {
        Task<Held> making;
        lock (_gate)
        {
            var held = _held.GetValueOrDefault((period, asOf));
            if (held is not null && clock.GetElapsedTime(held.Looked) is var age && age < Oldest)
            {
                if (age >= Soon || (age >= Rest && held.Changes != Changes))
                {
                    _ = MakeOnce((period, asOf), held);
                }

                return held.Summary;
            }

            making = MakeOnce((period, asOf), held);
        }

        return (await making.WaitAsync(cancel)).Summary;
    }

    private (long, long) Changes => (coverage.Saved, statements.Recorded);

    private Task<Held> MakeOnce((Period Period, DateOnly AsOf) key, Held? held)
    {
        if (!_making.TryGetValue(key, out var making))
        {
            // On its own, since others may wait for it when the first who asked has gone.
            _making.Add(key, making = Task.Run(() => MakeAsync(key, held), CancellationToken.None));
        }

        return making;
    }

    private async Task<Held> MakeAsync((Period Period, DateOnly AsOf) key, Held? held)
    {
        try
        {
            var (now, changes) = (clock.GetTimestamp(), Changes);
            var mark = await source.MarkAsync(key.Period, CancellationToken.None);
            var made = held is not null && held.Mark == mark && clock.GetElapsedTime(held.Made) < Longest
                ? held with { Looked = now, Changes = changes }
                : new Held(now, now, changes, mark, await source.LoadAsync(key.Period, key.AsOf, 1, CancellationToken.None));
            lock (_gate)
            {
                _held[key] = made;
                while (_held.Count > Most)
                {
                    _held.Remove(_held.MinBy(entry => entry.Value.Looked).Key);
                }
            }

            return made;
        }
        finally
        {
            lock (_gate)
            {
                _making.Remove(key);
            }
        }
    }

    /// <param name="Looked">When it was last seen that nothing had changed.</param>
    /// <param name="Mark">What the figures were made from.</param>
    private sealed record Held(long Made, long Looked, (long, long) Changes, string Mark, NationalSummary Summary);
}
