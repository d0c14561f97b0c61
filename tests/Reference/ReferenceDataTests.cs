using SertiKesos.Coverage.Completeness;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Reference;

public sealed class ReferenceDataTests
{
    private static readonly DateOnly Today = A.Date("2026-11-24");

    [Fact]
    public void The_shipped_regions_are_those_of_the_catalog() => Assert.Equal(RegionCatalog.Shipped.All, ReferenceData.Shipped.RegionsOn(Today));

    [Fact]
    public void The_shipped_roles_are_those_of_the_program()
    {
        Assert.Equal(RoleCatalog.All.Select(entry => entry.Role), ReferenceData.Shipped.Roles.Select(row => row.Role));
        Assert.All(RoleCatalog.All, entry => Assert.Equal(
            (entry.Category, entry.Label), (ReferenceData.Shipped.CategoryOf(entry.Role, Today), ReferenceData.Shipped.LabelOf(entry.Role, Today))));
    }

    [Fact]
    public void The_shipped_validity_is_the_default_and_says_that_no_regulation_was_found()
    {
        Assert.Equal(CertificateRules.Default.ValidityMonths, ReferenceData.Shipped.ValidityMonths(null, Today));
        Assert.Contains("tidak ditemukan", SertiKesos.Reference.Tables.SchemeRows.Table.Shipped, StringComparison.Ordinal);
        Assert.Contains("perlu konfirmasi", SertiKesos.Reference.Tables.SchemeRows.Table.Shipped, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimated_holidays_stay_marked() => Assert.All(
        ReferenceData.Shipped.Holidays.Where(row => row.Day.Year == 2027 && row.Name.Contains("Idul", StringComparison.Ordinal)), row => Assert.True(row.IsEstimate));

    [Theory]
    [InlineData("keluarga-masalah-sosial", 15500000)]
    [InlineData("kebutuhan-sdm", 155000)]
    [InlineData("kekurangan-sdm", 139478)]
    [InlineData("target-sertifikasi", 16920)]
    [InlineData("sakti-peksos", 710)]
    [InlineData("tksk", 7201)]
    [InlineData("tksk-sesudah", 7230)]
    public void The_published_figures_are_there(string code, int value) =>
        Assert.Equal(value, Assert.Single(ReferenceData.Shipped.Figures, figure => figure.Code == code).Value);

    [Fact]
    public void Two_papers_that_contradict_each_other_both_stand()
    {
        var existing = ReferenceData.Shipped.Figures.Where(figure => figure.Code == "sdm-ada").ToList();

        Assert.Equal([(15522m, true), (15222m, false)], existing.Select(figure => (figure.Value, figure.IsConfirmed)));
        var need = ReferenceData.Shipped.Figures.Single(figure => figure.Code == "kebutuhan-sdm").Value;
        Assert.Equal(ReferenceData.Shipped.Figures.Single(figure => figure.Code == "kekurangan-sdm").Value, need - existing[0].Value);
    }

    [Fact]
    public void A_region_holds_through_its_last_day_and_from_its_first()
    {
        var data = Acuan.With(("wilayah", Acuan.Regions(
            ["32.77"],
            "32.77,kota,Kota Cimahi,32,Jawa Barat,WIB,II,terkonfirmasi,3,15,0,Kepmendagri,,2026-12-31",
            "32.77,kota,Kota Cimahi Raya,32,Jawa Barat,WIB,III,terkonfirmasi,4,15,0,UU,2027-01-01,",
            "32.69,kabupaten,Kabupaten Baru,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,2027-01-01,",
            "32.68,kabupaten,Kabupaten Lama,32,Jawa Barat,WIB,II,terkonfirmasi,1,0,1,UU,,2026-12-31")));
        var (last, first) = (A.Date("2026-12-31"), A.Date("2027-01-01"));

        Assert.Equal(("Kota Cimahi", "II", 3), Cimahi(last));
        Assert.Equal(("Kota Cimahi Raya", "III", 4), Cimahi(first));
        Assert.Null(data.Find(RegionCode.Parse("32.69"), last));
        Assert.NotNull(data.Find(RegionCode.Parse("32.69"), first));
        Assert.NotNull(data.Find(RegionCode.Parse("32.68"), last));
        Assert.Null(data.Find(RegionCode.Parse("32.68"), first));
        Assert.Equal(515, data.RegionsOn(last).Count);
        Assert.Equal(515, data.RegionsOn(first).Count);
        Assert.Equal(515, data.RegionsKnownOn(last).Count);
        Assert.Equal(516, data.RegionsKnownOn(first).Count);

        (string, string, int) Cimahi(DateOnly day) => data.Find(A.Cimahi, day) is { } region ? (region.Name, region.Bbppks, region.Kecamatan) : default;
    }

    [Fact]
    public void A_category_changes_on_its_day()
    {
        var data = Acuan.With(("peran", Acuan.Roles(
            "TAGANA", "TAGANA,Tagana,RELAWAN_SOSIAL,terkonfirmasi,SK,,2026-12-31", "TAGANA,Tagana,TKS,terkonfirmasi,SK,2027-01-01,")));

        Assert.Equal(LegalCategory.RelawanSosial, data.CategoryOf(Role.Tagana, A.Date("2026-12-31")));
        Assert.Equal(LegalCategory.Tks, data.CategoryOf(Role.Tagana, A.Date("2027-01-01")));
        Assert.Equal(LegalCategory.RelawanSosial, data.CategoryOf(Role.Psm, A.Date("2027-01-01")));
    }

    [Theory]
    [InlineData(null, "2026-12-31", 60)]
    [InlineData("Relawan Sosial", "2026-12-31", 60)]
    [InlineData("Pekerja Sosial GENERALIS ", "2026-12-31", 48)]
    [InlineData("Pekerja Sosial Generalis Utama", "2026-12-31", 24)]
    [InlineData("Pekerja Sosial Generalis", "2027-01-01", 36)]
    public void The_most_exact_scheme_of_the_day_of_issue_decides(string? scheme, string issued, int months)
    {
        var data = Acuan.With(("skema", Acuan.Schemes(
            "*,60,terkonfirmasi,SK,,", "*generalis*,48,terkonfirmasi,SK,,2026-12-31", "*generalis*,36,terkonfirmasi,SK,2027-01-01,", "*generalis utama,24,terkonfirmasi,SK,,")));

        Assert.Equal(months, data.ValidityMonths(scheme, A.Date(issued)));
        Assert.Equal(months, data.Rules(new CertificateRules(12)).MonthsOf(scheme, A.Date(issued)));
    }

    [Fact]
    public void While_no_table_of_schemes_is_stored_the_setting_holds() =>
        Assert.Equal(12, ReferenceData.Shipped.Rules(new CertificateRules(12)).MonthsOf("Generalis", Today));

    [Fact]
    public void A_certificate_of_a_scheme_lasts_as_long_as_the_scheme_and_so_does_its_renewal()
    {
        var rules = Acuan.With(("skema", Acuan.Schemes("*,60,terkonfirmasi,SK,,", "Generalis,36,terkonfirmasi,SK,,"))).Rules(CertificateRules.Default);
        var first = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, "Generalis", "1", IssuedOn: A.Date("2024-01-10"));
        var renewal = first with { Number = "2", IssuedOn = A.Date("2027-01-01") };

        Assert.Equal(A.Date("2027-01-09"), rules.LastValidDay(first));
        Assert.Equal(A.Date("2030-01-09"), rules.Standing([renewal], [first]).LastValidDay);
        Assert.Equal(A.Date("2029-01-09"), rules.LastValidDay(first with { Scheme = "Spesialis" }));
    }

    [Fact]
    public void One_tksk_is_expected_per_kecamatan_unless_a_row_says_otherwise()
    {
        var data = Acuan.With(("tksk", Acuan.Tksk("*,per kecamatan,terkonfirmasi,SK,,", "32.77,5,terkonfirmasi,SK,2027-01-01,2027-12-31")));

        Assert.Equal(16, ReferenceData.Shipped.ExpectedTksk(RegionCode.Parse("32.17"), Today));
        Assert.Equal(3, data.ExpectedTksk(A.Cimahi, A.Date("2026-12-31")));
        Assert.Equal(5, data.ExpectedTksk(A.Cimahi, A.Date("2027-01-01")));
        Assert.Equal(5, data.ExpectedTksk(A.Cimahi, A.Date("2027-12-31")));
        Assert.Equal(3, data.ExpectedTksk(A.Cimahi, A.Date("2028-01-01")));
        Assert.Null(data.ExpectedTksk(RegionCode.Parse("32.69"), Today));
        Assert.Null(Acuan.With(("tksk", Acuan.Tksk("32.77,5,terkonfirmasi,SK,,"))).ExpectedTksk(RegionCode.Parse("32.17"), Today));
    }

    [Theory]
    [InlineData("2026-11", "2026-11-25", "2026-11-30")]
    [InlineData("2028-02", "2028-02-25", "2028-02-29")]
    public void The_shipped_deadline_is_the_25th_and_the_lock_the_last_day(string period, string deadline, string locked)
    {
        Assert.True(Period.TryParse(period, out var asked));

        Assert.Equal(new ReportingDeadline(asked, A.Date(deadline), A.Date(locked)), ReferenceData.Shipped.DeadlineOf(asked));
    }

    [Fact]
    public void A_period_of_its_own_wins_and_a_new_standard_holds_from_its_first_period()
    {
        var data = Acuan.With(("batas", Acuan.Deadlines(
            "baku,25,akhir,terkonfirmasi,SK,,2026-12-31", "baku,10,20,terkonfirmasi,SK,2027-01-01,", "2026-12,2026-12-15,2027-01-05,terkonfirmasi,SE,,")));

        Assert.Equal(A.Date("2026-11-30"), data.DeadlineOf(new Period(2026, 11)).Lock);
        Assert.Equal((A.Date("2026-12-15"), A.Date("2027-01-05")), (data.DeadlineOf(new Period(2026, 12)).Deadline, data.DeadlineOf(new Period(2026, 12)).Lock));
        Assert.Equal((A.Date("2027-01-10"), A.Date("2027-01-20")), (data.DeadlineOf(new Period(2027, 1)).Deadline, data.DeadlineOf(new Period(2027, 1)).Lock));
    }

    [Theory]
    [InlineData("2026-11-25T16:59:59.999Z", "Wib", "on time")]
    [InlineData("2026-11-25T17:00:00Z", "Wib", "late")]
    [InlineData("2026-11-25T15:59:59.999Z", "Wita", "on time")]
    [InlineData("2026-11-25T16:00:00Z", "Wita", "late")]
    [InlineData("2026-11-25T14:59:59.999Z", "Wit", "on time")]
    [InlineData("2026-11-25T15:00:00Z", "Wit", "late")]
    [InlineData("2026-11-30T16:59:59.999Z", "Wib", "late")]
    [InlineData("2026-11-30T17:00:00Z", "Wib", "locked")]
    [InlineData("2026-11-30T15:00:00Z", "Wit", "locked")]
    public void Deadline_and_lock_last_until_midnight_of_the_region(string uploaded, string zoneName, string expected)
    {
        var window = ReportingWindow.Of(ReferenceData.Shipped, new Period(2026, 11));
        var moment = DateTimeOffset.Parse(uploaded, null);
        var zone = Enum.Parse<IndonesianZone>(zoneName);

        Assert.Equal(expected, window.IsOnTime(moment, zone) ? "on time" : window.Holds(moment, zone) ? "late" : "locked");
    }

    [Fact]
    public void The_digest_tells_contents_apart_and_not_their_form()
    {
        var once = Acuan.With(("skema", Acuan.Schemes("*,36,terkonfirmasi,SK,,")));

        Assert.Equal(once.Digest, Acuan.With(("skema", "# catatan\nbulan;pola;sumber;status\n36;*;SK;terkonfirmasi\n")).Digest);
        Assert.NotEqual(once.Digest, Acuan.With(("skema", Acuan.Schemes("*,37,terkonfirmasi,SK,,"))).Digest);
        Assert.NotEqual(once.Digest, ReferenceData.Shipped.Digest);
    }
}
