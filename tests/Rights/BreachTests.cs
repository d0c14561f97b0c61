using System.Text;
using SertiKesos.Hosting.Commands;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rights;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rights;

public sealed class BreachTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly BreachWords Words = new("2026-11-23T08:00", "2026-11-23T17:00:30+08:00", null, null, null);

    [Fact]
    public void Times_without_a_zone_are_taken_for_western_Indonesia_and_the_notice_is_due_after_72_hours()
    {
        var (request, mistake) = BreachRequests.Read(Words, Now);

        Assert.Null(mistake);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero), request!.Window.From);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 30, TimeSpan.Zero), request.Window.To);
        Assert.True(request.ZoneAssumed);
        Assert.Equal(Now.AddDays(3), request.NoticeBy);
        Assert.Equal("Jumat, 27 November 2026 pukul 09.00.00 WIB", BreachRequests.Text(request.NoticeBy));
        Assert.False(BreachRequests.Read(Words with { From = "2026-11-23T01:00Z" }, Now).Request!.ZoneAssumed);
    }

    [Theory]
    [InlineData("32.77", null)]
    [InlineData("99.99", "region-unknown")]
    [InlineData(null, null)]
    public void A_region_must_be_one_of_those_in_force(string? region, string? code)
    {
        var request = BreachRequests.Read(Words with { Region = region }, Now).Request!;

        Assert.Equal(code, BreachRequests.Unknown(request, RegionCatalog.Shipped)?.Code);
    }

    [Theory]
    [InlineData("from-invalid", null, "2026-11-23T10:00", null, null, null)]
    [InlineData("from-invalid", "kemarin", "2026-11-23T10:00", null, null, null)]
    [InlineData("from-invalid", "2026-11-23T25:00", "2026-11-23T10:00", null, null, null)]
    [InlineData("to-invalid", "2026-11-23T10:00", "2026-11-23", null, null, null)]
    [InlineData("window-reversed", "2026-11-23T10:00", "2026-11-23T09:59", null, null, null)]
    [InlineData("window-future", "2026-11-23T10:00", "2026-11-24T09:00:01", null, null, null)]
    [InlineData("window-future", "2026-11-23T10:00", "2026-11-23T11:00", null, null, "2026-12-01T00:00")]
    [InlineData("found-early", "2026-11-23T10:00", "2026-11-23T11:00", null, null, "2026-11-23T09:00")]
    [InlineData("found-invalid", "2026-11-23T10:00", "2026-11-23T11:00", null, null, "nanti")]
    [InlineData("region-unknown", "2026-11-23T10:00", "2026-11-23T11:00", "9999", null, null)]
    [InlineData("actor-invalid", "2026-11-23T10:00", "2026-11-23T11:00", null, "kantor", null)]
    public void Wrong_words_are_told_with_what_to_do(string code, string? from, string to, string? region, string? actor, string? found)
    {
        var (request, mistake) = BreachRequests.Read(new BreachWords(from, to, region, actor, found), Now);

        Assert.Null(request);
        Assert.Equal(code, mistake!.Code);
        Assert.EndsWith(".", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ends_of_the_window_count_and_the_version_before_it_until_the_next_one_came()
    {
        DateTimeOffset At(int hour) => Now.AddDays(-1).AddHours(hour);
        var register = Register.Empty(A.Cimahi) with { Steps = [new(1, "a", At(0)), new(2, "b", At(2)), new(3, "c", At(4))] };
        IEnumerable<long> Within(DateTimeOffset from, DateTimeOffset to) =>
            AffectedPeople.StepsWithin(register, new BreachWindow(from, to)).Select(step => step.Version);

        Assert.Equal([1L], Within(At(1), At(1)));
        Assert.Equal([1L, 2], Within(At(1), At(2)));
        Assert.Equal([2L], Within(At(2), At(4).AddTicks(-1)));
        Assert.Equal([2L, 3], Within(At(3), At(9)));
        Assert.Equal([3L], Within(At(5), At(6)));
        Assert.Empty(Within(At(-2), At(-1)));
    }

    [Fact]
    public void People_are_joined_over_versions_and_those_who_left_or_were_only_handed_in_are_named()
    {
        var late = A.Person(1) with { Phones = ["+6281200000001"] };
        var earlier = late with { Nik = null, Phones = ["+6281200000002"], Email = "a@contoh.go.id" };
        var first = Register.Empty(A.Cimahi) with { People = [earlier, A.Person(2)] };
        var second = Register.Empty(A.Cimahi) with
        {
            People = [late with { Corrections = [new PersonCorrection(PersonField.Sex, null, "Male", A.Date("2026-11-20"), "x", "y")] }],
            Muster = [new MusterEntry(A.Person(2), Role.Psm, A.Date("2026-11-22"), "s2")],
        };

        var people = AffectedPeople.Of(
            A.Cimahi,
            [new VersionInForce(Now.AddDays(-4), first), new VersionInForce(Now.AddDays(-2), second)],
            [new SubmittedPerson(Now.AddDays(-3), A.Person(2)), new SubmittedPerson(Now.AddDays(-3), A.Person(3))],
            person => [person.Identity.Value]);

        Assert.Equal(["Orang Contoh B", "Orang Contoh C", "Orang Contoh D"], people.Select(person => person.Name));
        Assert.Equal((Now.AddDays(-4), false), (people[0].Since, people[0].OnlySubmitted));
        Assert.Equal(["+6281200000001", "+6281200000002"], people[0].Phones);
        Assert.Equal(["a@contoh.go.id"], people[0].Emails);
        Assert.Equal(["nama", "NIK", "tanggal lahir", "jenis kelamin", "nomor HP", "surel", "peran dan penempatan", "koreksi"], people[0].Classes);
        Assert.Contains("keterangan tidak tercantum lagi", people[1].Classes);
        Assert.Equal((Now.AddDays(-3), true), (people[2].Since, people[2].OnlySubmitted));
    }

    [Fact]
    public void The_list_holds_no_formula_and_no_nik()
    {
        var person = new AffectedPerson(
            A.Cimahi, "=HYPERLINK(\"x\");=1+1", ["+6281200000001"], ["a@contoh.go.id"], ["nama", "NIK"], Now, false, new HashSet<string>());
        var request = BreachRequests.Read(Words, Now).Request!;

        var csv = Encoding.UTF8.GetString(BreachTexts.Csv(new BreachReport(request, [person], BreachUnknowns.None, null, RegionCatalog.Shipped)));

        Assert.Equal(
            "32.77,Kota Cimahi,\"'=HYPERLINK(\"\"x\"\"),=1+1\",'+6281200000001,a@contoh.go.id,nama / NIK,2026-11-24 09:00,register",
            csv.Split("\r\n")[1]);
    }

    [Fact]
    public void The_summary_names_nobody_and_says_what_it_cannot_tell()
    {
        var person = new AffectedPerson(A.Cimahi, "Wulansari Pratiwi", [], [], ["nama"], Now, true, new HashSet<string>());
        var request = BreachRequests.Read(Words with { Actor = "office:1a2b3c4d5e6f" }, Now).Request!;

        var text = BreachTexts.Summary(new BreachReport(request, [person], new BreachUnknowns(1, 2, 3, 4, 5, 6), 1, RegionCatalog.Shipped));

        Assert.DoesNotContain("Wulansari", text, StringComparison.Ordinal);
        foreach (var words in (string[])["kedua batas termasuk", "dianggap WIB", "1 orang (1 hanya dari berkas kiriman, 1 tanpa nomor HP dan surel)",
            "Hanya pembacaan lewat API yang dicatat", "1 versi register", "2 berkas kiriman sudah tidak", "3 berkas kiriman tidak dapat dibaca", "4 baris", "5 orang", "6 orang",
            "Jumat, 27 November 2026 pukul 09.00.00 WIB", "audit head"])
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--from", "2026-11-23T10:00", "--to", "2026-11-22T10:00")]
    [InlineData("--from", "2026-11-23T10:00", "--to", "2026-11-23T11:00", "--region", "99.99")]
    [InlineData("--from", "2026-11-23T10:00")]
    public async Task Wrong_use_ends_with_two_before_any_storage_is_opened(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(2, await CommandLine.RunAsync(["breach", .. args], new Caller(TextReader.Null, output, error, new FakeTimeProvider(Now)), CancellationToken.None));

        Assert.Empty(output.ToString());
        Assert.NotEmpty(error.ToString());
    }
}
