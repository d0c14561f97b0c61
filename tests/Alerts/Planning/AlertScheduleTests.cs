using SertiKesos.Alerts.Planning;

namespace SertiKesos.Tests.Alerts.Planning;

public sealed class AlertScheduleTests
{
    [Theory]
    [InlineData(181, null)]
    [InlineData(180, "d180")]
    [InlineData(91, "d180")]
    [InlineData(90, "d90")]
    [InlineData(31, "d90")]
    [InlineData(30, "d30")]
    [InlineData(8, "d30")]
    [InlineData(7, "d7")]
    [InlineData(1, "d7")]
    [InlineData(0, "d0")]
    [InlineData(-1, "d0")]
    public void The_nearest_threshold_counts_by_days_left(int daysLeft, string? step)
    {
        var last = Workers.Day("2026-12-15");

        var nearest = AlertSchedule.Default.Nearest(last, last.AddDays(-daysLeft));

        Assert.Equal(step, nearest?.Code);
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", "d0")]
    [InlineData("2026-01-31", "2026-02-28", "m1")] // the month is shorter
    [InlineData("2026-01-31", "2026-03-30", "m1")]
    [InlineData("2026-01-31", "2026-03-31", "m2")] // back to the 31st
    [InlineData("2026-01-31", "2026-04-30", "m3")]
    [InlineData("2026-01-31", "2026-05-30", "m3")]
    [InlineData("2026-01-31", "2026-05-31", null)] // a month after the last reminder
    [InlineData("2028-02-29", "2028-03-28", "d0")]
    [InlineData("2028-02-29", "2028-03-29", "m1")] // leap day
    [InlineData("2027-11-30", "2028-02-29", "m3")] // ends on a leap day
    [InlineData("2026-12-15", "2027-01-15", "m1")] // over the new year
    public void Monthly_reminders_keep_the_day_of_the_month(string last, string day, string? step)
    {
        var nearest = AlertSchedule.Default.Nearest(Workers.Day(last), Workers.Day(day));

        Assert.Equal(step, nearest?.Code);
    }

    [Fact]
    public void A_certificate_that_expired_years_ago_is_left_alone() =>
        Assert.Null(AlertSchedule.Default.Nearest(Workers.Day("2020-05-01"), Workers.Day("2026-05-01")));

    [Fact]
    public void An_expiry_at_the_end_of_time_is_no_error() =>
        Assert.Null(AlertSchedule.Default.Nearest(DateOnly.MaxValue, Workers.Day("2026-05-01")));

    [Fact]
    public void Without_monthly_reminders_the_last_day_is_the_end()
    {
        var schedule = new AlertSchedule([7, 0], 0);

        Assert.Equal("d0", schedule.Nearest(Workers.Day("2026-05-01"), Workers.Day("2026-05-31"))?.Code);
        Assert.Null(schedule.Nearest(Workers.Day("2026-05-01"), Workers.Day("2026-06-01")));
    }

    [Theory]
    [InlineData(30, 0, false)]
    [InlineData(7, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    public void Only_the_last_two_warnings_are_urgent(int days, int months, bool urgent) =>
        Assert.Equal(urgent, new AlertStep(days, months).IsUrgent);
}
