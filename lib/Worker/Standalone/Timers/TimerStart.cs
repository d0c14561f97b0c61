namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>What a timer does when it starts.</summary>
/// <param name="State">Where the schedule stands.</param>
/// <param name="Changed">Whether the state is new and must be kept.</param>
/// <param name="RunsNow">Whether the function runs at once.</param>
/// <param name="IsPastDue">Whether that run makes up for a missed one.</param>
internal sealed record TimerStart(ScheduleState State, bool Changed, bool RunsNow, bool IsPastDue)
{
    /// <summary>
    /// A missed run is made up for once, however many were missed, and rather than a run on startup. A schedule that was
    /// changed begins anew, so that it does not fire late.
    /// </summary>
    public static TimerStart Decide(ScheduleState? kept, TimerSchedule schedule, DateTimeOffset now, bool runOnStartup)
    {
        if (kept is null)
        {
            return new TimerStart(new ScheduleState(Last: null, schedule.Next(now), now), Changed: true, runOnStartup, IsPastDue: false);
        }

        var expected = schedule.Next(kept.Last ?? kept.LastUpdated);
        if (expected != kept.Next)
        {
            var next = expected < now ? schedule.Next(now) : expected;
            return new TimerStart(new ScheduleState(Last: null, next, now), Changed: true, runOnStartup, IsPastDue: false);
        }

        return now > kept.Next
            ? new TimerStart(kept, Changed: false, RunsNow: true, IsPastDue: true)
            : new TimerStart(kept, Changed: false, runOnStartup, IsPastDue: false);
    }
}
