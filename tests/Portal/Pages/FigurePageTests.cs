using System.Net;
using System.Text.RegularExpressions;
using SertiKesos.Pages.Board;
using SertiKesos.Pages.Centres;
using SertiKesos.Pages.Charts;
using SertiKesos.Pages.Figures;
using SertiKesos.Pages.Issues;
using SertiKesos.Pages.Layout;
using SertiKesos.Pages.Meanings;
using SertiKesos.Pages.Parts;
using SertiKesos.Pages.Statements;
using SertiKesos.Portal.Pages.Figures;
using SertiKesos.Regions;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Portal.Pages;

/// <summary>The pages of figures as they are sent: what they hold, that nothing in them is active, and that each figure says what it means.</summary>
public sealed partial class FigurePageTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\" '&";

    private static readonly StatesView Some = new(100, 30, 5, 7, 1, 4, 50, 3, 2);

    public static TheoryData<string> Pages => ["nation", "province", "region", "board", "centre", "meanings", "issues", "statements"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_that_a_name_or_a_word_carries_is_active(string page)
    {
        foreach (var language in (Language[])[Language.Indonesian, Language.English])
        {
            var html = await RenderAsync(page, language);

            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"<[a-z][^>]*\s(?:style|on[a-z]+)\s*=", QuotedText().Replace(html, "\"\""));
            Assert.Equal(1, Regex.Count(html, "<script"));
            Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
            if (page != "meanings")
            {
                Assert.Contains(page is "issues" ? "/api/summaries/2026-11/nasional-01.xlsx" : "&lt;img", html, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_figure_leads_to_a_meaning_that_is_there(string page)
    {
        var asked = Anchor().Matches(await RenderAsync(page, Language.Indonesian)).Select(match => match.Groups["id"].Value).Distinct().ToList();

        Assert.Empty(asked.Except(MeaningsPage.Ids));
        Assert.Equal(page is "meanings" or "issues" or "statements", asked.Count == 0);
    }

    [Fact]
    public async Task Meanings_stand_under_their_anchors_in_both_languages()
    {
        Assert.Equal(MeaningsPage.Ids.Distinct(), MeaningsPage.Ids);
        foreach (var language in (Language[])[Language.Indonesian, Language.English])
        {
            var html = await RenderAsync("meanings", language);
            Assert.All(MeaningsPage.Ids, id => Assert.Contains($"<dt id=\"{id}\">", html, StringComparison.Ordinal));
            Assert.Contains(language == Language.English ? "60 months" : "60 bulan", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_province_has_a_tile_with_its_name_its_share_and_the_numbers_of_it()
    {
        var summary = Counts.Summary(Counts.Demo());
        var html = WebUtility.HtmlDecode(await RenderedPage.OfAsync<NationPage>(Language.Indonesian, (nameof(NationPage.View), AreaViews.Nation(summary, []))));
        var tiles = Tile().Matches(html).Select(match => match.Value).ToList();

        Assert.Equal(38, tiles.Count);
        Assert.All(RegionCatalog.Shipped.Provinces, province =>
            Assert.Contains(tiles, tile => tile.Contains($"/provinces/{province.Code}\"", StringComparison.Ordinal) && tile.Contains($">{province.Name}<", StringComparison.Ordinal)));
        // 13 of 36 + 402 + 250 + 225.
        Assert.Contains(tiles, tile => tile.Contains("Jawa Barat", StringComparison.Ordinal) && tile.Contains("1,4<", StringComparison.Ordinal) && tile.Contains("13 dari 913 orang", StringComparison.Ordinal));
        Assert.Contains(tiles, tile => tile.Contains("class=\"tile none\"", StringComparison.Ordinal) && tile.Contains("belum ada data", StringComparison.Ordinal) && tile.Contains("Papua Selatan", StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_tiles_stand_on_one_place()
    {
        Assert.Equal(RegionCatalog.Shipped.Provinces.Select(province => province.Code).Order(StringComparer.Ordinal), ProvinceTiles.All.Select(tile => tile.Code).Order(StringComparer.Ordinal));
        Assert.Equal(38, ProvinceTiles.All.DistinctBy(tile => (tile.Row, tile.Column)).Count());
        Assert.Equal(38, ProvinceTiles.All.DistinctBy(tile => tile.Brief).Count());
    }

    [Fact]
    public void Parts_and_months_sum_to_the_whole_and_the_unreported_come_first()
    {
        var summary = Counts.Summary(Counts.Demo());
        var nation = AreaViews.Nation(summary, []);

        Assert.Equal((nation.States!.People, nation.States.Certified), (nation.Parts.Sum(part => part.States?.People ?? 0), nation.Parts.Sum(part => part.States?.Certified ?? 0)));
        Assert.Equal(36 + 402 + 250 + 225 + 700, nation.States.People);
        Assert.Equal(514, nation.Parts.Sum(part => part.Reports!.Expected));
        Assert.Equal(summary.PlanMonths.Select(month => month.Total), nation.Endings.Select(month => month.People));

        var provinces = RegionCatalog.Shipped.Provinces.Select(province => AreaViews.Province(summary, province, [])).ToList();
        Assert.Equal(summary.PlanMonths.Select(month => month.Total), nation.Endings.Select((_, index) => (int?)provinces.Sum(province => province.Endings[index].People ?? 0)));
        var java = provinces.Single(province => province.Name == "Jawa Barat");
        Assert.Equal(27, java.Parts.Count);
        Assert.Equal(ReportState.Waiting, java.Parts[0].Region!.State);
        var reported = java.Parts.SkipWhile(part => part.Region!.State == ReportState.Waiting).ToList();
        Assert.Equal(["32.16", "32.17", "32.75", "32.77"], reported.Select(part => part.Code).Order(StringComparer.Ordinal));
        Assert.Equal("32.77", reported[^1].Code);
    }

    [Fact]
    public async Task Nobody_who_has_not_reported_is_shown_as_zero()
    {
        var summary = Counts.Summary();
        var html = WebUtility.HtmlDecode(await RenderedPage.OfAsync<NationPage>(Language.Indonesian, (nameof(NationPage.View), AreaViews.Nation(summary, null))));

        Assert.Contains("Itu bukan nol", html, StringComparison.Ordinal);
        Assert.DoesNotContain("0,0 %", html, StringComparison.Ordinal);
        Assert.Contains("Bulan-bulan sebelumnya sedang dihitung", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "s0")]
    [InlineData(0.0999, "s0")]
    [InlineData(0.1, "s1")]
    [InlineData(0.4, "s4")]
    [InlineData(1.0, "s4")]
    public void A_bound_belongs_to_the_shade_above_it(double share, string shade) =>
        Assert.Equal(shade, TileMap.Shade(new AreaRow("32", "", null, Some with { People = 10_000, Certified = (int)Math.Round(share * 10_000) }, null, null)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    [InlineData(86, 100)]
    [InlineData(734, 1000)]
    [InlineData(0.42, 0.5)]
    public void A_scale_ends_at_a_round_number(double most, double top) => Assert.Equal(top, ChartScale.Top([null, most]), 12);

    private static Task<string> RenderAsync(string page, Language language)
    {
        var day = new DateOnly(2026, 11, 24);
        var month = new DateOnly(2026, 11, 1);
        var reports = new ReportsView(27, 4, 1, 21, 1, 1, 1, new DateOnly(2026, 11, 6), new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 30));
        var row = new AreaRow(
            "32.77", Hostile, "/api/portal/regions/32.77", Some, reports,
            new RegionStateView(ReportState.Late, day, day, day, month, .75, 0, new StepView(Hostile, 3, .5), 36, 1, 35, [Hostile]));
        var view = new AreaView
        {
            Name = Hostile,
            Month = month,
            AsOf = day,
            IsProvisional = true,
            Reports = reports,
            Regions = 27,
            WithData = 20,
            States = Some,
            Change = new ChangeView(month.AddMonths(-1), 12, Some, Some with { Certified = 33 }),
            Targets = [new TargetView(Hostile, 2026, Hostile, 100, Hostile, 30, 2.5, 7, 90, false, false), new TargetView("B", 2026, null, 10, "", null, null, null, null, false, null)],
            Needs = [new NeedView(12_345, 124, 124, 36, 13, day, Hostile, null, 0), new NeedView(12_345, 124, 100, null, null, null, null, 3, 27)],
            Reference = new ReferenceNeedView("2013", 155_000, 15_522, 139_478, "pidato"),
            Roles = [new RoleView(Hostile, Hostile, Some)],
            Endings = [new EndingView(month, 12, 10), new EndingView(month.AddMonths(1), 3, null)],
            SeatsOf = Hostile,
            Trend = [new TrendView(day.AddMonths(-2), 0, null), new TrendView(day.AddMonths(-1), 3, Some), new TrendView(day, 4, Some)],
            Parts = [row],
            Centres = [new CentreRow("II", Hostile, "/api/portal/centres/II", 40, null, 12, null)],
            Board = "/api/portal/board",
        };
        return page switch
        {
            "nation" => RenderedPage.OfAsync<NationPage>(language, (nameof(NationPage.View), view)),
            "province" => RenderedPage.OfAsync<ProvincePage>(language, (nameof(ProvincePage.View), view)),
            "region" => RenderedPage.OfAsync<RegionPage>(language, (nameof(RegionPage.View), view with { Regions = 1 }), (nameof(RegionPage.Row), row), (nameof(RegionPage.Province), "/api/portal/provinces/32")),
            "board" => RenderedPage.OfAsync<BoardPage>(language, (nameof(BoardPage.View), new BoardView(
                month, "2026-11", day, reports, [new BoardRow(row, Hostile, 3, Hostile)], "late", "32", [("32", Hostile), ("33", "Jawa Tengah")]))),
            "centre" => RenderedPage.OfAsync<CentrePage>(language, (nameof(CentrePage.View), new CentreView(
                "II", Hostile, false, day, Some, 30, 180, [new CentreMonthView(month, 3, 60, 12), new CentreMonthView(month.AddMonths(1), 3, null, null)],
                [new CentreCostView(true, 1_500_000, 4, 6_000_000, Hostile)], [row], true))),
            "meanings" => RenderedPage.OfAsync<MeaningsPage>(language, (nameof(MeaningsPage.View), new MeaningsView(day, 180, 60, 100, 30, false))),
            "issues" => RenderedPage.OfAsync<IssuesPage>(language, (nameof(IssuesPage.View), new IssuesView(
                [new IssueRow(month, 1, day, true, true, [new IssueFileView("nasional-01.xlsx", 2048, "/api/summaries/2026-11/nasional-01.xlsx", IssueFileKind.Nation, "")])], true, "2026-11", "2026-11")
            { Wrong = Hostile })),
            _ => RenderedPage.OfAsync<StatementsPage>(language, (nameof(StatementsPage.View), new StatementsView(
            [
                .. Enum.GetValues<StatementTopic>().Select(topic => new StatementSection(
                    topic,
                    [new StatementRow(Hostile, Hostile, 2026, month, day, Hostile, true, 5, Hostile, Hostile, day, true)],
                    new StatementForm([new Choice(Hostile, Hostile)], [new Choice(Hostile, Hostile)], "2026-11", "2026-11-24", 30))),
            ])
            {
                WrongTopic = StatementTopic.Need,
                WrongCode = "text-personal",
                Wrong = Hostile,
                Values = new Dictionary<string, string> { ["source"] = Hostile, ["number"] = Hostile, ["area"] = Hostile },
            })),
        };
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"/meanings#(?<id>[a-z-]+)""")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"<a class=""tile.*?</a>", RegexOptions.Singleline)]
    private static partial Regex Tile();
}
