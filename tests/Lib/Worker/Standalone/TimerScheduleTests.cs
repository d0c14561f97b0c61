using System.Globalization;
using SertiKesos.Worker.Standalone.Timers;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class TimerScheduleTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-23T10:02:00Z", "2026-11-23T10:05:00Z")]
    [InlineData("*/5 * * * *", "2026-11-23T10:05:00Z", "2026-11-23T10:10:00Z")] // five fields; strictly after
    [InlineData("30 0 1 * * *", "2026-11-23T10:02:00Z", "2026-11-24T01:00:30Z")]
    [InlineData("0 0 0 1 * Mon", "2026-11-23T00:00:00Z", "2027-02-01T00:00:00Z")] // day and weekday must both hold
    [InlineData("0 0 22-2 * * *", "2026-11-23T21:00:00Z", "2026-11-23T22:00:00Z")]
    [InlineData("0 0 22-2 * * *", "2026-11-23T22:30:00Z", "2026-11-24T02:00:00Z")] // a reversed range is swapped
    [InlineData("0 0 6 * * FRI-MON", "2026-11-22T07:00:00Z", "2026-11-23T06:00:00Z")] // Monday to Friday
    [InlineData("0 0 6 * january sunday", "2026-11-22T07:00:00Z", "2027-01-03T06:00:00Z")]
    [InlineData("0 7/10 * * * *", "2026-11-23T10:00:00Z", "2026-11-23T10:07:00Z")]
    [InlineData("0 10-40/15 * * * *", "2026-11-23T10:11:00Z", "2026-11-23T10:25:00Z")]
    [InlineData("00:10:00", "2026-11-23T10:02:30Z", "2026-11-23T10:12:30Z")]
    [InlineData("24:00:00", "2026-11-01T00:00:00Z", "2026-11-25T00:00:00Z")] // twenty-four days
    public void Next_run_is_found(string schedule, string after, string expected)
    {
        var next = TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).Next(Time(after));

        Assert.Equal(Time(expected), next);
    }

    [Theory]
    [InlineData("0 0 6 * * 7")] // Sunday is 0
    [InlineData("0 0 6 ? * *")]
    [InlineData("0 0 6 L * *")]
    [InlineData("0 0 6 * *  * *")]
    [InlineData("* * *")]
    [InlineData("60 * * * * *")]
    [InlineData("-00:10:00")]
    [InlineData("nightly")]
    public void Other_dialects_are_refused(string schedule) =>
        Assert.Throws<FormatException>(() => TimerSchedule.Parse(schedule, TimeZoneInfo.Utc));

    [Fact]
    public void Impossible_date_never_comes() =>
        Assert.Equal(DateTimeOffset.MaxValue, TimerSchedule.Parse("0 0 0 31 2 *", TimeZoneInfo.Utc).Next(Time("2026-01-01T00:00:00Z")));

    [Theory]
    [InlineData("* * * * * *", true)]
    [InlineData("*/15 * * * * *", true)]
    [InlineData("10,20,45 * * * * *", true)]
    [InlineData("30 * * * * *", false)]
    [InlineData("* 30 * * * *", false)]
    [InlineData("* * 12 * * Mon", false)]
    [InlineData("0 */5 * * * *", false)]
    [InlineData("00:00:59", true)]
    [InlineData("00:01:00", false)]
    public void Schedule_within_a_minute_is_told(string schedule, bool expected) =>
        Assert.Equal(expected, TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).FiresWithinAMinute);

    [Fact]
    public void Times_are_read_in_the_zone()
    {
        var jayapura = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jayapura");

        var next = TimerSchedule.Parse("0 0 6 * * *", jayapura).Next(Time("2026-11-23T00:00:00Z"));

        Assert.Equal(Time("2026-11-24T06:00:00+09:00"), next);
        Assert.Equal(TimeSpan.FromHours(9), next.Offset);
    }

    [Fact]
    public void Point_in_the_gap_of_spring_moves_on()
    {
        var next = TimerSchedule.Parse("0 30 2 * * *", Berlin).Next(Time("2026-03-29T00:00:00+01:00"));

        Assert.Equal(Time("2026-03-29T03:30:00+02:00"), next);
    }

    [Fact]
    public void Point_in_the_repeated_hour_runs_once_in_the_first_pass()
    {
        var schedule = TimerSchedule.Parse("0 30 2 * * *", Berlin);

        var first = schedule.Next(Time("2026-10-25T00:00:00+02:00"));
        var second = schedule.Next(first);

        Assert.Equal(Time("2026-10-25T02:30:00+02:00"), first);
        Assert.Equal(Time("2026-10-26T02:30:00+01:00"), second);
    }

    [Fact]
    public void Interval_runs_through_both_passes_of_the_repeated_hour()
    {
        var schedule = TimerSchedule.Parse("0 */30 * * * *", Berlin);
        var runs = new List<DateTimeOffset> { Time("2026-10-25T02:00:00+02:00") };

        for (var i = 0; i < 4; i++)
        {
            runs.Add(schedule.Next(runs[^1]));
        }

        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(30), pair.Second - pair.First));
    }

    [Fact]
    public void Interval_goes_on_after_the_gap_of_spring()
    {
        var next = TimerSchedule.Parse("0 */30 * * * *", Berlin).Next(Time("2026-03-29T01:30:00+01:00"));

        Assert.Equal(Time("2026-03-29T03:00:00+02:00"), next);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
