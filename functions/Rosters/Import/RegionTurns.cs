using System.Collections.Concurrent;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Import;

/// <summary>
/// One run per office at a time within this process. Between processes the pointer of the register decides: of two runs
/// the later one merges again (docs/decisions/0006-one-run-per-office.md).
/// </summary>
internal sealed class RegionTurns
{
    private readonly ConcurrentDictionary<RegionCode, SemaphoreSlim> _turns = new();

    public async Task<IDisposable> TakeAsync(RegionCode region, CancellationToken cancel)
    {
        var turn = _turns.GetOrAdd(region, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                turn.Release();
            }
        }
    }
}
