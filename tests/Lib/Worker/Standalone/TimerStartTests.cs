using SertiKesos.Worker.Standalone.Timers;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class TimerStartTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimerSchedule Hourly = TimerSchedule.Parse("0 0 * * * *", TimeZoneInfo.Utc);

    [Fact]
    public void First_start_waits_for_the_next_slot()
    {
        var start = TimerStart.Decide(kept: null, Hourly, Noon.AddMinutes(10), runOnStartup: false);

        Assert.Equal(new TimerStart(new ScheduleState(null, Noon.AddHours(1), Noon.AddMinutes(10)), Changed: true, RunsNow: false, IsPastDue: false), start);
    }

    [Fact]
    public void Missed_run_is_made_up_for_once()
    {
        var kept = new ScheduleState(Noon.AddHours(-5), Noon.AddHours(-4), Noon.AddHours(-5));

        var start = TimerStart.Decide(kept, Hourly, Noon.AddMinutes(10), runOnStartup: false);
        var after = ScheduleState.AfterRun(Noon.AddMinutes(10), Hourly);

        Assert.Equal(new TimerStart(kept, Changed: false, RunsNow: true, IsPastDue: true), start);
        Assert.Equal(Noon.AddHours(1), after.Next);
    }

    [Fact]
    public void Run_that_was_due_before_the_first_run_ever_is_made_up_for()
    {
        var kept = new ScheduleState(null, Noon, Noon.AddMinutes(-30));

        Assert.True(TimerStart.Decide(kept, Hourly, Noon.AddMinutes(1), runOnStartup: false).IsPastDue);
    }

    [Fact]
    public void Restart_before_the_next_slot_runs_nothing()
    {
        var kept = new ScheduleState(Noon, Noon.AddHours(1), Noon);

        Assert.Equal(
            new TimerStart(kept, Changed: false, RunsNow: false, IsPastDue: false),
            TimerStart.Decide(kept, Hourly, Noon.AddMinutes(10), runOnStartup: false));
    }

    [Fact]
    public void Run_on_startup_is_not_past_due()
    {
        var kept = new ScheduleState(Noon, Noon.AddHours(1), Noon);

        var start = TimerStart.Decide(kept, Hourly, Noon.AddMinutes(10), runOnStartup: true);

        Assert.True(start.RunsNow);
        Assert.False(start.IsPastDue);
    }

    [Fact]
    public void Missed_run_stands_above_a_run_on_startup()
    {
        var kept = new ScheduleState(Noon.AddHours(-5), Noon.AddHours(-4), Noon.AddHours(-5));

        Assert.True(TimerStart.Decide(kept, Hourly, Noon, runOnStartup: true).IsPastDue);
    }

    [Fact]
    public void Changed_schedule_does_not_fire_late()
    {
        var kept = new ScheduleState(Noon.AddHours(-5), Noon.AddHours(-3).AddMinutes(17), Noon.AddHours(-5));

        var start = TimerStart.Decide(kept, Hourly, Noon.AddMinutes(10), runOnStartup: false);

        Assert.Equal(new ScheduleState(null, Noon.AddHours(1), Noon.AddMinutes(10)), start.State);
        Assert.False(start.RunsNow);
    }

    [Fact]
    public void Slots_missed_during_a_long_run_collapse()
    {
        var tenMinutes = TimerSchedule.Parse("0 */10 * * * *", TimeZoneInfo.Utc);

        var afterLong = ScheduleState.AfterRun(Noon, tenMinutes);
        var afterLate = ScheduleState.AfterRun(Noon.AddMinutes(35), tenMinutes);

        Assert.Equal(Noon.AddMinutes(10), afterLong.Next);
        Assert.Equal(Noon.AddMinutes(40), afterLate.Next);
    }

    [Fact]
    public void Function_is_told_utc()
    {
        var status = new ScheduleState(null, new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.FromHours(7)), Noon).ToStatus();

        Assert.Equal(DateTime.MinValue, status.Last);
        Assert.Equal(new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc), status.Next);
        Assert.Equal(DateTimeKind.Utc, status.Next.Kind);
    }
}
