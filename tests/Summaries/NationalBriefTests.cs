using System.Xml.Linq;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

/// <summary>What is printed: pages that can be read, and a brief that can be signed.</summary>
public sealed class NationalBriefTests
{
    private const double PointsPerInch = 72;
    private const double LeastPoints = 8;

    private static readonly string[] Brief = ["Sampul", "Daftar Isi", "Grafik", "Sudah Lapor", "Perlu Tindakan"];

    private static readonly NationalSummary Nation = Counts.Summary(
        [.. RegionCatalog.Shipped.All.Select(region => Counts.Region(
            region.Code.Value,
            (Role.Tksk, Counts.Of(never: 3, claimed: 2)),
            (Role.Psm, Counts.Of(never: 80, dated: [(Counts.FarAway, 2), (new DateOnly(2026, 12, 15), 3)]))) with
        {
            Declared = new DeclaredTotals(100, null, [], [], "Rekap"),
        })]);

    [Theory]
    [InlineData(SummaryPaper.A4)]
    [InlineData(SummaryPaper.F4)]
    internal void Every_sheet_is_printed_in_eight_points_or_more(SummaryPaper paper)
    {
        foreach (var summary in new[] { Nation, Counts.Summary(Counts.Demo()) })
        {
            using var workbook = new XLWorkbook(new MemoryStream(NationalWorkbook.Write(summary, new SummaryOptions { Paper = paper })));

            Assert.All(workbook.Worksheets, sheet => Assert.True(
                LeastFont(sheet) * Scale(sheet) >= LeastPoints, $"{sheet.Name}: {LeastFont(sheet)} points at {Scale(sheet):P0}"));
            Assert.All(workbook.Worksheets, sheet => Assert.Equal(
                paper == SummaryPaper.F4 ? XLPaperSize.FolioPaper : XLPaperSize.A4Paper, sheet.PageSetup.PaperSize));
        }
    }

    [Fact]
    public void The_brief_takes_six_pages_at_most_though_everybody_has_reported()
    {
        using var workbook = new XLWorkbook(new MemoryStream(NationalWorkbook.Write(Nation, new SummaryOptions())));

        Assert.InRange(Brief.Sum(name => Pages(workbook.Worksheet(name))), Brief.Length, 6);
        Assert.Equal(1, workbook.Worksheet("Sampul").PageSetup.PagesTall);
    }

    [Fact]
    public void Headers_are_frozen_and_printed_again_on_every_page_of_a_table()
    {
        using var workbook = new XLWorkbook(new MemoryStream(NationalWorkbook.Write(Nation, new SummaryOptions())));

        Assert.All(workbook.Worksheets.Where(sheet => sheet.Tables.Any() && !Brief.Contains(sheet.Name)), sheet =>
        {
            Assert.Equal(SheetLayout.HeaderRow, sheet.SheetView.SplitRow);
            Assert.Equal((SheetLayout.HeaderRow, SheetLayout.HeaderRow), (sheet.PageSetup.FirstRowToRepeatAtTop, sheet.PageSetup.LastRowToRepeatAtTop));
        });
        Assert.Equal("$A$1:$G$4", Assert.Single(workbook.Worksheet("Data").PageSetup.PrintAreas).RangeAddress.ToString());
    }

    [Fact]
    public void The_contents_link_to_every_sheet_and_each_of_them_back()
    {
        using var workbook = new XLWorkbook(new MemoryStream(NationalWorkbook.Write(Counts.Summary(Counts.Demo()), new SummaryOptions())));

        Assert.Equal(
            workbook.Worksheets.Select(sheet => $"'{sheet.Name}'!A1"),
            workbook.Worksheet("Daftar Isi").Hyperlinks.OrderBy(link => link.Cell.Address.RowNumber).Select(link => link.InternalAddress));
        Assert.All(
            workbook.Worksheets.Where(sheet => sheet.Name is not ("Sampul" or "Daftar Isi")),
            sheet => Assert.Equal("'Daftar Isi'!A1", sheet.Hyperlinks.First().InternalAddress));
    }

