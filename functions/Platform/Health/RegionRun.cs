using Microsoft.Extensions.Logging;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;

namespace SertiKesos.Platform.Health;

/// <summary>
/// One run over many regions, in which a region that fails is told and the others go on. The run itself fails at its end,
/// so that it does not count as a success and is repeated.
/// </summary>
internal sealed partial class RegionRun(string work, ILogger logger)
{
    /// <summary>So many in a row without an answer of storage are no fault of a region: the rest would only wait as well.</summary>
    private const int MostUnanswered = 3;

    private readonly List<string> _failed = [];
    private Exception? _first;
    private Exception? _last;
    private int _unanswered;

    /// <summary>The parts that failed, each once.</summary>
    public IReadOnlyList<string> Failed => _failed;

    public Task<bool> TryAsync(RegionCode region, Func<Task> act, CancellationToken cancel) => TryAsync(region.Value, act, cancel);

    /// <param name="part">A region's code, or a step that belongs to no region.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> TryAsync(string part, Func<Task> act, CancellationToken cancel)
    {
        try
        {
            await act();
            _unanswered = 0;
            return true;
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            Fail(part, failure);
            if (StorageFailure.IsAway(failure) && ++_unanswered >= MostUnanswered)
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Tells of a part that failed and goes on.</summary>
    public void Fail(string part, Exception failure)
    {
        // What ended a step inside another has been told already.
        if (failure == _last)
        {
            return;
        }

        _first ??= failure;
        _last = failure;
        if (!_failed.Contains(part))
        {
            _failed.Add(part);
        }

        Log.Failed(logger, work, part, failure.GetType().Name, failure);
    }

    /// <exception cref="RegionsFailedException">Something failed on the way.</exception>
    public void End()
    {
        if (_first is { } first)
        {
            throw new RegionsFailedException(work, _failed, first);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(8001, LogLevel.Error, "{Work} failed for {Region} ({Failure}); the others go on.", EventName = "region_failed")]
        public static partial void Failed(ILogger logger, string work, string region, string failure, Exception exception);
    }
}

/// <summary>A run over many regions did what it could, and failed for some.</summary>
internal sealed class RegionsFailedException(string work, IReadOnlyList<string> failed, Exception first)
    : Exception($"{work} failed for {string.Join(", ", failed)}; all others are done. The first failure: {first.GetType().Name}.", first)
{
    public IReadOnlyList<string> Failed { get; } = failed;
}
