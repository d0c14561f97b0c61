using System.Text;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed class InstitutionSummaryTests
{
    private static readonly DateTimeOffset November = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    private static readonly InstitutionCoverage Yogyakarta = Of(
        November,
        (InstitutionKind.Lksa, new Accreditation(AccreditationClaim.Accredited, ExpiresOn: Counts.FarAway)),
        (InstitutionKind.Lksa, new Accreditation(AccreditationClaim.Accredited, ExpiresOn: new DateOnly(2026, 11, 24))),
        (InstitutionKind.Panti, new Accreditation(AccreditationClaim.Accredited, ExpiresOn: new DateOnly(2026, 11, 23))),
        (InstitutionKind.Panti, new Accreditation(AccreditationClaim.InProcess)),
        (InstitutionKind.Lk3, new Accreditation(AccreditationClaim.Accredited)),
        (InstitutionKind.Lks, Accreditation.None));

    private static readonly NationalSummary Summary = Counts.Summary(
        [Counts.Cimahi(), Counts.BandungBarat(), Counts.KotaBekasi() with { Institutions = Of(November, (InstitutionKind.Lks, Accreditation.None)) }, Counts.KabupatenBekasi(), Counts.Yogyakarta() with { Institutions = Yogyakarta }]);

    private static readonly WorkbookCells Cells = WorkbookCells.Read(NationalWorkbook.Write(Summary, new SummaryOptions()));

    [Fact]
    public void The_nation_and_its_provinces_show_their_institutions_by_state()
    {
        var nation = Cells.Row("Lembaga", 4);
        Assert.Equal(("Indonesia", "7", "2", "1", "1", "1", "1", "2"), (nation["B"], nation["C"], nation["D"], nation["F"], nation["G"], nation["H"], nation["I"], nation["J"]));
        Assert.Equal(2.0 / 7, double.Parse(nation["E"], System.Globalization.CultureInfo.InvariantCulture), 12);

        var province = Province("34");
        Assert.Equal(("6", "2", "1"), (province["C"], province["D"], province["O"]));
        Assert.Equal(("1", "0"), (Province("32")["C"], Province("32")["D"]));
    }

    [Fact]
    public void Kinds_are_counted_in_nation_and_province()
    {
        var kinds = Enumerable.Range(6, 10).Select(row => Cells.Row("Lembaga", row)).ToList();
        Assert.Equal(InstitutionKinds.All.Select(kind => kind.Code), kinds.Select(row => row["A"]));
        Assert.Equal("2", kinds.Single(row => row["A"] == "LKSA")["C"]);
        Assert.Equal("0", kinds.Single(row => row["A"] == "IPWL")["C"]);

        var matrix = Cells["Lembaga Jenis"].Where(cell => cell is { Column: "A", Text: "34" }).Select(cell => Cells.Row("Lembaga Jenis", cell.Row)).Single();
        Assert.Equal(("6", "1", "2"), (matrix["C"], matrix["D"], matrix["E"]));
    }

    [Fact]
    public void Who_has_reported_no_institutions_shows_a_mark_and_no_nought()
    {
        Assert.Equal(("[x]", "[x]", "0"), (Province("11")["C"], Province("11")["E"], Province("11")["O"]));
        Assert.Contains(Cells["Lembaga"], cell => cell.Text.StartsWith("2 dari 514 kabupaten/kota melaporkan lembaga pada periode ini; 0 memakai data periode lalu; 512 belum lapor.", StringComparison.Ordinal));
    }

    [Fact]
    public void People_are_the_same_with_and_without_institutions() =>
        Assert.Equal(Counts.Summary(Counts.Demo()).Nation.Total, Summary.Nation.Total);

    [Fact]
    public void A_region_with_institutions_alone_has_not_reported_its_people()
    {
        var alone = Counts.Region("33.74") with { HasPeople = false, Institutions = Of(November, (InstitutionKind.Lks, Accreditation.None)) };

        var summary = Counts.Summary(alone);

        Assert.Equal(ReportingState.Missing, summary.Figures("33.74").Reporting);
        Assert.Null(summary.Figures("33.74").Figures.Total);
        Assert.Equal(1, summary.Figures("33.74").Institutions.Figures.Total?.Institutions);
        Assert.Null(summary.Nation.Total);
    }

    [Fact]
    public void A_later_list_of_institutions_is_no_report_of_people()
    {
        var october = Counts.Cimahi() with
        {
            AcceptedAt = new DateTimeOffset(2026, 10, 20, 3, 0, 0, TimeSpan.Zero),
            PeopleOf = new Period(2026, 10),
            Institutions = Of(November, (InstitutionKind.Lks, Accreditation.None)),
        };

        var figures = Counts.Summary(october).Figures("32.77");

        Assert.Equal((ReportingState.Earlier, new Period(2026, 10)), (figures.Reporting, figures.CountedIn));
        Assert.Equal(ReportingState.Reported, figures.Institutions.Reporting);
    }

    [Fact]
    public void The_data_and_its_description_speak_of_institutions_in_their_own_unit()
    {
        var lines = Encoding.UTF8.GetString(DataCsv.Write(Summary)).Split("\r\n");
        Assert.Contains("2026-11,2026-11-24,34.71,Kota Yogyakarta,34,Daerah Istimewa Yogyakarta,III,lapor,2026-11,lembaga,,terakreditasi,2,lembaga", lines);
        Assert.Contains("2026-11,2026-11-24,34.71,Kota Yogyakarta,34,Daerah Istimewa Yogyakarta,III,lapor,2026-11,jenis_lembaga,PANTI,proses_akreditasi,1,lembaga", lines);
        Assert.Contains("2026-11,2026-11-24,32.77,Kota Cimahi,32,Jawa Barat,II,belum_lapor,,lembaga,,lembaga,,lembaga", lines);

        var metadata = SummaryMetadata.Read(SummaryFiles.Of(Summary, new SummaryOptions(), []).Metadata.Content);
        Assert.All(TidyData.Rows(Summary), row => Assert.Contains(metadata.Variables, variable => variable.Name == row.Indicator && variable.Unit == row.Unit));
        Assert.Contains(metadata.Formulas, term => term.Term == "Bagian terakreditasi");
    }

    [Fact]
    public void Notes_say_what_counts() =>
        Assert.Contains(Cells["Catatan"], cell => cell.Text.Contains("Permensos 17/2012", StringComparison.Ordinal));

    private static IReadOnlyDictionary<string, string> Province(string code) =>
        Cells["Lembaga Provinsi"].Where(cell => cell is { Column: "A" } && cell.Text == code).Select(cell => Cells.Row("Lembaga Provinsi", cell.Row)).Single();

    private static InstitutionCoverage Of(DateTimeOffset acceptedAt, params (InstitutionKind Kind, Accreditation Accreditation)[] institutions) => new(
        acceptedAt,
        [.. institutions.GroupBy(institution => institution.Kind).Select(group => new InstitutionKindCoverage(
            group.Key,
            InstitutionCounts.Of(group.Select(entry => new Institution(entry.Kind, "Contoh", null, entry.Accreditation)), InstitutionRules.Default)))]);
}
