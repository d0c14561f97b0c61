using SertiKesos.Coverage;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Statements;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class NeedsAndTargetsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(15_500_000, 155_000)]
    [InlineData(int.MaxValue, 21_474_837)]
    public void The_need_is_the_families_in_hundreds_rounded_up(int families, int need) => Assert.Equal(need, NeedFigures.NeedOf(families));

    [Fact]
    public void The_national_need_of_2013_is_what_the_articles_say()
    {
        var families = new FamilyCount(AreaCode.Nation, 15_500_000, A.Date("2012-12-31"), "Kemensos");

        var need = NeedFigures.Of(families, new StateCounts(0, 0, 0, 0, 0, 0, 15_522))!;

        Assert.Equal((155_000, 139_478), (need.Need, need.Gap));
        Assert.Equal("10,0 %", IndonesianText.Percent(need.Staffed));
        Assert.Equal(0, need.CoverageOfNeed);
    }

    [Fact]
    public void An_area_compares_only_regions_that_state_families_and_have_people()
    {
        var stated = new NeedFigures(1_000, A.Date("2026-01-01"), "", 4, 1);
        var unreported = new NeedFigures(5_000, A.Date("2026-01-01"), "", null, null);

        var area = AreaNeed.Of([stated, unreported, null]);

        Assert.Equal((3, 2, 1), (area.Regions, area.Stated, area.Reported));
        Assert.Equal((60L, 10L, 6L, 0.4, 0.1), (area.Need, area.ComparedNeed, area.Gap, area.Staffed, area.CoverageOfNeed));
        Assert.Null(AreaNeed.Of([unreported]).Gap);
    }

    [Fact]
    public void The_newest_family_count_before_the_day_counts()
    {
        var statements = StatementSet.Of(
        [
            new FamilyCount(AreaCode.Of(A.Cimahi), 1_000, A.Date("2025-01-01"), "a"),
            new FamilyCount(AreaCode.Of(A.Cimahi), 2_000, A.Date("2026-01-01"), "b"),
            new FamilyCount(AreaCode.Of(A.Cimahi), 3_000, A.Date("2026-12-01"), "c"),
        ]);

        Assert.Equal(2_000, statements.Families(AreaCode.Of(A.Cimahi), A.Date("2026-11-30"))!.Families);
        Assert.Equal(3_000, statements.Families(AreaCode.Of(A.Cimahi), A.Date("2026-12-01"))!.Families);
        Assert.Null(statements.Families(AreaCode.Nation, A.Date("2026-12-01")));
    }

    [Fact]
    public void A_newer_word_replaces_an_older_one_and_a_withdrawn_one_is_gone()
    {
        var first = new CertificationTarget(AreaCode.Nation, 2026, Role.Psm, 100, "a") { RecordedAt = Hour(1) };
        var second = first with { People = 200, RecordedAt = Hour(2) };
        var gone = second with { Withdrawn = true, RecordedAt = Hour(3) };

        Assert.Equal(200, Assert.Single(StatementSet.Of([second, first]).Targets(2026)).People);
        Assert.Empty(StatementSet.Of([gone, second, first]).Targets(2026));
        Assert.Equal(200, Assert.Single(StatementSet.Of([gone, second, first], Hour(2)).Targets(2026)).People);
    }

    [Fact]
    public void The_target_of_2020_has_progress_pace_and_forecast()
    {
        var target = new CertificationTarget(AreaCode.Nation, 2020, null, 16_920, "Medcom");
        var issued = new Dictionary<DateOnly, int>
        {
            [A.Date("2019-12-01")] = 500,
            [A.Date("2020-01-01")] = 3_000,
            [A.Date("2020-09-01")] = 6_000,
            [A.Date("2020-10-01")] = 9_999,
        };

        var figures = TargetFigures.Of(target, issued, A.Date("2020-09-30"));

        Assert.Equal((9_000, 7_920, 9.0), (figures.Achieved, figures.Remaining, figures.MonthsGone));
        Assert.Equal((1_000.0, 2_640.0, 12_000), (figures.Pace, figures.NeededPerMonth, figures.Forecast));
        Assert.Equal((false, false), (figures.IsMet, figures.IsOnTrack));
    }

    [Fact]
    public void A_year_that_is_over_needs_nothing_more_and_one_that_has_not_begun_has_no_pace()
    {
        var target = new CertificationTarget(AreaCode.Nation, 2026, null, 100, "");
        var issued = new Dictionary<DateOnly, int> { [A.Date("2026-03-01")] = 100 };

        var over = TargetFigures.Of(target, issued, A.Date("2026-12-31"));
        var before = TargetFigures.Of(target with { Year = 2027 }, issued, A.Date("2026-12-31"));

        Assert.Equal((12.0, null, 100, true, true), (over.MonthsGone, over.NeededPerMonth, over.Forecast, over.IsMet, over.IsOnTrack));
        Assert.Equal((0.0, null, null, false), (before.MonthsGone, before.Pace, before.Forecast, before.IsMet));
        Assert.Null(TargetFigures.Of(target, null, A.Date("2026-12-31")).Achieved);
    }

    [Theory]
    [InlineData(10, 0, 1, 0.1)]
    [InlineData(30, 3, 5, 0.25)]
    [InlineData(20, 5, 5, 0.5)]
    [InlineData(7, 6, 1, 1.0)]
    [InlineData(1, 0, 1, 1.0)]
    public void The_smallest_step_reaches_the_next_round_share(int people, int certified, int more, double milestone)
    {
        var step = SmallestStep.Of(Role.Psm, new StateCounts(0, certified, 0, 0, 0, 0, people - certified))!;

        Assert.Equal((more, milestone), (step.People, step.Milestone));
    }

    [Fact]
    public void Advice_never_speaks_of_so_few_that_somebody_is_meant()
    {
        var few = SmallestStep.Of([(Role.Lk3, new StateCounts(0, 1, 0, 0, 0, 0, 1)), (Role.Psm, new StateCounts(0, 0, 0, 0, 0, 0, 30))])!;

        Assert.Equal((Role.Psm, true), (few.Role, few.IsFew));
        Assert.Equal("Usulkan beberapa PSM lagi mengikuti sertifikasi untuk mencapai 10,0 %.", OutlookTexts.Step(few));
        Assert.False(SmallestStep.Of([(Role.Psm, new StateCounts(0, 0, 0, 0, 0, 0, 50))])!.IsFew);
    }

    [Fact]
    public void The_role_that_needs_the_fewest_people_is_named_and_a_full_one_never()
    {
        StateCounts States(int people, int certified) => new(0, certified, 0, 0, 0, 0, people - certified);

        var step = SmallestStep.Of([(Role.Psm, States(165, 78)), (Role.Tksk, States(16, 3)), (Role.Pkh, States(5, 5))]);

        Assert.Equal((Role.Tksk, 1, 0.25), (step!.Role, step.People, step.Milestone));
        Assert.Null(SmallestStep.Of([(Role.Pkh, States(5, 5)), (Role.Psm, default)]));
    }

    private static DateTimeOffset Hour(int hour) => new(2026, 11, 24, hour, 0, 0, TimeSpan.Zero);
}
