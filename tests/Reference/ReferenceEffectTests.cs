using SertiKesos.Alerts;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Platform.Storage;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Summaries;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Summaries;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Reference;

/// <summary>What changes elsewhere when a table changes.</summary>
public sealed class ReferenceEffectTests
{
    private static readonly ReferenceData TaganaAsTks = Acuan.With(("peran", Acuan.Roles(
        "TAGANA", "TAGANA,Tagana,RELAWAN_SOSIAL,terkonfirmasi,SK,,2026-12-31", "TAGANA,Tagana,TKS,terkonfirmasi,SK,2027-01-01,")));

    private static readonly CertificateRules Months60 = CertificateRules.Default;

    private static RulesInForce Rules(ReferenceData tables) =>
        new(Months60, InstitutionRules.Default, tables, tables.CatalogOn(SmallRoster.Today));

    [Theory]
    [InlineData("2026-12-31T16:59:59Z", "RELAWAN_SOSIAL")] // 23:59:59 in Cimahi
    [InlineData("2026-12-31T17:00:00Z", "TKS")]
    public void People_are_counted_in_the_category_of_the_day_of_the_count(string at, string expected)
    {
        var register = Register(A.Cimahi, DateTimeOffset.Parse(at, null), A.Person(1, A.Post(Role.Tagana)));

        Assert.Equal(expected, Assert.Single(RegionCount.Of(register, Rules(TaganaAsTks)).Categories).Category.Code());
        Assert.Equal(LegalCategory.RelawanSosial, Assert.Single(RegionCount.Of(register, Rules(ReferenceData.Shipped)).Categories).Category);
    }

    [Fact]
    public void Somebody_who_stands_in_two_regions_counts_once_in_the_category_of_the_table()
    {
        static PeopleDigest Digest(string region, string at, Func<Role, LegalCategory>? categories) => PeopleDigest.Of(
            Register(RegionCode.Parse(region), DateTimeOffset.Parse(at, null), A.Person(1, A.Post(Role.Tagana))), Months60, TestKeys.Ring.Index, categories);

        var tks = TaganaAsTks.CategoriesOnDay("2027-01-01");
        var both = CrossRegionMatch.Of([Digest("32.77", "2027-01-02T02:00:00Z", tks), Digest("32.73", "2027-01-01T02:00:00Z", tks)]);
        var shipped = CrossRegionMatch.Of([Digest("32.77", "2027-01-02T02:00:00Z", null), Digest("32.73", "2027-01-01T02:00:00Z", null)]);

        Assert.Equal([LegalCategory.Tks], Assert.Single(both.SelectMany(match => match.Elsewhere)).Categories);
        Assert.Equal([LegalCategory.RelawanSosial], Assert.Single(shipped.SelectMany(match => match.Elsewhere)).Categories);
    }

    [Fact]
    public void The_digest_of_rules_changes_with_what_is_counted_and_with_nothing_else()
    {
        var shipped = Rules(ReferenceData.Shipped).Digest;

        Assert.NotEqual(shipped, Rules(TaganaAsTks).Digest);
        Assert.NotEqual(shipped, Rules(Acuan.With(("skema", Acuan.Schemes("*,36,terkonfirmasi,SK,,")))).Digest);
        Assert.NotEqual(shipped, new RulesInForce(new CertificateRules(48), InstitutionRules.Default, ReferenceData.Shipped, RegionCatalog.Shipped).Digest);
        Assert.Equal(shipped, Rules(Acuan.With(("libur", Acuan.Holidays("2027-08-17,Proklamasi,libur,tetap,SKB,,")))).Digest);
        Assert.Equal(shipped, RegionCount.Of(Register(A.Cimahi, DateTimeOffset.UnixEpoch), Rules(ReferenceData.Shipped)).Rules);
    }

