using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed partial class NationalWorkbookTests
{
    private static readonly NationalSummary Summary = Counts.Summary(Counts.Demo());
    private static readonly byte[] Content = NationalWorkbook.Write(Summary, new SummaryOptions());
    private static readonly WorkbookCells Cells = WorkbookCells.Read(Content);

    [Fact]
    public void The_sheets_stand_in_their_order()
    {
        Assert.Equal(
            [
                "Sampul", "Daftar Isi", "Grafik", "Sudah Lapor", "Perlu Tindakan",
                "Nasional", "Kategori", "BBPPKS", "Provinsi", "Kabupaten-Kota", "Peran", "Selisih Provinsi", "Selisih", "Lembaga", "Lembaga Provinsi", "Lembaga Jenis",
                "Jatuh Tempo", "Kelengkapan", "Laporan", "Revisi", "Acuan", "Kebutuhan", "Kebutuhan Kab-Kota", "Umur", "Umur Kab-Kota",
                "Target", "Rencana", "Antrean", "Jenjang", "Pelatihan", "Perubahan", "Perubahan Wilayah", "Angka Grafik", "Catatan", "Data",
            ],
            Cells.Sheets);
    }

    [Fact]
    public void Every_region_has_its_row_in_the_order_of_codes()
    {
        var codes = Enumerable.Range(6, 514).Select(row => Cells.At("Kabupaten-Kota", $"A{row}")).ToList();

        Assert.Equal(RegionCatalog.Shipped.All.Select(region => region.Code.Value), codes);
        Assert.Equal("", Cells.At("Kabupaten-Kota", "A520"));
    }

    [Fact]
    public void Cimahis_row_shows_figures_difference_and_reason()
    {
        var row = Cells.Row("Kabupaten-Kota", RowOf("32.77"));

        Assert.Equal("Lapor", row["D"]);
        Assert.Equal(("36", "13"), (row["E"], row["F"]));
        Assert.Equal(13.0 / 36, Number(row["G"]), 12);
        Assert.Equal(("2", "1", "0", "0"), (row["H"], row["I"], row["J"], row["K"]));
        Assert.Equal("0", row["L"]);

        var stated = Cells.Row("Selisih", RowOf("32.77"));
        Assert.Equal(new DateTime(2026, 11, 20), DateTime.FromOADate(Number(stated["D"])));
        Assert.Equal(("36", "36", "0", "35"), (stated["E"], stated["F"], stated["G"], stated["H"]));
        Assert.Equal("jumlah rincian 35 dari total yang dinyatakan 36 (1 orang tanpa penempatan: baris 22)", stated["J"]);
    }

    [Fact]
    public void Bandung_Barat_shows_a_real_nought()
    {
        var row = Cells.Row("Kabupaten-Kota", RowOf("32.17"));

        Assert.Equal(("402", "0", "0"), (row["E"], row["F"], row["G"]));
    }

    [Fact]
    public void Who_has_not_reported_shows_a_mark_and_no_number()
    {
        var number = RowOf("11.01");
        var row = Cells["Kabupaten-Kota"].Where(cell => cell.Row == number).ToList();

        Assert.Equal("Belum lapor", row.Single(cell => cell.Column == "D").Text);
        Assert.All(row, cell => Assert.True(cell.IsText, cell.Address));
        Assert.Equal("[x]", row.Single(cell => cell.Column == "E").Text);
    }

    [Theory]
    [InlineData("Nasional", 4)]
    [InlineData("Kategori", 4)]
    [InlineData("BBPPKS", 4)]
    [InlineData("Provinsi", 4)]
    [InlineData("Kabupaten-Kota", 4)]
    [InlineData("Peran", 4)]
    public void The_grand_total_stands_above_its_table(string sheet, int row)
    {
        var cells = Cells.Row(sheet, row).Values;

        Assert.Contains("Indonesia", cells);
        Assert.Contains("1613", cells);
    }

    [Fact]
    public void Provinces_are_sums_of_their_regions()
    {
        var row = Enumerable.Range(6, 38).Select(number => Cells.Row("Provinsi", number)).Single(found => found["A"] == "32");

        Assert.Equal(("27", "4", "913", "13"), (row["C"], row["D"], row["E"], row["F"]));
        Assert.Equal("[x]", Enumerable.Range(6, 38).Select(number => Cells.Row("Provinsi", number)).Single(found => found["A"] == "11")["E"]);
    }

    [Fact]
    public void Roles_are_listed_by_category_with_their_figures()
    {
        var rows = Enumerable.Range(6, 14).Select(row => Cells.Row("Peran", row)).ToList();

        Assert.Equal(("181", "4"), (Role("Pendamping PKH")["C"], Role("Pendamping PKH")["D"]));
        Assert.Equal("[x]", Role("Karang Taruna")["C"]);

        IReadOnlyDictionary<string, string> Role(string label) => rows.Single(row => row["B"] == label);
    }

    [Fact]
    public void Expiries_are_told_by_month_and_centre()
    {
        var december = Cells.Row("Jatuh Tempo", 7);

        Assert.Equal(new DateTime(2026, 12, 1), DateTime.FromOADate(Number(december["A"])));
        Assert.Equal(("2", "2", "0", "[x]"), (december["B"], december["D"], december["E"], december["C"]));
        Assert.Equal("11", Cells.At("Jatuh Tempo", "B4"));
    }

    [Fact]
    public void Trainings_show_what_is_counted_and_what_is_stated()
    {
        var row = Cells.Row("Pelatihan", 6);

        Assert.Equal(("Bimtek Dasar PSM", "475", "500", "25"), (row["A"], row["B"], row["C"], row["D"]));
        Assert.Equal("475", row["E"]);
        Assert.Contains("hanya berjumlah 475", row["F"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_cover_names_period_issue_status_and_access()
    {
        var cover = Cells["Sampul"].Select(cell => cell.Text).ToList();

        Assert.Contains("Cakupan Sertifikasi SDM Kesejahteraan Sosial, ringkasan nasional November 2026", cover);
        Assert.Contains("01; Angka sementara [p], terbitan pertama", cover);
        Assert.Contains("Instansi", cover);
        Assert.Contains("Tindak Lanjut", cover);
        Assert.Contains(cover, text => text.StartsWith("Terbatas", StringComparison.Ordinal));
        Assert.Contains("5 dari 514 kabupaten/kota lapor pada periode ini; 0 memakai data periode lalu; 509 belum lapor.", cover);
    }

    [Fact]
    public void The_notes_name_licence_law_and_known_differences()
    {
        var notes = string.Join('\n', Cells["Catatan"].Select(cell => cell.Text));

        Assert.Contains("ODbL", notes, StringComparison.Ordinal);
        Assert.Contains("Permensos 16/2017", notes, StringComparison.Ordinal);
        Assert.Contains("32.77 Kota Cimahi", notes, StringComparison.Ordinal);
        Assert.Contains("belum disamarkan", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_sheet_holds_the_rows_of_the_CSV_file()
    {
        var rows = TidyData.Rows(Summary).ToList();

        Assert.Equal(TidyData.Headings, Cells.Row("Data", 5).OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => cell.Value));
        Assert.Equal(rows.Count, Cells["Data"].Count(cell => cell is { Column: "L", Row: > 5 }));
        Assert.Equal(
            rows.Where(row => row.Value is not null).Sum(row => row.Value!.Value),
            Cells["Data"].Where(cell => cell is { Column: "M", Row: > 5 }).Sum(cell => (int)Number(cell.Text)));
    }

    [Fact]
    public void Tables_have_names_and_reach_to_their_last_row()
    {
        using var workbook = new XLWorkbook(new MemoryStream(Content));

        Assert.Equal("A5:N519", workbook.Worksheet("Kabupaten-Kota").Table("tblKabupatenKota").RangeAddress.ToString());
        Assert.Equal("A5:O43", workbook.Worksheet("Provinsi").Table("tblProvinsi").RangeAddress.ToString());
        Assert.Equal($"A5:N{5 + TidyData.Rows(Summary).Count()}", workbook.Worksheet("Data").Table("tblData").RangeAddress.ToString());
        Assert.All(workbook.Worksheets, sheet => Assert.InRange(sheet.Tables.Count(), 0, 1));
        Assert.All(workbook.Worksheets, sheet => Assert.Empty(sheet.MergedRanges));
    }

    [Fact]
    public void No_cell_holds_a_formula()
    {
        Assert.All(Cells.Sheets, sheet => Assert.All(Cells[sheet], cell => Assert.Null(cell.Formula)));
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        var summary = Counts.Summary(Counts.Cimahi() with
        {
            Discrepancies = [new Discrepancy(DiscrepancyKind.Total, "=1+1", 40, 36, "=HYPERLINK(\"http://contoh.example\")")],
            Trainings = [new TrainingCount("=cmd|' /C calc'!A0", 3)],
        });

        var cells = WorkbookCells.Read(NationalWorkbook.Write(summary, new SummaryOptions()));

        Assert.Equal("=cmd|' /C calc'!A0", cells.At("Pelatihan", "A6"));
        Assert.All(cells.Sheets, sheet => Assert.All(cells[sheet], cell => Assert.Null(cell.Formula)));
    }

    [Fact]
    public void The_package_follows_the_schema()
    {
        Assert.Empty(Errors(Content));
    }

    [Fact]
    public void The_charts_show_what_has_data_and_nothing_else()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Content), isEditable: false);

        var charts = document.WorkbookPart!.WorksheetParts.Where(part => part.DrawingsPart is not null).SelectMany(part => part.DrawingsPart!.ChartParts).ToList();
        var texts = charts.Select(chart => chart.ChartSpace.InnerText).ToList();
        Assert.Equal(4, charts.Count);
        Assert.Contains(texts, text => text.Contains("Jawa Barat (4/27)", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, text => text.Contains("Aceh", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_summary_gives_the_same_bytes()
    {
        Assert.Equal(Content, NationalWorkbook.Write(Counts.Summary([.. Counts.Demo().Reverse()]), new SummaryOptions()));
    }

    [Fact]
    public void Nothing_in_the_package_looks_like_a_NIK()
    {
        using var archive = new ZipArchive(new MemoryStream(Content), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            Assert.DoesNotMatch(SixteenDigits(), reader.ReadToEnd());
        }
    }

    [Fact]
    public void A_workbook_without_any_data_says_so_and_is_valid()
    {
        var content = NationalWorkbook.Write(Counts.Summary(), new SummaryOptions());

        var cells = WorkbookCells.Read(content);
        Assert.Empty(Errors(content));
        Assert.Equal("[x]", cells.At("Provinsi", "E4"));
        Assert.Equal("Belum ada kabupaten/kota yang lapor, jadi belum ada yang dapat digambar.", cells.At("Grafik", "A5"));
        Assert.Equal("Belum ada pelatihan dalam roster yang diterima.", cells.At("Pelatihan", "A5"));
    }

    [Fact]
    public void A_workbook_of_all_regions_is_valid_and_complete()
    {
        var everybody = RegionCatalog.Shipped.All
            .Select(region => Counts.Region(region.Code.Value, (Role.Tksk, Counts.Of(never: 3)), (Role.Psm, Counts.Of(dated: [(Counts.FarAway, 2)]))))
            .ToList();
        var summary = Counts.Summary(everybody);

        var content = NationalWorkbook.Write(summary, new SummaryOptions());

        Assert.Empty(Errors(content));
        Assert.Equal(TidyData.Rows(summary).Count(), WorkbookCells.Read(content)["Data"].Count(cell => cell is { Column: "L", Row: > 5 }));
    }

    [Fact]
    public void Normalising_twice_changes_nothing_more()
    {
        var again = PackageNormaliser.Normalise(Content, Counts.AsOf);

        // Rows that were written piece by piece may be packed otherwise than those written at once.
        Assert.Equal(PackageNormaliser.ContentDigest(Content), PackageNormaliser.ContentDigest(again));
        Assert.Equal(again, PackageNormaliser.Normalise(again, Counts.AsOf));
    }

    [Fact]
    public void The_content_digest_does_not_depend_on_time_stamps()
    {
        var restamped = PackageNormaliser.Normalise(Content, Counts.AsOf.AddDays(1));

        Assert.NotEqual(Content, restamped);
        Assert.Equal(PackageNormaliser.ContentDigest(Content), PackageNormaliser.ContentDigest(restamped));
    }

    private static List<string> Errors(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private static int RowOf(string code) => Cells["Kabupaten-Kota"].Single(cell => cell.Column == "A" && cell.Text == code).Row;

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.])\d{16}(?!\d)")]
    private static partial Regex SixteenDigits();
}
