using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Platform.Time;

public sealed class IndonesianTextTests
{
    [Fact]
    public void Dates_are_written_the_indonesian_way()
    {
        Assert.Equal("5 April 2026", IndonesianText.Long(A.Date("2026-04-05")));
        Assert.Equal("Minggu, 5 April 2026", IndonesianText.WithDay(A.Date("2026-04-05")));
        Assert.Equal("November 2026", IndonesianText.Long(new Period(2026, 11)));
    }

    [Fact]
    public void Numbers_have_points_between_thousands_and_a_decimal_comma()
    {
        Assert.Equal("139.478", IndonesianText.Number(139478));
        Assert.Equal("36,1 %", IndonesianText.Percent(13 / 36.0));
        Assert.Equal("–", IndonesianText.Percent(null));
    }

    [Theory]
    [InlineData("2026-11-30T16:59:00Z", "32.77", "2026-11-30")] // 23:59 WIB
    [InlineData("2026-11-30T17:00:00Z", "32.77", "2026-12-01")]
    [InlineData("2026-11-30T16:00:00Z", "51.71", "2026-12-01")] // Denpasar, WITA
    [InlineData("2026-11-30T15:00:00Z", "91.71", "2026-12-01")] // Jayapura, WIT
    public void The_day_is_that_of_the_office(string now, string region, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, null));

        Assert.Equal(A.Date(day), clock.TodayAt(RegionCatalog.Shipped.Find(RegionCode.Parse(region))!.Zone));
    }

    [Theory]
    [InlineData("2026-12", "2027-01", "2026-11")]
    [InlineData("2026-01", "2026-02", "2025-12")]
    public void Periods_follow_each_other(string text, string next, string previous)
    {
        Assert.True(Period.TryParse(text, out var period));

        Assert.Equal(next, period.Next().ToString());
        Assert.Equal(previous, period.Previous().ToString());
        Assert.Equal(period, Period.Of(period.LastDay));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("202611")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_period_is_refused(string? text) => Assert.False(Period.TryParse(text, out _));
}
