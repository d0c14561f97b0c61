using SertiKesos.Platform.Health;

namespace SertiKesos.Tests.Platform.Health;

public sealed class WorkVerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 3, 0, 0, TimeSpan.Zero);
    private static readonly WorkDriver.Timer Daily = new("ApplyRetention", "masa simpan", "Retention:Schedule", TimeSpan.FromHours(1));
    private static readonly WorkDriver.Queue Resumes = new("ResumeRoster", "lanjutan pemeriksaan", "roster-resumes");

    [Theory]
    [InlineData("0 */3 * * * *", "00:03:00")]
    [InlineData("0 30 19 * * *", "1.00:00:00")]
    [InlineData("0 0 1 1 * *", "31.00:00:00")]
    [InlineData("0 0 1 * * 1-5", "3.00:00:00")]
    [InlineData("*/5 * * * *", "00:05:00")]
    [InlineData("06:00:00", "06:00:00")]
    public void The_longest_pause_of_a_schedule_is_known_in_any_zone(string schedule, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause, System.Globalization.CultureInfo.InvariantCulture), ScheduleText.LongestPause(schedule, Now));

    [Fact]
    public void What_is_no_schedule_has_no_pause() => Assert.Null(ScheduleText.LongestPause("setiap hari", Now));

    [Theory]
    [InlineData(24, 100, false)]
    [InlineData(25, 100, false)]
    [InlineData(26, 100, true)]
    [InlineData(800, 0.5, false)]
    [InlineData(800, 2, true)]
    public void A_timer_is_late_after_its_pause_and_grace_and_never_at_once_after_the_start(double sinceHours, double startedHours, bool late) =>
        Assert.Equal(late, WorkVerdict.OfTimer(Daily, Now.AddHours(-sinceHours), Now.AddHours(-startedHours), TimeSpan.FromDays(1), Now) is not null);

    [Fact]
    public void A_queue_is_stuck_when_a_message_waits_too_long_or_one_was_set_aside()
    {
        Assert.Null(WorkVerdict.OfQueue(Resumes, null, 0));
        Assert.Null(WorkVerdict.OfQueue(Resumes, TimeSpan.FromMinutes(12), 0));
        Assert.Contains("roster-resumes menunggu", WorkVerdict.OfQueue(Resumes, TimeSpan.FromMinutes(16), 0), StringComparison.Ordinal);
        Assert.Contains("3 pesan gagal lima kali dan menunggu di antrean roster-resumes-poison", WorkVerdict.OfQueue(Resumes, null, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void Intake_is_stuck_when_a_sweep_says_so_or_when_sweeps_do_its_work_all_the_time()
    {
        Assert.Null(WorkVerdict.OfInbox(WorkRow.None with { Missed = WorkVerdict.MostMissed - 1 }, 0));
        Assert.NotNull(WorkVerdict.OfInbox(WorkRow.None with { Missed = WorkVerdict.MostMissed }, 0));
        Assert.Equal("Rusak.", WorkVerdict.OfInbox(WorkRow.None with { Trouble = "Rusak." }, 0));
        Assert.NotNull(WorkVerdict.OfInbox(WorkRow.None, 1));
    }
}
