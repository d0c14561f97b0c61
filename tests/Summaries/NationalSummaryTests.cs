using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Coverage;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

public sealed class NationalSummaryTests
{
    [Fact]
    public void A_plan_made_on_the_last_day_of_a_month_begins_with_the_next_and_forgets_nobody()
    {
        var end = new DateOnly(2026, 11, 30);
        var region = Counts.Region("32.77", (Role.Psm, Counts.Of(dated: [(end, 3), (new DateOnly(2026, 12, 31), 4), (new DateOnly(2027, 11, 30), 5)])));

        var months = NationalSummary.Of(Counts.November, end, 1, [region], RulesInForce.Default).PlanMonths;
        var before = NationalSummary.Of(Counts.November, end.AddDays(-1), 1, [region], RulesInForce.Default).PlanMonths;

        Assert.Equal((new Period(2026, 12), 7, 12), (months[0].Month, months[0].Total, months.Sum(month => month.Total)));
        Assert.Equal((new Period(2026, 11), 3, 7), (before[0].Month, before[0].Total, before.Sum(month => month.Total)));
        Assert.Equal((12, 12), (months.Count, before.Count));
    }

    [Fact]
    public void A_signed_nil_report_is_not_missing_and_an_ended_wait_is()
    {
        var nil = new NilReport(RegionCode.Parse("32.73"), Counts.November, "Kepala Dinas", "Belum ada") { RecordedAt = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero) };
        var inputs = OutlookInputs.None with { Statements = StatementSet.Of([nil]), AskedAt = new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero) };

        var summary = NationalSummary.Of(Counts.November, Counts.November.LastDay, 1, [Counts.Cimahi()], RulesInForce.Default, inputs: inputs);

        Assert.Equal((ReportingState.Nil, 1, 512), (summary.Figures("32.73").Reporting, summary.Nil, summary.Missing));
        Assert.Equal((2, 512, 0), (summary.Outlook.Nation.Completeness.Reported, summary.Outlook.Nation.Completeness.None, summary.Outlook.Nation.Completeness.Waiting));
    }

    [Fact]
    public void Cimahi_has_36_people_13_certified_and_an_explained_difference_of_one()
    {
        var cimahi = Counts.Summary(Counts.Demo()).Figures("32.77");

        Assert.Equal(36, cimahi.Figures.Total!.Value.People);
        Assert.Equal(13, cimahi.Figures.Total.Value.Certified);
        Assert.Equal("36,1 %", IndonesianText.Percent(cimahi.Figures.Total.Value.Share));
        Assert.Equal(2, cimahi.Figures.Total.Value.Due);
        Assert.Equal(1, cimahi.Figures.Total.Value.Expired);
        Assert.Equal(36, cimahi.Declared);
        Assert.Equal(13, cimahi.DeclaredCertified);
        Assert.Equal((0, 35), (cimahi.Difference, cimahi.PartsSum));
        Assert.Equal("jumlah rincian 35 dari total yang dinyatakan 36 (1 orang tanpa penempatan: baris 22)", Assert.Single(cimahi.Reasons));
    }

    [Fact]
    public void Bandung_Barat_has_402_people_in_four_roles_and_a_coverage_of_nought()
    {
        var region = Counts.Summary(Counts.Demo()).Figures("32.17");

        Assert.Equal(402, region.Figures.Total!.Value.People);
        Assert.Equal(0.0, region.Figures.Total.Value.Share);
        Assert.Equal([Role.Tksk, Role.Pkh, Role.Psm, Role.Tagana], region.Figures.Roles.Select(role => role.Role));
        Assert.Equal(0, region.Difference);
    }

    [Fact]
    public void Every_region_province_and_centre_has_its_place_even_if_nobody_has_reported()
    {
        var summary = Counts.Summary();

        Assert.Equal(514, summary.Regions.Count);
        Assert.Equal(38, summary.Provinces.Count);
        Assert.Equal(6, summary.Centres.Count);
        Assert.Equal(514, summary.Centres.Sum(centre => centre.Regions));
        Assert.Equal(514, summary.Missing);
    }

    [Fact]
    public void Who_has_not_reported_has_no_figures_rather_than_noughts()
    {
        var summary = Counts.Summary(Counts.Cimahi());

        Assert.All(summary.Regions.Where(region => region.Region.Code.Value != "32.77"), region =>
        {
            Assert.Equal(ReportingState.Missing, region.Reporting);
            Assert.Null(region.Figures.Total);
            Assert.Null(region.AcceptedOn);
        });
        Assert.Null(summary.Provinces.Single(province => province.Code == "34").Figures.Total);
        Assert.Null(summary.Centres.Single(centre => centre.Code == "VI").Figures.Total);
    }

    [Fact]
    public void A_nation_without_any_roster_has_no_total()
    {
        Assert.Null(Counts.Summary().Nation.Total);
        Assert.All(Counts.Summary().Expiries, month => Assert.Null(month.Total));
    }

    [Fact]
    public void The_nation_is_the_sum_of_the_demonstrations_regions()
    {
        var total = Counts.Summary(Counts.Demo()).Nation.Total!.Value;

        Assert.Equal(36 + 402 + 250 + 225 + 700, total.People);
        Assert.Equal(13 + 56, total.Certified);
        Assert.Equal(2 + 9, total.Due);
        Assert.Equal(1 + 14, total.Expired);
        Assert.Equal(21, total.Unknown);
    }

    [Fact]
    public void Sums_agree_at_every_level_and_the_order_of_regions_does_not_matter() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25),
        Prop.ForAll(Arb.From(Coverages()), coverages =>
        {
            var summary = Counts.Summary(coverages);
            var turned = Counts.Summary([.. coverages.Reverse()]);

            var regions = Sum(summary.Regions.Select(region => region.Figures.Total));
            return summary.Nation.Total == regions
                && Sum(summary.Provinces.Select(province => province.Figures.Total)) == regions
                && Sum(summary.Centres.Select(centre => centre.Figures.Total)) == regions
                && Sum(summary.Nation.Roles.Select(role => (StateCounts?)role.States)) == regions
                && summary.InputDigest() == turned.InputDigest();
        }));

    [Fact]
    public void Two_coverages_of_one_region_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Counts.Summary(Counts.Cimahi(), Counts.Cimahi()));
    }

    [Fact]
    public void A_region_outside_the_list_is_refused_rather_than_left_out()
    {
        Assert.Throws<ArgumentException>(() => Counts.Summary(Counts.Region("99.01", (Role.Psm, Counts.Of(never: 1)))));
    }

    [Theory]
    [InlineData("2026-12-15", 1, 0)]
    [InlineData("2026-12-16", 0, 1)]
    public void A_certificate_counts_through_its_last_valid_day(string asOf, int certified, int expired)
    {
        var coverage = Counts.Region("32.77", (Role.Psm, Counts.Of(dated: [(new DateOnly(2026, 12, 15), 1)])));

        var summary = NationalSummary.Of(Counts.November, DateOnly.Parse(asOf, null), 1, [coverage], RulesInForce.Default);

        Assert.Equal(certified, summary.Nation.Total!.Value.Certified);
        Assert.Equal(expired, summary.Nation.Total.Value.Expired);
    }

    [Fact]
    public void An_earlier_roster_still_counts_and_is_named_so()
    {
        var summary = Counts.Summary(Counts.Cimahi() with { Period = new Period(2026, 10) });

        Assert.Equal(ReportingState.Earlier, summary.Figures("32.77").Reporting);
        Assert.Equal(36, summary.Nation.Total!.Value.People);
        Assert.Equal((0, 1, 513), (summary.Reported, summary.Earlier, summary.Missing));
    }

    [Fact]
    public void The_date_of_the_data_is_that_of_the_regions_zone()
    {
        var late = new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.Zero);

        var summary = Counts.Summary(
            Counts.Cimahi() with { AcceptedAt = late },
            Counts.Region("91.71", (Role.Psm, Counts.Of(never: 1))) with { AcceptedAt = late });

        Assert.Equal(new DateOnly(2026, 11, 20), summary.Figures("32.77").AcceptedOn);
        Assert.Equal(new DateOnly(2026, 11, 21), summary.Figures("91.71").AcceptedOn);
    }

    [Fact]
    public void Bekasis_training_counts_475_against_500_and_certifies_nobody()
    {
        var summary = Counts.Summary(Counts.Demo());

        var training = Assert.Single(summary.Trainings);
        Assert.Equal((475, 500, 25, 475), (training.Counted, training.Declared, training.Difference, training.PartsSum));
        Assert.Equal(["32.16", "32.75"], training.Regions.Select(region => region.Region.Value));
        Assert.Equal(0, summary.Figures("32.75").Figures.Total!.Value.Certified);
    }

    [Fact]
    public void A_trainings_difference_is_not_held_against_one_of_its_regions()
    {
        var bekasi = Counts.Summary(Counts.Demo()).Figures("32.75");

        Assert.Null(bekasi.Difference);
        Assert.Empty(bekasi.Reasons);
    }

    [Fact]
    public void Trainings_are_one_whatever_the_case_of_their_name()
    {
        var summary = Counts.Summary(
            Counts.KotaBekasi(), Counts.KabupatenBekasi() with { Trainings = [new TrainingCount("BIMTEK DASAR PSM", 225)] });

        Assert.Equal(475, Assert.Single(summary.Trainings).Counted);
    }

    [Fact]
    public void A_stated_total_and_stated_parts_differ_each_by_itself()
    {
        var summary = Counts.Summary(Counts.Cimahi() with
        {
            Declared = Counts.Cimahi().Declared! with { Total = 40 },
            Discrepancies =
            [
                new Discrepancy(DiscrepancyKind.Parts, "Rekap", 40, 35, ""),
                new Discrepancy(DiscrepancyKind.Total, "JUMLAH", 40, 36, "4 baris ganda"),
            ],
        });

        Assert.Equal((4, 35), (summary.Figures("32.77").Difference, summary.Figures("32.77").PartsSum));
        Assert.Equal(2, summary.Figures("32.77").Reasons.Count);
    }

    [Fact]
    public void Expiries_begin_on_the_day_of_the_summary_and_cover_twelve_months()
    {
        var coverage = Counts.Region("32.77", (Role.Psm, Counts.Of(dated:
        [
            (new DateOnly(2026, 11, 23), 1), (new DateOnly(2026, 11, 24), 2), (new DateOnly(2026, 11, 30), 4),
            (new DateOnly(2027, 10, 31), 8), (new DateOnly(2027, 11, 1), 16),
        ])));

        var expiries = Counts.Summary(coverage).Expiries;

        Assert.Equal(12, expiries.Count);
        Assert.Equal((Counts.November, 6), (expiries[0].Month, expiries[0].Total));
        Assert.Equal((new Period(2027, 10), 8), (expiries[^1].Month, expiries[^1].Total));
        Assert.Equal([null, 6, null, null, null, null], expiries[0].ByCentre);
    }

    [Fact]
    public void The_digest_does_not_depend_on_the_number_of_the_issue()
    {
        var summary = Counts.Summary(Counts.Demo());

        Assert.Equal(summary.InputDigest(), (summary with { Issue = 7 }).InputDigest());
        Assert.NotEqual(summary.InputDigest(), (summary with { AsOf = Counts.AsOf.AddDays(1) }).InputDigest());
        Assert.NotEqual(summary.InputDigest(), Counts.Summary(Counts.Cimahi()).InputDigest());
    }

    [Fact]
    public void Figures_are_provisional_until_everybody_has_reported_and_the_period_is_over()
    {
        var everybody = RegionCatalog.Shipped.All.Select(region => Counts.Region(region.Code.Value, (Role.Psm, Counts.Of(never: 1)))).ToList();

        Assert.True(Counts.Summary(everybody).IsProvisional);
        Assert.False(NationalSummary.Of(Counts.November, Counts.November.LastDay, 1, everybody, RulesInForce.Default).IsProvisional);
        Assert.True(NationalSummary.Of(Counts.November, Counts.November.LastDay, 1, everybody[1..], RulesInForce.Default).IsProvisional);
    }

    private static StateCounts? Sum(IEnumerable<StateCounts?> counts)
    {
        var known = counts.OfType<StateCounts>().ToList();
        return known.Count == 0 ? null : known.Aggregate(default(StateCounts), (sum, next) => sum + next);
    }

    private static Gen<RegionCoverage[]> Coverages() =>
        from codes in Gen.SubListOf<Region>(RegionCatalog.Shipped.All)
        from numbers in Gen.ArrayOf(Gen.Choose(0, 500), 4)
        from role in Gen.Elements(Enum.GetValues<Role>())
        select codes
            .Select((region, index) => Counts.Region(
                region.Code.Value,
                (role, Counts.Of(never: numbers[0], claimed: numbers[1], passed: index)),
                (role == Role.Psm ? Role.Tagana : Role.Psm, Counts.Of(dated: [(Counts.AsOf.AddDays(index - 100), numbers[2]), (Counts.FarAway, numbers[3])]))))
            .ToArray();
}
