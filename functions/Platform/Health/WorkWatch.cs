using Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SertiKesos.Platform.Health;

/// <summary>
/// Looks every minute at everything that drives work, for readiness and for the metrics, and raises the alarm where
/// something stands still. It drives nothing itself, so it sees what is dead.
/// </summary>
internal sealed partial class WorkWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    /// <summary>No sooner is an alarm repeated: once in each sweep of the usual schedule.</summary>
    private static readonly TimeSpan Repeated = TimeSpan.FromMinutes(3);

    private readonly IReadOnlyList<WorkDriver> _drivers;
    private readonly WorkLog _log;
    private readonly WorkQueues _queues;
    private readonly IConfiguration _settings;
    private readonly WorkSwitches _switches;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkWatch> _logger;
    private readonly DateTimeOffset _started;
    private readonly WorkGauges _gauges;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, DateTimeOffset> _alarms = new(StringComparer.Ordinal);
    private volatile IReadOnlyList<WorkFigure> _figures = [];
    private DateTimeOffset? _lookedAt;

    public WorkWatch(
        IEnumerable<WorkDriver> drivers, WorkLog log, WorkQueues queues, WorkSwitches switches, IConfiguration settings, TimeProvider clock, ILogger<WorkWatch> logger)
    {
        (_drivers, _log, _queues, _switches, _settings, _clock, _logger) = ([.. drivers], log, queues, switches, settings, clock, logger);
        _started = clock.GetUtcNow();
        _gauges = new WorkGauges(() => _figures, clock);
    }

    /// <summary>How all drivers stand, not older than a quarter of a minute.</summary>
    /// <exception cref="RequestFailedException">The table does not answer.</exception>
    public async Task<IReadOnlyList<WorkFigure>> LookAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var now = _clock.GetUtcNow();
            if (_lookedAt is not { } last || now - last >= Fresh || now < last)
            {
                _figures = await MeasureAsync(now, cancel);
                _lookedAt = now;
                Alarm(now);
            }

            return _figures;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _gauges.Dispose();
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException)
            {
                // Storage is away, which readiness tells by its parts.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<WorkFigure>> MeasureAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await _log.ListAsync(cancel);
        return await Task.WhenAll(_drivers.Select(driver => MeasureAsync(driver, rows.GetValueOrDefault(driver.Function) ?? WorkRow.None, now, cancel)));
    }

    private async Task<WorkFigure> MeasureAsync(WorkDriver driver, WorkRow row, DateTimeOffset now, CancellationToken cancel)
    {
        var off = _switches.IsOff(driver.Function);
        var schedule = off ? "off" : driver is WorkDriver.Timer { ScheduleSetting: var setting } ? _settings[setting] ?? "" : "";
        var known = row.Since;
        if (known is null || schedule != row.Schedule)
        {
            // Another schedule, or the first after it was switched on, begins to count from now.
            await _log.BeginAsync(driver.Function, schedule, cancel);
            known = now;
        }

        var since = row.SucceededAt is { } succeeded && succeeded > known ? succeeded : known.Value;
        var figure = new WorkFigure(driver, row.SucceededAt, row.SucceededAt ?? since, off, null, null, 0);
        if (off)
        {
            return figure;
        }

        try
        {
            switch (driver)
            {
                case WorkDriver.Timer timer:
                    return figure with { Trouble = WorkVerdict.OfTimer(timer, since, _started, ScheduleText.LongestPause(schedule, now), now) };
                case WorkDriver.Queue queue:
                    var waiting = await _queues.WaitingAsync(queue, _started, now, cancel);
                    var failed = await _queues.CountAsync(queue.PoisonQueue, cancel);
                    var length = await _queues.CountAsync(queue.QueueName, cancel);
                    var trouble = WorkVerdict.OfQueue(queue, waiting, failed) ?? (queue.TellsOfFiles ? WorkVerdict.OfFiles(row) : null);
                    return figure with { Waiting = waiting, Poison = failed, Length = length, Trouble = trouble };
                default:
                    var poison = await _queues.CountAsync(WorkDriver.Inbox.PoisonQueue, cancel);
                    return figure with { Poison = poison, Trouble = WorkVerdict.OfInbox(row, poison) };
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or FormatException)
        {
            return figure with { Trouble = "Antreannya tidak dapat dibaca. Periksa penyimpanan dan hak akses layanan." };
        }
    }

    private void Alarm(DateTimeOffset now)
    {
        foreach (var figure in _figures)
        {
            var function = figure.Driver.Function;
            var known = _alarms.TryGetValue(function, out var last);
            if (figure.Trouble is { } trouble)
            {
                if (!known || now - last >= Repeated)
                {
                    _alarms[function] = now;
                    Log.Stuck(_logger, function, (long)figure.AgeAt(now).TotalSeconds, trouble);
                }
            }
            else if (known)
            {
                _alarms.Remove(function);
                Log.Moves(_logger, function);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Error, "{Function} stands still; its last success was {Age} seconds ago. {Trouble}", EventName = "work_stuck")]
        public static partial void Stuck(ILogger logger, string function, long age, string trouble);

        [LoggerMessage(8003, LogLevel.Information, "{Function} works again.", EventName = "work_moves")]
        public static partial void Moves(ILogger logger, string function);
    }
}
