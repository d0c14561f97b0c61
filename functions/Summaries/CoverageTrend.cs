using SertiKesos.Coverage;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>The states of every region at the end of a month, by what was known when the month was closed.</summary>
internal sealed record TrendMonth(DateOnly On, IReadOnlyDictionary<RegionCode, StateCounts> Regions);

/// <summary>
/// How coverage went from month to month. Months that are over hardly change, so each is counted once and kept for a while;
/// somebody who stands in two regions counts in both.
/// </summary>
internal sealed class CoverageTrend(CoverageStore coverage, ReferenceStore reference, RulesSource rules, TimeProvider clock)
{
    /// <summary>How many months are told before the one that is asked for.</summary>
    public const int Months = 5;

    /// <summary>A roster that comes late changes a month until its lock.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private const int Most = 36;

    /// <summary>So long somebody waits for months that are counted for the first time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private readonly Dictionary<Period, (TrendMonth Month, long Since)> _kept = [];
    private Task _counting = Task.CompletedTask;

    /// <summary>The months before a period, the earliest first; null while they are being counted for the first time.</summary>
    public async Task<IReadOnlyList<TrendMonth>?> BeforeAsync(Period period, CancellationToken cancel)
    {
        var wanted = Before(period);
        var started = clock.GetTimestamp();
        while (true)
        {
            Task counting;
            lock (_gate)
            {
                var old = wanted.Where(month => !_kept.TryGetValue(month, out var kept) || clock.GetElapsedTime(kept.Since) > Kept).ToList();
                if (old.Count > 0 && _counting.IsCompleted)
                {
                    _counting = Task.Run(() => CountAsync(old), CancellationToken.None);
                }

                // What is old is shown while it is counted again: it is months that are over.
                if (wanted.TrueForAll(_kept.ContainsKey))
                {
                    return [.. wanted.Select(month => _kept[month].Month)];
                }

                counting = _counting;
            }

            var left = Patience - clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || await Task.WhenAny(counting, Task.Delay(left, cancel)) != counting)
            {
                return null;
            }

            await counting;
        }
    }

    /// <summary>The same, counted now: for what is published and never changes again.</summary>
    public async Task<IReadOnlyList<TrendMonth>> CountBeforeAsync(Period period, CancellationToken cancel)
    {
        var wanted = Before(period);
        await CountAsync(wanted).WaitAsync(cancel);
        lock (_gate)
        {
            return [.. wanted.Select(month => _kept[month].Month)];
        }
    }

    private static List<Period> Before(Period period)
    {
        var wanted = new List<Period>();
        for (var month = period.Previous(); wanted.Count < Months; month = month.Previous())
        {
            wanted.Insert(0, month);
        }

        return wanted;
    }

    private async Task CountAsync(List<Period> months)
    {
        var today = clock.TodayAt(IndonesianZone.Wib);
        var known = await reference.CurrentAsync(CancellationToken.None);
        var days = months.ToDictionary(month => month, month => month.LastDay < today ? known.DeadlineOf(month).Lock : month.LastDay);
        var counts = await coverage.KnownOnAsync([.. days.Values], CancellationToken.None);
        lock (_gate)
        {
            foreach (var month in months)
            {
                var on = month.LastDay;
                var certificates = rules.With(known, on).Certificates;
                var exist = known.RegionsKnownOn(on).Select(region => region.Code).ToHashSet();
                _kept[month] = (
                    new TrendMonth(on, counts[days[month]]
                        .Where(count => count.HasPeople && exist.Contains(count.Region))
                        .ToDictionary(count => count.Region, count => count.Total.On(on, certificates))),
                    clock.GetTimestamp());
            }

            while (_kept.Count > Most)
            {
                _kept.Remove(_kept.Where(entry => !months.Contains(entry.Key)).MinBy(entry => entry.Value.Since).Key);
            }
        }
    }
}
