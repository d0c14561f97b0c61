using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Invocation;
using SertiKesos.Worker.Standalone.Storage;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>Runs one function on its schedule, in one process at a time and never twice at once.</summary>
internal sealed partial class TimerListener(
    DiscoveredFunction function,
    TimerSchedule schedule,
    HostStore store,
    StorageConnections connections,
    StandaloneSettings settings,
    FunctionInvoker invoker,
    TimeProvider clock,
    ILogger logger) : IListener
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    private readonly Trigger.Timer _trigger = (Trigger.Timer)function.Trigger;
    private readonly TimerStatusStore _status = new(store, function.StorageId, logger);
    private readonly OutageWatch _outage = new(logger, $"timer {function.Name}");

    private bool Monitored => _trigger.UseMonitor && !schedule.FiresWithinAMinute;

    public Task PrepareAsync(CancellationToken cancel) => StorageProbe.TouchAsync(
        connections.Host.Blobs.Uri,
        settings.StorageCheckTimeout,
        token => store.Hosts.CreateIfNotExistsAsync(cancellationToken: token),
        cancel);

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        var lockBlob = store.Lock($"{function.StorageId}.Listener");
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    await using var taken = await StorageLock.TryTakeAsync(lockBlob, settings.LockDuration, logger, stopping);
                    _outage.Answered();
                    if (taken is not null)
                    {
                        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, taken.Lost);
                        await FollowAsync(either.Token, aborting);
                    }

                    await Task.Delay(settings.LockRetryInterval, stopping);
                }
                catch (Exception e) when (StorageFault.Is(e) && !stopping.IsCancellationRequested)
                {
                    await Task.Delay(_outage.Failed(e), stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>Follows the schedule until the lock is lost or the host stops; a run that has begun is let finish.</summary>
    private async Task FollowAsync(CancellationToken cancel, CancellationToken aborting)
    {
        var kept = Monitored ? await _status.ReadAsync(cancel) : null;
        var start = TimerStart.Decide(kept, schedule, clock.GetUtcNow(), _trigger.RunOnStartup);
        var state = start.State;
        if (start.Changed)
        {
            await KeepAsync(state);
        }

        if (start.RunsNow)
        {
            state = await FireAsync(state, start.IsPastDue, clock.GetUtcNow(), aborting);
        }

        while (state is not null && await ArrivesAsync(state.Next, cancel))
        {
            var now = clock.GetUtcNow();
            state = await FireAsync(state, isPastDue: false, now < state.Next ? state.Next : now, aborting);
        }
    }

    /// <returns>The state after the run, or nothing when the host stopped in its middle: then the run is still owed.</returns>
    private async Task<ScheduleState?> FireAsync(ScheduleState before, bool isPastDue, DateTimeOffset began, CancellationToken aborting)
    {
        Log.Fires(logger, function.Name, isPastDue);
        var outcome = await invoker.InvokeAsync(function, TimerTriggerValue.Input(Monitored ? before : null, isPastDue), aborting);
        if (outcome.Error is OperationCanceledException && aborting.IsCancellationRequested)
        {
            return null;
        }

        var after = ScheduleState.AfterRun(TimeZoneInfo.ConvertTime(began, settings.TimeZone), schedule);
        await KeepAsync(after);
        return after;
    }

    private async Task KeepAsync(ScheduleState state)
    {
        if (Monitored)
        {
            await _status.WriteAsync(state);
        }
    }

    /// <summary>Waits in short stretches, so that a clock that is set or a machine that slept does not delay the run.</summary>
    private async Task<bool> ArrivesAsync(DateTimeOffset next, CancellationToken cancel)
    {
        try
        {
            while (next - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left < LongestDelay ? left : LongestDelay, clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }

        return !cancel.IsCancellationRequested;
    }

    private static partial class Log
    {
        [LoggerMessage(31, LogLevel.Information, "Timer {Function} fires (past due: {IsPastDue})")]
        public static partial void Fires(ILogger logger, string function, bool isPastDue);
    }
}
