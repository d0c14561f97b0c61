using SertiKesos.Coverage;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Tests.Support;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class CompletenessTests
{
    private static readonly Period November = new(2026, 11);
    private static readonly ReportingWindow Window = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 30));
    private const string AfterLock = "2026-12-10T08:00:00+07:00";
    private static readonly Region Cimahi = RegionCatalog.Shipped.Find(A.Cimahi)!;
    private static readonly Region Jayapura = RegionCatalog.Shipped.Find(RegionCode.Parse("91.71"))!;

    [Theory]
    [InlineData("2026-11-01T00:00:00+07:00", "OnTime")]
    [InlineData("2026-11-25T23:59:59+07:00", "OnTime")]
    [InlineData("2026-11-26T00:00:00+07:00", "Late")]
    [InlineData("2026-11-30T23:59:59+07:00", "Late")]
    [InlineData("2026-12-01T00:00:00+07:00", "None")]
    [InlineData("2026-10-31T23:59:59+07:00", "None")]
    public void The_deadline_and_the_lock_end_at_midnight_of_the_region(string uploaded, string expected) =>
        Assert.Equal(expected, Of(Cimahi, Reported(uploaded)).Timeliness.ToString());

    [Fact]
    public void Midnight_is_that_of_the_regions_own_zone()
    {
        // 23.30 WIT on the 25th is 21.30 WIB; half an hour later Jayapura is late while Cimahi still is not.
        Assert.Equal(Timeliness.OnTime, Of(Jayapura, Reported("2026-11-25T23:30:00+09:00")).Timeliness);
        Assert.Equal(Timeliness.Late, Of(Jayapura, Reported("2026-11-26T00:00:00+09:00")).Timeliness);
        Assert.Equal(Timeliness.OnTime, Of(Cimahi, Reported("2026-11-26T00:00:00+09:00")).Timeliness);
    }

    [Fact]
    public void The_first_report_decides_and_a_correction_does_not_make_it_late()
    {
        var region = Of(Cimahi, Reported("2026-11-20T08:00:00+07:00", "2026-11-28T08:00:00+07:00"));

        Assert.Equal((Timeliness.OnTime, new DateOnly(2026, 11, 20)), (region.Timeliness, region.ReportedOn));
    }

    [Fact]
    public void Before_the_lock_a_region_is_waited_for_and_after_it_has_not_reported()
    {
        Assert.Equal(Timeliness.Waiting, Of(Cimahi, null, asked: "2026-11-30T23:59:59+07:00").Timeliness);
        Assert.Equal(Timeliness.None, Of(Cimahi, null, asked: "2026-12-01T00:00:00+07:00").Timeliness);
        Assert.Equal(Timeliness.None, Of(Jayapura, null, asked: "2026-11-30T22:00:00+07:00").Timeliness);
    }

    [Fact]
    public void A_roster_that_is_accepted_after_the_question_is_not_seen() =>
        Assert.Equal(Timeliness.Waiting, Of(Cimahi, Reported("2026-11-20T08:00:00+07:00"), asked: "2026-11-20T08:01:00+07:00").Timeliness);

    [Fact]
    public void A_roster_that_waited_for_a_second_person_counts_from_its_upload()
    {
        var released = Reported() with { Reports = [new RosterReport(At("2026-11-24T16:00:00+07:00"), At("2026-12-03T09:00:00+07:00"), [Role.Psm], 1)] };

        Assert.Equal(Timeliness.OnTime, Of(Cimahi, released).Timeliness);
        Assert.Equal(Timeliness.None, Of(Cimahi, released, asked: "2026-12-02T09:00:00+07:00").Timeliness);
    }

    [Fact]
    public void A_count_of_before_reports_were_kept_tells_its_newest_roster()
    {
        var old = Reported() with { AcceptedAt = At("2026-11-26T09:00:00+07:00") };

        Assert.Equal((Timeliness.Late, new DateOnly(2026, 11, 26)), (Of(Cimahi, old).Timeliness, Of(Cimahi, old).ReportedOn));
    }

    [Theory]
    [InlineData("2026-12-05T23:59:59+07:00", "OnTime")]
    [InlineData("2026-12-06T00:00:00+07:00", "None")]
    public void An_exception_moves_deadline_and_lock_for_one_region(string uploaded, string expected)
    {
        var statements = StatementSet.Of([new DeadlineException(A.Cimahi, November, new DateOnly(2026, 12, 5), "Kepala Dinas Sosial Provinsi", "Banjir")]);

        Assert.Equal(expected, Of(Cimahi, Reported(uploaded), statements).Timeliness.ToString());
        Assert.Equal("None", Of(RegionCatalog.Shipped.Find(RegionCode.Parse("32.73"))!, Reported("2026-12-01T08:00:00+07:00"), statements).Timeliness.ToString());
    }

    [Fact]
    public void A_signed_nil_report_counts_and_says_so()
    {
        var statements = StatementSet.Of(
            [new NilReport(A.Cimahi, November, "Kepala Dinas Sosial", "Belum ada SDM") { RecordedAt = At("2026-11-26T09:00:00+07:00") }]);

        var region = Of(Cimahi, null, statements);

        Assert.Equal((Timeliness.Late, ReportBasis.Nil), (region.Timeliness, region.Basis));
        Assert.Equal(ReportBasis.Roster, Of(Cimahi, Reported("2026-11-28T08:00:00+07:00"), statements).Basis);
    }

    [Fact]
    public void A_roster_without_people_is_no_report()
    {
        var register = Register.Empty(A.Cimahi) with
        {
            Steps = [new RegisterStep(1, "s", At("2026-11-20T08:00:00+07:00")) { Roles = [Role.Psm], Change = new ChangeCounts(0, 0, 0, 5), UploadedAt = At("2026-11-20T08:00:00+07:00") }],
        };

        Assert.Empty(RosterReports.Of(register));
    }

    [Fact]
    public void The_rate_of_an_area_never_exceeds_one_whatever_is_sent_how_often()
    {
        var often = Enumerable.Range(1, 20).Select(day => $"2026-11-{day:00}T08:00:00+07:00").ToArray();
        var area = AreaCompleteness.Of([Of(Cimahi, Reported(often)), Of(Jayapura, null)]);

        Assert.Equal((2, 1, 1, 0.5), (area.Expected, area.OnTime, area.None, area.Completeness));
        Assert.Null(AreaCompleteness.Of([]).Completeness);
    }

    [Theory]
    [InlineData(90, 100, "Good")]
    [InlineData(899, 1000, "Fair")]
    [InlineData(80, 100, "Fair")]
    [InlineData(799, 1000, "Poor")]
    public void Field_quality_changes_at_its_thresholds(int filled, int asked, string expected)
    {
        var coverage = Reported("2026-11-20T08:00:00+07:00") with { Fields = [new FieldCount(RequiredField.Nik, filled, asked)] };

        Assert.Equal(expected, Of(Cimahi, coverage).Quality.ToString());
    }

    [Fact]
    public void Certificate_fields_are_asked_only_of_those_who_are_said_to_be_certified()
    {
        var fields = FieldCounts.Of([A.Person(1), A.Person(2, A.Post(credentials: A.Claimed)), A.Person(3, A.Post(credentials: A.Certificate("2027-01-01"))), A.Person(4, A.Post(credentials: A.Passed))]);

        Assert.Equal((1, 2), Count(RequiredField.CertificateNumber));
        Assert.Equal((1, 2), Count(RequiredField.CertificateDate));
        Assert.Equal((4, 4), Count(RequiredField.Nik));
        Assert.Equal((0, 4), Count(RequiredField.Contact));
        Assert.Equal(18.0 / 24, FieldCounts.Share(fields));

        (int Filled, int Asked) Count(RequiredField field) => fields.Single(count => count.Field == field) is var found ? (found.Filled, found.Asked) : default;
    }

    private static RegionCompleteness Of(Region region, RegionCoverage? coverage, StatementSet? statements = null, string asked = AfterLock) =>
        RegionCompleteness.Of(region, November, At(asked), Window, coverage, coverage, statements ?? StatementSet.Empty);

    private static RegionCoverage Reported(params string[] uploads) => RegionCount.Of(Register.Empty(A.Cimahi) with { People = [A.Person(1)] }, RulesInForce.Default) with
    {
        Reports = [.. uploads.Select(upload => new RosterReport(At(upload), At(upload).AddMinutes(2), [Role.Psm], 1))],
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
