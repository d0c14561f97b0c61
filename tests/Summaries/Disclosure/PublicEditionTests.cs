using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Summaries.Disclosure;

namespace SertiKesos.Tests.Summaries.Disclosure;

public sealed class PublicEditionTests
{
    private static readonly DisclosureRules Rules = DisclosureRules.Default;

    [Theory]
    [InlineData(36, 13, "36 13 23")]
    [InlineData(36, 4, "36 c c")]
    [InlineData(36, 33, "36 c c")]
    [InlineData(36, 0, "36 0 36")]
    [InlineData(36, 36, "36 36 0")]
    [InlineData(19, 0, "19 c c")]
    [InlineData(19, 19, "19 c c")]
    [InlineData(20, 0, "20 0 20")]
    [InlineData(10, 5, "10 5 5")]
    [InlineData(4, 0, "c c c")]
    public void A_region_shows_its_people_and_its_certified_people_where_that_tells_nothing_of_one(int people, int certified, string shown)
    {
        // Large neighbours in the same province, with which everything that needs company has it.
        var edition = PublicEditions.Of(Counts.Summary(
            Region("32.77", people, certified), Region("32.01", 500, 100), Region("32.02", 500, 90), Region("32.03", 30, 10), Region("32.04", 31, 12)), Rules, []);

        Assert.Equal(shown, Shown(edition, "wilayah", "32.77"));
    }

    [Fact]
    public void What_a_sum_would_show_takes_the_smallest_neighbour_with_it()
    {
        var edition = PublicEditions.Of(Counts.Summary(Region("32.77", 36, 3), Region("32.01", 500, 100), Region("32.03", 30, 12)), Rules, []);

        Assert.Equal("36 c c", Shown(edition, "wilayah", "32.77"));
        Assert.Equal("30 c c", Shown(edition, "wilayah", "32.03"));
        Assert.Equal("500 100 400", Shown(edition, "wilayah", "32.01"));
        Assert.StartsWith("566 115 451", Shown(edition, "provinsi", "32"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_only_region_of_a_province_hides_the_province_too_and_not_the_nation()
    {
        var edition = PublicEditions.Of(Counts.Summary(
            Region("34.71", 300, 3), Region("33.01", 200, 90), Region("33.02", 220, 95), Region("32.01", 500, 100), Region("32.02", 510, 110)), Rules, []);

        Assert.StartsWith("300 c c", Shown(edition, "provinsi", "34"), StringComparison.Ordinal);
        Assert.StartsWith("1730 398 1332", Shown(edition, "nasional", "ID"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_not_reported_has_no_data_and_who_has_nobody_has_nothing_to_count()
    {
        var edition = PublicEditions.Of(Counts.Summary(Counts.Demo()), Rules, []);

        Assert.Equal("x x x", Shown(edition, "wilayah", "11.01"));
        Assert.Equal("x x x x x x", Shown(edition, "provinsi", "11"));
    }

    [Fact]
    public void A_sum_of_few_small_numbers_is_no_better_than_the_numbers()
    {
        // 1 and 1 would stand in a sum of 2: there is only one way to that.
        var edition = PublicEditions.Of(Counts.Summary(
            Region("32.77", 36, 1), Region("32.01", 40, 1), Region("32.02", 500, 100), Region("32.03", 60, 25)), Rules, []);

        Assert.Contains("c", Shown(edition, "wilayah", "32.03"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_region_is_not_shown_by_the_difference_of_two_issues()
    {
        RegionCoverage[] early = [Region("32.01", 500, 100), Region("32.02", 400, 90), Region("33.01", 300, 50)];
        var first = PublicEditions.Of(Counts.Summary(early), Rules, []);
        var second = PublicEditions.Of(Counts.Summary([.. early, Region("32.77", 36, 3)]) with { Issue = 2 }, Rules, [first]);

        Assert.StartsWith("1200 240 960", Shown(first, "nasional", "ID"), StringComparison.Ordinal);
        Assert.Equal("ditahan", second["wilayah"].Row("32.77")!.Status);
        Assert.Equal("c c c", Shown(second, "wilayah", "32.77"));
        Assert.Equal(Shown(first, "nasional", "ID"), Shown(second, "nasional", "ID"));
    }

    [Fact]
    public void What_hid_a_number_before_still_hides_it_while_its_data_stays()
    {
        // The neighbour that was suppressed for the sake of 32.77 is of the same roster in the next issue.
        RegionCoverage[] early = [Region("32.77", 36, 3), Region("32.01", 500, 100), Region("32.03", 30, 12)];
        var first = PublicEditions.Of(Counts.Summary(early), Rules, []);
        var changed = Region("32.77", 50, 20) with { AcceptedAt = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero) };
        var second = PublicEditions.Of(Counts.Summary(changed, early[1], early[2]) with { Issue = 2 }, Rules, [first]);

        Assert.Equal("30 c c", Shown(second, "wilayah", "32.03"));
    }

    [Fact]
    public void The_threshold_is_a_setting()
    {
        var summary = Counts.Summary(Region("32.77", 60, 8), Region("32.01", 500, 100), Region("32.02", 400, 90), Region("32.03", 300, 50));

        Assert.Equal("60 8 52", Shown(PublicEditions.Of(summary, Rules, []), "wilayah", "32.77"));
        Assert.Equal("60 c c", Shown(PublicEditions.Of(summary, Rules with { Threshold = 10 }, []), "wilayah", "32.77"));
    }

    [Fact]
    public void The_order_of_the_coverages_changes_nothing()
    {
        var there = PublicEditions.Of(Counts.Summary(Counts.Demo()), Rules, []);
        var back = PublicEditions.Of(Counts.Summary([.. Counts.Demo().Reverse()]), Rules, []);

        Assert.Equal(All(there), All(back));

        static List<string> All(PublishedEdition edition) =>
            [.. edition.Tables.SelectMany(table => table.Rows.Select(row => $"{table.Code} {row.Code} {Shown(edition, table.Code, row.Code)}"))];
    }

    [Fact]
    public void Nobody_has_reported_and_there_is_an_edition_all_the_same()
    {
        var edition = PublicEditions.Of(Counts.Summary(), Rules, []);

        Assert.Equal(0, edition.Suppressed);
        Assert.StartsWith("x x x", Shown(edition, "nasional", "ID"), StringComparison.Ordinal);
    }

    private static RegionCoverage Region(string code, int people, int certified) =>
        Counts.Region(code, (Role.Psm, Counts.Of(never: people - certified, dated: [(Counts.FarAway, certified)])));

    private static string Shown(PublishedEdition edition, string table, string row) =>
        string.Join(' ', edition[table].Row(row)!.Cells.Select(cell => cell.Mark switch
        {
            CellMark.Number => cell.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            CellMark.Suppressed => "c",
            CellMark.NoData => "x",
            _ => "z",
        }));
}
