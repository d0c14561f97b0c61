using SertiKesos.People;
using SertiKesos.Samples;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Samples;

public sealed class SampleRostersTests : IDisposable
{
    private const string November = "rosters/32.77/Data SDM Kesos Kota Cimahi November 2026.xlsx";
    private const string BandungBarat = "rosters/32.17/Roster Pilar Sosial KBB Oktober 2026.xlsx";
    private const string KotaBekasi = "rosters/32.75/PSM Kota Bekasi dan IPSM Bimtek.xlsx";
    private const string KabupatenBekasi = "rosters/32.16/PSM Kabupaten Bekasi Bimtek.xlsx";
    private const string Yogyakarta = "rosters/34.71/Kader PSM Kota Yogyakarta 2026.xlsx";
    private const string December = "later/32.77/Data SDM Kesos Kota Cimahi Desember 2026.xlsx";

    private const string October = "earlier/32.77/Data SDM Kesos Kota Cimahi Oktober 2026.xlsx";

    private static readonly DateOnly DemoDay = new(2026, 11, 24);

    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-samples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_run_writes_the_cells_that_are_in_the_repository()
    {
        var written = SampleRosters.WriteAll(_folder);

        Assert.Equal(7, written.Count);
        foreach (var path in written)
        {
            var fresh = WorkbookCells.Open(path);
            var kept = WorkbookCells.Open(Repository.PathOf("samples", Path.GetRelativePath(_folder, path)));
            Assert.Equal(kept.Sheets, fresh.Sheets);
            Assert.All(kept.Sheets, sheet => Assert.Equal(kept[sheet], fresh[sheet]));
        }
    }

    [Theory]
    [InlineData(October, 35)]
    [InlineData(November, 36)]
    [InlineData(BandungBarat, 402)]
    [InlineData(KotaBekasi, 250)]
    [InlineData(KabupatenBekasi, 225)]
    [InlineData(Yogyakarta, 700)]
    [InlineData(December, 252)]
    public void Every_roster_has_the_published_number_of_people_with_a_NIK_each(string file, int people)
    {
        var niks = Niks(file);

        Assert.Equal(people, niks.Count);
        Assert.Equal(people, niks.Distinct().Count());
    }

    [Fact]
    public void No_two_people_share_a_NIK_and_only_Cimahi_lists_some_people_twice()
    {
        var niks = new[] { November, BandungBarat, KotaBekasi, KabupatenBekasi, Yogyakarta }.SelectMany(Niks).ToList();
        var december = Niks(December);

        Assert.Equal(1613, niks.Distinct().Count());
        Assert.Equal(26, december.Intersect(Niks(November)).Count());
        Assert.Equal(26, december.Intersect(niks).Count());
    }

    [Theory]
    [InlineData(November, "Data SDM", "C", "E")]
    [InlineData(KabupatenBekasi, "PSM", "C", "E")]
    [InlineData(Yogyakarta, "Kader", "C", "D")]
    public void The_NIK_agrees_with_the_birth_date(string file, string sheet, string nikColumn, string birthColumn)
    {
        var cells = Open(file);
        var rows = cells[sheet].Where(cell => cell.Column == nikColumn && Nik.TryParse(cell.Text, out _)).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, cell =>
        {
            Assert.True(Nik.TryParse(cell.Text, out var nik));
            Assert.True(nik.Agrees(Date(cells.At(sheet, birthColumn + cell.Row))));
        });
    }

    [Fact]
    public void Cimahi_states_36_people_in_parts_that_sum_to_35()
    {
        var cells = Open(November);

        Assert.Equal("36", cells.At("Rekap", "B8"));
        Assert.Equal("13", cells.At("Rekap", "C8"));
        Assert.Equal(35, Enumerable.Range(3, 5).Sum(row => int.Parse(cells.At("Rekap", $"B{row}"), null)));
        Assert.Equal("", cells.At("Data SDM", "H22"));
        Assert.Equal("Peksos", cells.At("Data SDM", "G22"));
    }

    [Fact]
    public void Cimahi_has_13_certified_two_of_them_due_and_one_expired()
    {
        var states = States(Open(November), "Data SDM", "N", "O");

        Assert.Equal(13, states.Count(state => state.CountsAsCertified()));
        Assert.Equal(2, states.Count(state => state == CertificationState.Due));
        Assert.Equal(1, states.Count(state => state == CertificationState.Expired));
    }

    [Fact]
    public void Yogyakarta_has_56_certified_nine_due_14_expired_and_21_who_only_say_so()
    {
        var cells = Open(Yogyakarta);
        var states = States(cells, "Kader", "K", null);

        Assert.Equal(56, states.Count(state => state.CountsAsCertified()));
        Assert.Equal(9, states.Count(state => state == CertificationState.Due));
        Assert.Equal(14, states.Count(state => state == CertificationState.Expired));
        Assert.Equal(91, cells["Kader"].Count(cell => cell is { Column: "L", Text: "Ya" }));
        Assert.Equal(609, cells["Kader"].Count(cell => cell is { Column: "L", Text: "Tidak" }));
    }

    [Theory]
    [InlineData("Peksos", 25, 21)]
    [InlineData("TKS", 64, 44)]
    [InlineData("Relawan", 163, 0)]
    public void Cimahi_in_December_has_the_published_figures_of_each_category(string sheet, int people, int certified)
    {
        var cells = Open(December);

        Assert.Equal(people, cells[sheet].Count(cell => Nik.TryParse(cell.Text, out _)));
        Assert.Equal(certified, States(cells, sheet, "N", "O").Count(state => state.CountsAsCertified()));
    }

    [Fact]
    public void Bekasi_lists_475_participants_and_states_500()
    {
        var listed = new[] { KotaBekasi, KabupatenBekasi }.Sum(file => Open(file).Sheets
            .Where(sheet => sheet != "Rekap")
            .Sum(sheet => Open(file)[sheet].Count(cell => cell.Text == "Bimtek Dasar PSM")));

        Assert.Equal(475, listed);
        Assert.Equal("500", Open(KotaBekasi).At("Rekap", "B6"));
    }

    private static WorkbookCells Open(string file) => WorkbookCells.Open(Repository.PathOf("samples", file));

    private static List<string> Niks(string file)
    {
        var cells = Open(file);
        return [.. cells.Sheets
            .SelectMany(sheet => cells[sheet])
            .Where(cell => cell.IsText && Nik.TryParse(cell.Text, out _))
            .Select(cell => cell.Text)];
    }

    private static List<CertificationState> States(WorkbookCells cells, string sheet, string issuedColumn, string? expiresColumn) =>
        [.. cells[sheet]
            .Where(cell => cell.Column == issuedColumn && !cell.IsText)
            .Select(cell => new Credential(
                CredentialKind.Competency,
                CredentialEvidence.Dated,
                IssuedOn: Date(cell.Text),
                ExpiresOn: expiresColumn is null || cells.At(sheet, expiresColumn + cell.Row) is not { Length: > 0 } given ? null : Date(given)))
            .Select(credential => CertificateRules.Default.StateOn(CertificateRules.Default.Standing([credential]), DemoDay))];

    private static DateOnly Date(string serial) =>
        DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(serial, System.Globalization.CultureInfo.InvariantCulture)));
}
