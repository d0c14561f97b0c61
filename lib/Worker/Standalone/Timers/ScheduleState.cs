using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Standalone.Timers;

/// <summary>Where a schedule stands. <see cref="Last"/> is null before the first run.</summary>
internal sealed record ScheduleState(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    /// <summary>As the function is told: in UTC, which no reader can mistake.</summary>
    public ScheduleStatus ToStatus() => new()
    {
        Last = Last?.UtcDateTime ?? DateTime.MinValue,
        Next = Next.UtcDateTime,
        LastUpdated = LastUpdated.UtcDateTime,
    };

    /// <summary>After a run that began at a moment, success or not.</summary>
    public static ScheduleState AfterRun(DateTimeOffset began, TimerSchedule schedule) => new(began, schedule.Next(began), began);
}
