using SertiKesos.Alerts.Planning;

namespace SertiKesos.Tests.Alerts.Planning;

public sealed class HolidayTableTests
{
    [Fact]
    public void The_decree_of_2026_has_17_holidays_and_8_days_of_leave()
    {
        var days = HolidayTable.Shipped.Days.Where(day => day.Year == 2026).ToList();

        Assert.Equal(25, days.Count);
        Assert.Equal(8, days.Count(day => HolidayTable.Shipped.NameOf(day)!.StartsWith("Cuti bersama", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(2026, true)]
    [InlineData(2027, true)]
    [InlineData(2028, false)]
    public void The_table_says_which_years_it_knows(int year, bool covered) =>
        Assert.Equal(covered, HolidayTable.Shipped.Covers(year));

    [Fact]
    public void An_own_table_may_have_only_days_and_names()
    {
        var table = HolidayTable.Parse("# catatan\ntanggal,nama\n\n2028-01-03,Libur daerah\n2028-02-01\n");

        Assert.Equal("Libur daerah", table.NameOf(Workers.Day("2028-01-03")));
        Assert.True(table.Contains(Workers.Day("2028-02-01")));
    }

    [Fact]
    public void A_name_in_quotes_keeps_its_commas() =>
        Assert.Equal("Tahun Baru, daerah", HolidayTable.Parse("tanggal,nama\r\n2028-01-03,\"Tahun Baru, daerah\"\r\n").NameOf(Workers.Day("2028-01-03")));

    [Fact]
    public void A_table_with_semicolons_reads_the_same() =>
        Assert.Equal("Libur daerah", HolidayTable.Parse("tanggal;nama\n2028-01-03;Libur daerah\n").NameOf(Workers.Day("2028-01-03")));

    [Fact]
    public void A_quote_that_nothing_closes_is_refused() =>
        Assert.Contains("tanda kutip", Assert.Throws<FormatException>(() => HolidayTable.Parse("2028-01-03,\"a\n2028-01-04,b\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_without_a_date_is_refused_with_its_number()
    {
        var failure = Assert.Throws<FormatException>(() => HolidayTable.Parse("2028-01-03,a\n3/1/2028,b\n"));

        Assert.Contains("baris 2", failure.Message, StringComparison.Ordinal);
    }
}