    [Fact]
    public void Every_chart_says_in_words_what_it_shows_and_tells_its_parts_apart_without_colour()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(NationalWorkbook.Write(Nation, new SummaryOptions())), isEditable: false);
        var drawing = document.WorkbookPart!.WorksheetParts.Single(part => part.DrawingsPart is not null).DrawingsPart!;

        var words = XDocument.Load(drawing.GetStream()).Descendants().Where(element => element.Name.LocalName == "cNvPr").Select(element => element.Attribute("descr")!.Value).ToList();
        Assert.Equal(4, words.Count);
        Assert.All(words, description => Assert.InRange(description.Length, 40, 400));

        XNamespace c = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        foreach (var chart in drawing.ChartParts.Select(part => XDocument.Load(part.GetStream())))
        {
            var looks = chart.Descendants(c + "barChart").Elements(c + "ser").Select(series => series.Element(c + "spPr")!.FirstNode!.ToString()).ToList();
            Assert.Equal(looks.Count, looks.Distinct(StringComparer.Ordinal).Count());
            Assert.All(chart.Descendants(c + "lineChart").Elements(c + "ser"), series => Assert.NotNull(series.Element(c + "marker")));
        }
    }

    [Fact]
    public void Who_signs_and_the_number_of_the_letter_are_settings()
    {
        var options = new SummaryOptions
        {
            Unit = "Pusat Data Contoh",
            LetterNumber = "12/CONTOH/2026",
            SignerTitle = "Kepala",
            SignerName = "Orang Contoh, M.Si.",
            SignerNip = "– contoh –",
        };

        var cover = WorkbookCells.Read(NationalWorkbook.Write(Counts.Summary(Counts.Demo()), options))["Sampul"].Select(cell => cell.Text).ToList();

        Assert.Contains("12/CONTOH/2026", cover);
        Assert.Contains("Kepala Pusat Data Contoh,", cover);
        Assert.Equal(["Orang Contoh, M.Si.", "NIP – contoh –"], cover.TakeLast(2));
    }

    [Fact]
    public void Key_figures_tell_what_changed_since_the_last_issue_and_the_digest_does_not()
    {
        var first = Counts.Summary(Counts.Cimahi());
        var next = first with { Issue = 2, LastIssue = LastIssue.Of(first) with { People = 30, Certified = 14, Expired = 1 }, Trend = [new PeriodPoint(new Period(2026, 10), 1, 30, 14)] };

        var cells = WorkbookCells.Read(NationalWorkbook.Write(next, new SummaryOptions()));
        string Change(string label) => cells.At("Sampul", $"C{cells["Sampul"].First(cell => cell.Text == label).Row}");

        Assert.Equal(("+6", "−1", "−10,6 poin persen", "tetap"), (Change("Orang terdata"), Change("Bersertifikat"), Change("Cakupan"), Change("Kedaluwarsa")));
        Assert.Contains("13 dari 36 orang memegang sertifikat yang masih berlaku.", cells["Sampul"].Select(cell => cell.Text));
        Assert.Equal(["Okt 26", "Nov 26"], cells["Angka Grafik"].Where(cell => cell.Column == "C" && cells.At("Angka Grafik", $"A{cell.Row}").StartsWith("Cakupan dari", StringComparison.Ordinal)).Select(cell => cell.Text.Split(" (")[0]));
        Assert.Equal(first.InputDigest(), next.InputDigest());
        Assert.Contains("terbitan pertama", WorkbookCells.Read(NationalWorkbook.Write(first, new SummaryOptions()))["Sampul"].Select(cell => cell.Text));
    }

    [Fact]
    public void Reported_regions_stand_with_the_most_urgent_first_and_nobody_else()
    {
        var cells = WorkbookCells.Read(NationalWorkbook.Write(Counts.Summary(Counts.Demo()), new SummaryOptions()));

        Assert.Equal(["34.71", "32.77", "32.17", "32.75", "32.16"], Enumerable.Range(6, 5).Select(row => cells.At("Sudah Lapor", $"A{row}")));
        Assert.Equal("", cells.At("Sudah Lapor", "A11"));
    }

    [Fact]
    public void Each_mark_is_explained_once()
    {
        var notes = WorkbookCells.Read(NationalWorkbook.Write(Counts.Summary(Counts.Demo()), new SummaryOptions()))["Catatan"];

        Assert.All(["[x]", "[z]", "[p]", "[r]", "[c]"], mark => Assert.Single(notes, cell => cell.Text == $"Tanda {mark}"));
    }

    private static double LeastFont(IXLWorksheet sheet) => sheet.CellsUsed().Min(cell => cell.Style.Font.FontSize);

    /// <summary>By how much the sheet is made smaller so that its columns, and where asked its rows, fit.</summary>
    private static double Scale(IXLWorksheet sheet) =>
        Math.Min(1, Math.Min(
            PageWidth(sheet) / sheet.ColumnsUsed().Where(column => IsPrinted(sheet, column.ColumnNumber())).Sum(Width),
            sheet.PageSetup.PagesTall == 1 ? PageHeight(sheet) / Height(sheet) : 1));

    private static int Pages(IXLWorksheet sheet) =>
        sheet.PageSetup.PagesTall == 1 ? 1 : (int)Math.Ceiling(Height(sheet) * Scale(sheet) / PageHeight(sheet));

    private static bool IsPrinted(IXLWorksheet sheet, int column) =>
        !sheet.PageSetup.PrintAreas.Any() || column <= sheet.PageSetup.PrintAreas.Max(area => area.RangeAddress.LastAddress.ColumnNumber);

    /// <summary>In points: a character is seven pixels wide, and each column has five beside.</summary>
    private static double Width(IXLColumn column) => ((column.Width * 7) + 5) * 0.75;

    private static double Height(IXLWorksheet sheet)
    {
        var last = sheet.PageSetup.PrintAreas.Any() ? sheet.PageSetup.PrintAreas.Max(area => area.RangeAddress.LastAddress.RowNumber) : sheet.LastRowUsed().RowNumber();
        return Enumerable.Range(1, last).Sum(row => sheet.Row(row).Height);
    }

    private static (double Width, double Height) Paper(IXLWorksheet sheet)
    {
        var (shorter, longer) = sheet.PageSetup.PaperSize == XLPaperSize.FolioPaper ? (8.5, 13.0) : (8.27, 11.69);
        return sheet.PageSetup.PageOrientation == XLPageOrientation.Landscape ? (longer, shorter) : (shorter, longer);
    }

    private static double PageWidth(IXLWorksheet sheet) => (Paper(sheet).Width - sheet.PageSetup.Margins.Left - sheet.PageSetup.Margins.Right) * PointsPerInch;

    private static double PageHeight(IXLWorksheet sheet) => (Paper(sheet).Height - sheet.PageSetup.Margins.Top - sheet.PageSetup.Margins.Bottom) * PointsPerInch;
}
