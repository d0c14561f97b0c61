using SertiKesos.Coverage.Regeneration;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

/// <summary>
/// The figures of the articles (product.md section 9 and the golden cases of domain.md), each from the roster file to the
/// figure that is published.
/// </summary>
public sealed class GoldenTests
{
    private static readonly DateOnly November = new(2026, 11, 24);
    private static readonly DateOnly December = new(2026, 12, 10);

    [Fact]
    public void Cimahi_2017_has_13_certified_of_36_and_the_one_without_posting_explains_the_sum_of_parts()
    {
        var region = Cimahi2017().Summary(November).Figures("32.77");

        Assert.Equal((36, 13), (region.Figures.Total!.Value.People, region.Figures.Total.Value.Certified));
        Assert.Equal("36,1 %", IndonesianText.Percent(region.Figures.Total.Value.Share));
        Assert.Equal((36, 13, 0, 35), (region.Declared, region.DeclaredCertified, region.Difference, region.PartsSum));
        Assert.Contains("1 orang tanpa penempatan: baris 22", Assert.Single(region.Reasons), StringComparison.Ordinal);
        Assert.Equal(
            [("Dinsos", 3), ("Kelurahan", 15), ("LK3", 2), ("PKH", 10), ("Sakti Peksos", 5), ("", 1)],
            region.Figures.Postings.GroupBy(row => row.Posting ?? "").Select(group => (group.Key, group.Sum(row => row.States.People)))
                .OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Cimahi_2019_has_65_of_252_by_category_and_is_not_compared_with_36()
    {
        var summary = Cimahi2017()
            .AcceptSample("32.77", December, "later", "32.77", "Data SDM Kesos Kota Cimahi Desember 2026.xlsx")
            .Summary(December);
        var figures = summary.Figures("32.77").Figures;
        var trend = summary.Outlook.With(summary).Single(region => region.Figures.Region.Code == A.Cimahi).Outlook.Trend!;

        // Roles of the first list that the second does not name stay in force until their own list comes.
        var categories = figures.Categories.ToDictionary(category => category.Category, category => (category.States.People, category.States.Certified));
        Assert.Equal((163, 0), categories[LegalCategory.RelawanSosial]);
        Assert.False(trend.TotalsCompare);
        Assert.Contains("tidak sebanding", trend.Note()!, StringComparison.Ordinal);
        Assert.NotEmpty(trend.Added);

        var alone = new GoldenCase().AcceptSample("32.77", December, "later", "32.77", "Data SDM Kesos Kota Cimahi Desember 2026.xlsx").Summary(December).Figures("32.77").Figures;
        var whole = alone.Categories.ToDictionary(category => category.Category, category => (category.States.People, category.States.Certified));
        Assert.Equal((25, 21), whole[LegalCategory.PekerjaSosial]);
        Assert.Equal((64, 44), whole[LegalCategory.Tks]);
        Assert.Equal((163, 0), whole[LegalCategory.RelawanSosial]);
        Assert.Equal((252, 65, "25,8 %"), (alone.Total!.Value.People, alone.Total.Value.Certified, IndonesianText.Percent(alone.Total.Value.Share)));
    }

    [Fact]
    public void Bandung_Barat_has_nobody_certified_of_402_in_four_roles()
    {
        var figures = new GoldenCase().AcceptSample("32.17", November, "rosters", "32.17", "Roster Pilar Sosial KBB Oktober 2026.xlsx").Summary(November).Figures("32.17").Figures;

        Assert.Equal((402, 0, 0.0), (figures.Total!.Value.People, figures.Total.Value.Certified, figures.Total.Value.Share));
        Assert.Equal(
            [(Role.Tksk, 16), (Role.Pkh, 171), (Role.Psm, 165), (Role.Tagana, 50)], figures.Roles.Select(role => (role.Role, role.States.People)));
    }

    [Fact]
    public void Bandung_Barat_of_February_has_8_Sakti_Peksos_more_and_they_stay_when_august_does_not_name_them()
    {
        var february = new DateOnly(2018, 2, 20);
        var august = new DateOnly(2018, 8, 11);
        (string, int, int)[] four = [("TKSK", 16, 0), ("PSM", 165, 0), ("Tagana", 50, 0), ("Pendamping PKH", 171, 0)];
        var golden = new GoldenCase().Accept("32.17", february, GoldenCase.Roster(february, [.. four, ("Sakti Peksos", 8, 0)]));

        Assert.Equal(410, golden.Summary(february).Figures("32.17").Figures.Total!.Value.People);

        golden.Accept("32.17", august, GoldenCase.Roster(august, four));

        Assert.Equal(410, golden.Summary(august).Figures("32.17").Figures.Total!.Value.People);
        Assert.Equal(16, golden.Summary(august).Outlook.With(golden.Summary(august)).Single(region => region.Figures.Region.Code.Value == "32.17").Outlook.ExpectedTksk);
    }

    [Fact]
    public void Bekasi_states_500_for_a_training_that_475_attended_and_that_certifies_nobody()
    {
        var summary = new GoldenCase()
            .AcceptSample("32.75", November, "rosters", "32.75", "PSM Kota Bekasi dan IPSM Bimtek.xlsx")
            .AcceptSample("32.16", November, "rosters", "32.16", "PSM Kabupaten Bekasi Bimtek.xlsx")
            .Summary(November);

        var training = Assert.Single(summary.Trainings);
        Assert.Equal((475, 500, 25), (training.Counted, training.Declared, training.Difference));
        Assert.Equal(0, summary.Nation.Total!.Value.Certified);
        Assert.Equal(475, summary.Outlook.Nation.Ladder!.Sum(step => step.Ready));
    }

    [Fact]
    public void The_32_own_Peksos_of_the_Dinas_of_Yogyakarta_have_3_certified()
    {
        var day = new DateOnly(2019, 9, 4);

        var total = new GoldenCase().Accept("34.71", day, GoldenCase.Roster(day, ("Pekerja Sosial", 32, 3))).Summary(day).Nation.Total!.Value;

        Assert.Equal((32, 3, 29, "9,4 %"), (total.People, total.Certified, total.Never, IndonesianText.Percent(total.Share)));
    }

    [Fact]
    public void The_407_of_Lampung_who_sit_the_test_wait_until_they_hold_a_certificate()
    {
        var day = new DateOnly(2018, 8, 15);
        var golden = new GoldenCase().Accept("18.71", day, GoldenCase.Roster(day, ("TKS lainnya", 464, 57)));
        var summary = golden.Summary(day);

        Assert.Equal((57, 407), (summary.Nation.Total!.Value.Certified, summary.Nation.Total.Value.Never));
        Assert.Equal(407, summary.Outlook.Plans.Single(plan => plan.Number == RegionCatalog.Shipped.Find(RegionCode.Parse("18.71"))!.Bbppks).Plan!.Backlog);
    }

    [Fact]
    public void The_36_of_40_who_passed_in_West_Java_are_certified_only_once_their_certificates_are_issued()
    {
        var tested = new DateOnly(2022, 11, 26);
        var issued = new DateOnly(2023, 4, 11);
        byte[] Roster(object? said, DateOnly? on) => Xlsx.Of(
            "Data",
            [
                SmallRoster.Header,
                .. Enumerable.Range(1, 40).Select(serial => GoldenCase.Row(serial, "Karang Taruna", null).With((8, serial <= 36 ? on is null ? said : $"SK.{serial}/LSP/2022" : null), (9, serial <= 36 ? on : null))),
            ]).Build().Content;

        var golden = new GoldenCase().Accept("32.73", tested, Roster("Lulus, sertifikat belum terbit", null));
        var waiting = golden.Summary(tested).Nation.Total!.Value;
        var certified = golden.Accept("32.73", issued, Roster(null, new DateOnly(2022, 12, 15))).Summary(issued).Nation.Total!.Value;

        Assert.Equal((40, 0, 36, 4), (waiting.People, waiting.Certified, waiting.Passed, waiting.Never));
        Assert.Equal((36, 0, 4, "90,0 %"), (certified.Certified, certified.Passed, certified.Never, IndonesianText.Percent(certified.Share)));
    }

    [Fact]
    public void The_national_need_of_2013_is_in_the_reference_series_with_its_contradiction()
    {
        var references = new GoldenCase().Summary(new DateOnly(2013, 4, 30)).Outlook.References;

        decimal[] Of(string code) => [.. references.Where(figure => figure.Code == code).Select(figure => figure.Value)];
        Assert.Equal([15_500_000m], Of("keluarga-masalah-sosial"));
        Assert.Equal([155_000m], Of("kebutuhan-sdm"));
        Assert.Equal([15_522m, 15_222m], Of("sdm-ada"));
        Assert.Equal([139_478m], Of("kekurangan-sdm"));
    }

    [Fact]
    public void A_stated_number_of_families_gives_need_gap_and_coverage_of_need()
    {
        var day = new DateOnly(2013, 4, 5);
        var golden = new GoldenCase().Accept("34.71", day, GoldenCase.Roster(day, ("PSM", 10, 4)));
        golden.Statements.Add(new FamilyCount(AreaCode.Nation, 15_500_000, new DateOnly(2012, 12, 31), "Kemensos"));
        golden.Statements.Add(new FamilyCount(AreaCode.Of(RegionCode.Parse("34.71")), 4_001, new DateOnly(2012, 12, 31), "Dinas"));
        var outlook = golden.Summary(day).Outlook;

        Assert.Equal((155_000, 154_990), (outlook.NationalNeed!.Need, outlook.NationalNeed.Gap));
        Assert.Equal((41L, 31L, 4.0 / 41), (outlook.Nation.Need.Need, outlook.Nation.Need.Gap, outlook.Nation.Need.CoverageOfNeed));
    }

    [Fact]
    public void The_target_of_2020_is_known_from_the_reference_tables_and_has_progress_and_pace()
    {
        var day = new DateOnly(2020, 9, 30);
        var rows = Enumerable.Range(1, 90).Select(serial => GoldenCase.Row(serial, "PSM", serial <= 45 ? new DateOnly(2020, 1 + (serial % 9), 15) : null));
        var content = Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;

        var target = Assert.Single(new GoldenCase().Accept("32.77", day, content).Summary(day).Outlook.Targets);

        Assert.Equal((16_920, 45, 16_875), (target.Target.People, target.Achieved, target.Remaining));
        Assert.Equal((5.0, 5_625.0, 60, false), (target.Pace, target.NeededPerMonth, target.Forecast, target.IsOnTrack));
    }

    [Fact]
    public void The_700_cadres_of_Yogyakarta_show_their_ages_and_whom_to_replace()
    {
        var golden = new GoldenCase().AcceptSample("34.71", November, "rosters", "34.71", "Kader PSM Kota Yogyakarta 2026.xlsx");
        var ages = golden.Summary(November).Outlook.Nation.Ages!;

        Assert.Equal((700, 0), (ages.People.Sum(), ages.Unknown));
        Assert.Equal(45, golden.RegisterOf("34.71").People.SelectMany(person => person.Assignments).Select(assignment => assignment.Kelurahan).Distinct().Count());

        // The same question asked of the people themselves, on the day up to which their months are reckoned.
        var births = golden.RegisterOf("34.71").People.Select(person => person.BirthDate!.Value).ToList();
        var reached = births.Count(born => new DateOnly(born.Year, born.Month, 1).AddMonths(1).AddDays(-1).AddYears(AgeFigures.UsualAge) <= November);
        var within = births.Count(born => new DateOnly(born.Year, born.Month, 1).AddMonths(1).AddDays(-1).AddYears(AgeFigures.UsualAge) <= November.AddYears(5));
        Assert.Equal((reached, within - reached, within), (ages.Reached, ages.Reaching, ages.Replacements));
        Assert.InRange(ages.Replacements, 1, 699);

        var places = KelurahanAges.Of(golden.RegisterOf("34.71").People, November);
        Assert.Equal((45, 700, within), (places.Count, places.Sum(place => place.Ages.Known), places.Sum(place => place.Ages.Replacements)));
    }

    private static GoldenCase Cimahi2017() =>
        new GoldenCase().AcceptSample("32.77", November, "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx");
}
