using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Rosters.Cells;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Tests.Coverage;

/// <summary>Words of an office that leave its encrypted register.</summary>
public sealed class PublicLabelsTests
{
    private static readonly PublicLabels Labels = new([A.Person(1) with { Name = "Siti Contohwati, S.Sos." }, A.Person(2) with { Name = "Asep" }]);

    [Theory]
    [InlineData("LK3", 2, "LK3")]
    [InlineData("Kelurahan", 1, "Kelurahan")]
    [InlineData("Puskesmas Contoh", 5, "Puskesmas Contoh")]
    [InlineData("Puskesmas Contoh", 4, "Lainnya")]
    [InlineData("siti contohwati", 40, "Lainnya")]
    [InlineData("Dampingan SITI CONTOHWATI (RW 3)", 40, "Lainnya")]
    [InlineData("Ibu Aminah", 40, "Lainnya")]
    [InlineData("H. Contoh", 40, "Lainnya")]
    [InlineData("Contoh, S.Sos", 40, "Lainnya")]
    [InlineData("Rumah Singgah Asep Berlian", 9, "Rumah Singgah Asep Berlian")]
    [InlineData("3277011708850001", 40, "Lainnya")]
    [InlineData("Posko 0812-3456-7890", 40, "Lainnya")]
    [InlineData("Kelurahan 12 RW 05", 40, "Kelurahan 12 RW 05")]
    [InlineData(null, 1, null)]
    public void Only_known_or_shared_words_that_name_nobody_are_kept(string? label, int people, string? kept) =>
        Assert.Equal(kept, Labels.Of(label, people));

    [Fact]
    public void Every_group_of_postings_is_known() =>
        Assert.All(TemplateList.Postings.Words, word => Assert.Contains(PostingTerms.Of(word)!, (IEnumerable<string>)KnownPostings.All));

    [Fact]
    public void What_is_stored_of_a_region_holds_no_rare_posting_and_loses_nobody()
    {
        Person[] people =
        [
            .. Enumerable.Range(1, 15).Select(serial => A.Person(serial, A.Post(posting: "Kelurahan"))),
            .. Enumerable.Range(20, 2).Select(serial => A.Person(serial, A.Post(posting: "LK3"))),
            .. Enumerable.Range(30, 6).Select(serial => A.Person(serial, A.Post(posting: "Balai Contoh"))),
            A.Person(40, A.Post(posting: "Rumah Bu Aminah")), A.Person(41, A.Post(posting: "Gang Mawar")), A.Person(42, A.Post(posting: null)),
        ];
        var register = new Register(A.Cimahi, 1, people, new Dictionary<Role, RoleSource>(), [], []);

        var stored = RegionCount.Of(register, RulesInForce.Default);

        Assert.Equal(
            [("Balai Contoh", 6), ("Kelurahan", 15), ("LK3", 2), ("Lainnya", 2), (null, 1)],
            stored.Postings.OrderBy(posting => posting.Posting is null).ThenBy(posting => posting.Posting, StringComparer.Ordinal).Select(posting => (posting.Posting, posting.Counts.People)));
        Assert.Equal(26, stored.Rows.Sum(row => row.Counts.People));
    }

    [Fact]
    public void Stated_parts_and_trainings_name_nobody_either()
    {
        var part = Labels.Of(new DeclaredPart("Bapak Contoh", 12));
        var training = Labels.Of(new DeclaredTraining("Bimtek bersama Ibu Aminah", 500, [new("Kota Bekasi", 225), new("Rumah Aminah", 3)]));
        var difference = Labels.Of(new Discrepancy(DiscrepancyKind.Total, "Jumlah orang", 3, 2, "1 baris ganda: Bu Aminah baris 2 = Bu Aminah baris 3"));

        Assert.Equal("Lainnya", part.Label);
        Assert.Equal(("Pelatihan lainnya", "Kota Bekasi Lainnya"), (training.Event, string.Join(' ', training.Parts.Select(one => one.Label))));
        Assert.DoesNotContain("Aminah", difference.Reason, StringComparison.Ordinal);
    }
}
