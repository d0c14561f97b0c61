using SertiKesos.Alerts.Planning;
using SertiKesos.Time;

namespace SertiKesos.Tests.Alerts.Planning;

public sealed class AlertCalendarTests
{
    [Theory]
    [InlineData("2026-11-20", true)] // Friday
    [InlineData("2026-11-21", false)] // Saturday
    [InlineData("2026-11-22", false)] // Sunday
    [InlineData("2026-08-17", false)] // Monday, independence
    [InlineData("2026-12-24", false)] // Thursday, collective leave
    [InlineData("2027-01-01", false)] // Friday, new year
    public void Working_days_leave_out_weekends_and_holidays(string day, bool working) =>
        Assert.Equal(working, AlertCalendar.Default.IsWorkingDay(Workers.Day(day)));

    [Theory]
    [InlineData("2026-11-23T07:59:59+07:00", false)]
    [InlineData("2026-11-23T08:00:00+07:00", true)]
    [InlineData("2026-11-23T16:59:59+07:00", true)]
    [InlineData("2026-11-23T17:00:00+07:00", false)]
    [InlineData("2026-11-22T12:00:00+07:00", false)]
    public void The_window_opens_at_eight_and_closes_at_five(string moment, bool open) =>
        Assert.Equal(open, AlertCalendar.Default.IsOpen(Moment(moment), IndonesianZone.Wib));

    [Theory]
    [InlineData("Wib", false)]
    [InlineData("Wita", false)]
    [InlineData("Wit", true)]
    public void The_same_moment_is_open_in_the_east_and_closed_in_the_west(string zone, bool open) =>
        Assert.Equal(open, AlertCalendar.Default.IsOpen(Moment("2026-11-22T23:30:00Z"), Enum.Parse<IndonesianZone>(zone)));

    [Theory]
    [InlineData("2026-11-23T05:00:00+07:00", "2026-11-23T08:00:00+07:00")] // early: the same day
    [InlineData("2026-11-23T17:00:00+07:00", "2026-11-24T08:00:00+07:00")] // late: tomorrow
    [InlineData("2026-11-20T18:00:00+07:00", "2026-11-23T08:00:00+07:00")] // Friday evening: Monday
    [InlineData("2026-12-23T17:30:00+07:00", "2026-12-28T08:00:00+07:00")] // over leave, Christmas and a weekend
    [InlineData("2026-03-17T17:00:00+07:00", "2026-03-25T08:00:00+07:00")] // over Nyepi and Idul Fitri
    [InlineData("2026-12-31T20:00:00+07:00", "2027-01-04T08:00:00+07:00")] // over the new year
    [InlineData("2026-11-23T10:15:00+07:00", "2026-11-23T10:15:00+07:00")] // open: at once
    public void The_next_opening_is_the_first_moment_allowed(string from, string next) =>
        Assert.Equal(Moment(next), AlertCalendar.Default.NextOpening(Moment(from), IndonesianZone.Wib));

    [Fact]
    public void Midnight_of_the_zone_decides_which_day_it_is()
    {
        // 22:30 UTC on Sunday is Monday 07:30 in Papua, and Monday 05:30 in Java.
        var moment = Moment("2026-11-22T22:30:00Z");

        Assert.Equal(Moment("2026-11-23T08:00:00+09:00"), AlertCalendar.Default.NextOpening(moment, IndonesianZone.Wit));
        Assert.Equal(Moment("2026-11-23T08:00:00+07:00"), AlertCalendar.Default.NextOpening(moment, IndonesianZone.Wib));
    }

    [Fact]
    public void The_answer_is_given_in_the_zone_of_the_office() =>
        Assert.Equal(TimeSpan.FromHours(8), AlertCalendar.Default.NextOpening(Moment("2026-11-23T03:00:00Z"), IndonesianZone.Wita).Offset);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
