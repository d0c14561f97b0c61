using SertiKesos.People;
using SertiKesos.Rosters;
using SertiKesos.Sheets;
using SertiKesos.Tests.Rosters.Fuzz;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Tests.Rights;

/// <summary>Whoever asks whether a file speaks of a person gets the answer that an erasure would give, for less.</summary>
public sealed class RosterSearchTests
{
    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.PathOf("samples", "rosters"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.PathOf("samples", "rosters"), file))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_answer_on_the_samples_is_that_of_an_erasure(string name)
    {
        var content = File.ReadAllBytes(Repository.PathOf("samples", "rosters", name));
        var people = SmallRoster.ReadBytes(content).People;

        Assert.NotEmpty(people);
        foreach (var person in new[] { people[0], people[^1] }.Select(row => row.Person))
        {
            AssertSame(content, person);
            AssertSame(content, person with { Nik = null });
        }

        AssertSame(content, A.Person(77) with { Name = people[0].Person.Name });
        AssertSame(content, A.Person(77) with { Name = "Wulansari Pratiwi" });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_answer_on_mutants_is_that_of_an_erasure(int batch)
    {
        for (var seed = batch * 60; seed < (batch + 1) * 60; seed++)
        {
            var mutant = new Mutator(seed).Mutate(Seeds.Of(seed).Content);
            foreach (var person in (Person[])
            [
                A.Person(1) with { Nik = A.NikNumber(1), Name = "Orang Contoh" },
                A.Person(2) with { Nik = A.NikNumber(9), Name = "Nama Lain Sekali" },
                new Person("Orang Contoh", null, new DateOnly(1985, 8, 17), null, [], null, []),
                new Person("Orang Lain", null, null, null, [], null, []),
                A.Person(77) with { Name = "Wulansari Pratiwi" },
            ])
            {
                AssertSame(mutant, person, $"seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData("Wulansari\u200B Pratiwi")]
    [InlineData("WULAN\u00ADSARI pratiwi, S.Sos.")]
    [InlineData("Wulansari Pratiwi (PSM)")]
    [InlineData("Wülansari Pratiwi")]
    public void A_name_is_found_however_it_is_written(string name)
    {
        var content = Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7, name)).Build().Content;

        AssertSame(content, new Person("Wulansari Pratiwi", null, new DateOnly(1985, 8, 17), null, [], null, []));
        AssertSame(content, A.Person(7) with { Name = "Wulansari Pratiwi" });
    }

    [Theory]
    [InlineData("3277\u200B0117\u200B0885\u200B0007")]
    [InlineData("3277....0117....0885....0007")]
    [InlineData("NIK. 3277 0117 0885 0007")]
    public void A_nik_is_found_whatever_stands_between_its_digits(string nik)
    {
        var content = Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(7).With((2, nik))).Build().Content;

        AssertSame(content, A.Person(7) with { Name = "Nama Lain" }, expected: true);
    }

    [Fact]
    public void The_first_hit_ends_the_walk_and_nothing_of_the_file_is_kept()
    {
        var content = Xlsx.Of("Data", [SmallRoster.Header, SmallRoster.Row(7), .. Enumerable.Range(0, 20_000).Select(index => SmallRoster.Row(1, $"Orang {index}").With((2, null), (11, $"keterangan {index}")))]).Build().Content;
        var rows = 0;
        var whole = SpreadsheetReader.Visit(content, "Data", WorkbookLimits.Default, (_, _) => ++rows < 2, CancellationToken.None);

        Assert.False(whole);
        Assert.Equal(2, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Ask(content, A.Person(7)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_visit_shows_the_cells_of_a_reading(string name)
    {
        var content = File.ReadAllBytes(Repository.PathOf("samples", "rosters", name));
        var shown = new List<(string, SheetCell)>();

        Assert.True(SpreadsheetReader.Visit(
            content,
            "Data",
            WorkbookLimits.Default,
            (sheet, row) =>
            {
                shown.AddRange(row.Cells.Select(cell => (sheet, cell)));
                return true;
            },
            CancellationToken.None));

        Assert.Equal(
            SpreadsheetReader.Read(content, "Data", WorkbookLimits.Default, CancellationToken.None).SelectMany(sheet => sheet.Rows.SelectMany(row => row.Cells.Select(cell => (sheet.Name, cell)))),
            shown);
    }

    private static void AssertSame(byte[] content, Person person, string? about = null, bool? expected = null)
    {
        var file = new RosterFile("roster.xlsx", content);
        var target = new RedactionTarget([person], [], [], []);
        var erased = RosterRedaction.Of(file, SmallRoster.Cimahi, SmallRoster.Today, target, CancellationToken.None) is not null;

        Assert.True(erased == Ask(content, person), $"An erasure says {erased}, the search the opposite. {about}");
        Assert.True(expected is null || expected == erased);
    }

    private static bool Ask(byte[] content, Person person) => RosterSearch.Contains(
        new RosterFile("roster.xlsx", content), SmallRoster.Cimahi, SmallRoster.Today, new RedactionTarget([person], [], [], []), CancellationToken.None);
}