    [Fact]
    public async Task The_sweep_counts_again_what_was_counted_under_other_tables_and_only_once()
    {
        await using var storage = await PrivateStorage.StartAsync();
        await new StorageSetup(storage.Access).RunAsync(default);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));
        var reference = new ReferenceStore(storage.Access, clock);
        var app = new TestApp(storage.Access, clock, reference: reference);
        var issued = new Credential(CredentialKind.Competency, CredentialEvidence.Dated, "Generalis", "1", IssuedOn: A.Date("2024-01-10"));
        var register = Register(A.Cimahi, clock.GetUtcNow(), A.Person(1, A.Post(Role.Peksos, credentials: issued)));
        Assert.True(await app.Counted.SaveAsync(register.Advance(register.NextStep("uji", clock.GetUtcNow())), null, default));
        Assert.Equal(0, await app.CatchUpAsync());
        Assert.Equal(A.Date("2029-01-09"), await LastValidDayAsync());
        await app.Matching.RunAsync(default);
        Assert.False(await app.Matching.RunAsync(default));

        await reference.AddAsync(
            "skema", ReferenceCsv.Encode(Acuan.Schemes("*,60,terkonfirmasi,SK,,", "generalis,36,terkonfirmasi,SK,,")), "uji", "uji", default);
        Assert.Equal(0, await app.CatchUpAsync()); // not a minute has passed
        clock.Advance(ReferenceStore.Freshness);

        Assert.Equal(1, await app.CatchUpAsync());
        Assert.Equal(A.Date("2027-01-09"), await LastValidDayAsync());
        Assert.True(await app.Matching.RunAsync(default));
        Assert.Equal(0, await app.CatchUpAsync());
        Assert.False(await app.Matching.RunAsync(default));

        async Task<DateOnly> LastValidDayAsync()
        {
            var coverage = Assert.Single(await app.Coverage.LatestAsync(new(2026, 11), default));
            await foreach (var digest in app.Index.DigestsAsync([A.Cimahi], default))
            {
                Assert.Equal(Assert.Single(digest.Entries).LastValidDay, Assert.Single(coverage.Total.LastValidDays).Key);
                Assert.Equal(digest.Rules, coverage.Rules);
            }

            return Assert.Single(coverage.Total.LastValidDays).Key;
        }
    }

    [Fact]
    public void Nobody_is_written_to_on_a_holiday_of_the_table_unless_a_file_is_set()
    {
        var tables = Acuan.With(("libur", Acuan.Holidays("2026-11-26,Cuti tambahan,cuti,tetap,SKB,,")));
        var day = A.Date("2026-11-26");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "2026-11-27,Hari lain");
        try
        {
            Assert.True(Policy("", ReferenceData.Shipped).Calendar.IsWorkingDay(day));
            Assert.False(Policy("", tables).Calendar.IsWorkingDay(day));
            Assert.False(Policy("", ReferenceData.Shipped).Calendar.IsWorkingDay(A.Date("2026-12-25")));
            Assert.True(Policy(file, tables).Calendar.IsWorkingDay(day));
            Assert.False(Policy(file, tables).Calendar.IsWorkingDay(A.Date("2026-11-27")));
        }
        finally
        {
            File.Delete(file);
        }

        static AlertPolicy Policy(string file, ReferenceData tables) =>
            AlertPolicy.Of(new AlertOptions { From = "pengingat@dinsos.contoh.go.id", HolidaysFile = file }, Rules(tables), Workers.Keys);
    }

    [Fact]
    public void Workers_are_warned_by_the_validity_of_their_scheme()
    {
        var tables = Acuan.With(("skema", Acuan.Schemes("*,60,terkonfirmasi,SK,,", "generalis,36,terkonfirmasi,SK,,")));

        Assert.Equal(36, AlertPolicy.Of(new AlertOptions(), Rules(tables), Workers.Keys).Rules.Certificates.MonthsOf("Generalis", A.Date("2026-01-01")));
    }

    [Theory]
    [InlineData(null, 3, false)]
    [InlineData(null, 4, true)]
    [InlineData("32.77,2,terkonfirmasi,SK,,", 2, false)]
    [InlineData("32.77,2,terkonfirmasi,SK,,", 3, true)]
    [InlineData("32.77,5,terkonfirmasi,SK,,", 5, false)]
    public void More_tksk_than_expected_is_a_warning_in_the_receipt(string? row, int people, bool warned)
    {
        var tables = Acuan.With(("tksk", Acuan.Tksk(["*,per kecamatan,terkonfirmasi,SK,,", .. row is null ? Array.Empty<string>() : [row]])));
        var cimahi = tables.RegionsKnownOn(SmallRoster.Today).Single(region => region.Code == A.Cimahi);
        var rows = Enumerable.Range(1, people).Select(serial => SmallRoster.Row(serial).With((5, "TKSK")));

        var check = RosterCheck.Run(
            new RosterFile("roster.xlsx", Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content), cimahi, SmallRoster.Today, Rules(ReferenceData.Shipped), default);

        Assert.Equal(warned, check.Reading.Codes().Contains("ROS059"));
        if (warned)
        {
            Assert.Contains(row is null ? "4 TKSK, 3 kecamatan" : "3 TKSK, semestinya 2", check.Reading.Findings.Single(finding => finding.Rule.Code == "ROS059").Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Generalis", "31-01-2027", false)]
    [InlineData("Generalis", "31-01-2029", true)]
    [InlineData("Lain", "31-01-2029", false)]
    [InlineData("Lain", "31-01-2027", true)]
    public void A_written_expiry_is_compared_with_the_validity_of_its_scheme(string scheme, string expires, bool warned)
    {
        var rules = Rules(SchemesOfTwo);
        object?[] header = [.. SmallRoster.Header, "Skema Sertifikasi"];
        object?[] row = [.. SmallRoster.Row(1).With((8, "C-1"), (9, "01-02-2024"), (10, expires)), scheme];

        var check = RosterCheck.Run(
            new RosterFile("roster.xlsx", Xlsx.Of("Data", header, row).Build().Content), SmallRoster.Cimahi, SmallRoster.Today, rules, default);

        Assert.Equal(warned ? ["ROS057"] : [], check.Reading.Codes());
    }

    [Fact]
    public void The_notes_of_the_workbook_tell_the_validity_of_the_table()
    {
        var summary = Counts.Summary(Counts.Demo()) with { Rules = SchemesOfTwo.Rules(Months60) };

        var note = Assert.Single(SummaryNotes.For(summary), note => note.Term == "Hari berlaku terakhir");

        Assert.Contains("skema generalis yang terbit sejak 1 Januari 2024 36 bulan", note.Text, StringComparison.Ordinal);
        Assert.Contains("semua skema yang tidak disebut sendiri 60 bulan", note.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("tidak ditemukan", note.Text, StringComparison.Ordinal);
    }

    private static ReferenceData SchemesOfTwo { get; } =
        Acuan.With(("skema", Acuan.Schemes("*,60,terkonfirmasi,SK,,", "generalis,36,terkonfirmasi,SK,2024-01-01,")));

    private static Register Register(RegionCode region, DateTimeOffset at, params Person[] people) =>
        new(region, 1, people, people.SelectMany(person => person.Assignments).Select(assignment => assignment.Role).Distinct()
            .ToDictionary(role => role, _ => new RoleSource("s", at, at)), [], []);
}

internal static class DaysOfReference
{
    public static Func<Role, LegalCategory> CategoriesOnDay(this ReferenceData data, string day) => role => data.CategoryOf(role, A.Date(day));
}
