using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Offices;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;
using SertiKesos.Workbooks.Summaries.Books;
using SertiKesos.Workbooks.Summaries.Offices;

namespace SertiKesos.Tests.Summaries.Offices;

public sealed partial class OfficeWorkbookTests
{
    private static readonly OfficeSummary Office = DrawnOffice.Office();
    private static readonly byte[] Content = OfficeWorkbook.Write(Office, new SummaryOptions());
    private static readonly WorkbookCells Cells = WorkbookCells.Read(Content);

    [Fact]
    public void The_sheets_stand_in_their_order() => Assert.Equal(
        ["Sampul", "Daftar Isi", "Angka Kantor", "Peran", "Penempatan", "Tren", "Orang", "Akan Habis", "Kelengkapan Isian", "Tidak Terjangkau", "Perubahan", "Perubahan Peran", "Perubahan Roster", "Tercetak Nasional", "Catatan"],
        Cells.Sheets);

    [Fact]
    public void The_package_follows_the_schema() => Assert.Empty(WrittenBooks.Errors(Content));

    [Fact]
    public void The_same_office_gives_the_same_bytes() => Assert.Equal(Content, OfficeWorkbook.Write(DrawnOffice.Office(), new SummaryOptions()));

    [Fact]
    public void Every_sheet_has_one_table_with_a_frozen_header_in_print_that_can_be_read()
    {
        foreach (var sheet in WrittenBooks.Sheets(Content))
        {
            Assert.Empty(WrittenBooks.EmptyTypedCells(sheet));
            Assert.Empty(WrittenBooks.TooLong(sheet));
            Assert.True(WrittenBooks.SmallestPrint(sheet, BookStyles.FontSize) >= 8, $"{WrittenBooks.SmallestPrint(sheet, BookStyles.FontSize):0.0} pt: {sheet.Descendants().First(cell => cell.Name.LocalName == "t").Value}");
        }

        using var workbook = new XLWorkbook(new MemoryStream(Content));
        Assert.All(workbook.Worksheets, sheet => Assert.Single(sheet.Tables));
        Assert.All(workbook.Worksheets.Where(sheet => sheet.Name != "Sampul"), sheet => Assert.Equal(BookSheet.HeaderRow, sheet.SheetView.SplitRow));
        Assert.All(workbook.Worksheets.Where(sheet => sheet.Name != "Sampul"), sheet => Assert.Equal(BookSheet.HeaderRow, sheet.PageSetup.FirstRowToRepeatAtTop));
        Assert.All(workbook.Worksheets.Where(sheet => sheet.Name is not ("Sampul" or "Daftar Isi")), sheet => Assert.Equal("Kembali ke Daftar Isi", sheet.Cell(3, 1).GetString()));
    }

    [Fact]
    public void Its_people_stand_in_it_with_masked_NIK_and_their_certificate()
    {
        var rows = Rows("Orang");

        Assert.Equal(Office.Figures.Figures.Total!.Value.People, rows.Count);
        Assert.Contains(rows, row => row["C"].StartsWith("************", StringComparison.Ordinal));
        Assert.Contains(rows, row => row["C"] == "tanpa NIK");
        Assert.Contains(rows, row => row.TryGetValue("F", out var number) && number.StartsWith("LSP-", StringComparison.Ordinal));
        foreach (var state in Enum.GetValues<CertificationState>())
        {
            Assert.Equal(Office.People.Count(person => person.State == state), rows.Count(row => row["A"] == state.Label()));
        }
    }

    [Fact]
    public void What_ends_soonest_comes_first_with_what_to_do()
    {
        var rows = Rows("Akan Habis");
        var days = rows.Select(row => int.Parse(row["F"], null)).ToList();

        Assert.Equal(Office.Figures.Figures.Total!.Value.Due, rows.Count);
        Assert.Equal(days.Order(), days);
        Assert.All(days, day => Assert.InRange(day, 0, 180));
        Assert.All(rows, row => Assert.False(string.IsNullOrEmpty(row["G"])));
    }

    [Fact]
    public void Whom_no_reminder_reaches_is_listed()
    {
        Assert.NotEmpty(Office.Unreachable);
        Assert.Equal(Office.Unreachable.Select(person => person.Name), Rows("Tidak Terjangkau").Select(row => row["A"]));
    }

    [Fact]
    public void The_bridge_leads_from_the_last_issue_to_this_one()
    {
        var rows = Rows("Perubahan");

        Assert.Equal(Office.Changes!.Before.People, int.Parse(rows[0]["B"], null));
        Assert.Equal(Office.Figures.Figures.Total!.Value.People, int.Parse(rows[^1]["B"], null));
        Assert.Equal(int.Parse(rows[^1]["B"], null), rows.SkipLast(1).Sum(row => int.Parse(row["B"], null)));
        Assert.Equal(int.Parse(rows[^1]["C"], null), rows.SkipLast(1).Sum(row => int.Parse(row["C"], null)));
        Assert.Contains(rows, row => row["A"] == "Keluar" && row["E"].Contains("pensiun", StringComparison.Ordinal));
        Assert.Equal(
            Office.Changes.After.People - Office.Changes.Before.People,
            Rows("Perubahan Roster").Sum(row => int.Parse(row["D"], null)));
    }

    [Fact]
    public void What_is_printed_nationally_is_what_the_national_workbook_prints()
    {
        var before = DrawnOffice.Before(60);
        var national = WorkbookCells.Read(NationalWorkbook.Write(DrawnOffice.Summary(DrawnOffice.After(before, 60), DrawnOffice.November, Counts.AsOf), new SummaryOptions()));
        var printed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sheet in (string[])["Kabupaten-Kota", "Selisih"])
        {
            var header = national[sheet].First(cell => cell.Text == "Kode").Row;
            var at = national[sheet].Single(cell => cell.Column == "A" && cell.Text == "32.77").Row;
            foreach (var cell in national.Row(sheet, header))
            {
                printed[cell.Value] = national.Row(sheet, at).GetValueOrDefault(cell.Key, "");
            }
        }

        foreach (var row in Rows("Tercetak Nasional").Where(row => row["A"] != "Data per"))
        {
            Assert.Equal(Rounded(printed[row["A"]]), Rounded(row.GetValueOrDefault("B", "")));
        }
    }

    [Fact]
    public void No_NIK_stands_in_it()
    {
        foreach (var (part, text) in WrittenBooks.Parts(Content))
        {
            Assert.False(SixteenDigits().IsMatch(text), part);
        }
    }

    [Fact]
    public void The_line_of_the_trend_has_an_alternative_text_and_leaves_gaps()
    {
        var parts = WrittenBooks.Parts(Content);
        var drawing = parts.Single(part => part.Key.StartsWith("xl/drawings/drawing", StringComparison.Ordinal)).Value;
        var chart = parts.Single(part => part.Key.Contains("/chart", StringComparison.Ordinal) && !part.Key.Contains("_rels", StringComparison.Ordinal)).Value;

        Assert.Contains(". Grafik garis: Juni 2026 belum ada data;", drawing, StringComparison.Ordinal);
        Assert.Contains("lineChart", chart, StringComparison.Ordinal);
        Assert.Contains("'Tren'!$E$7:$E$11", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("Juni 2026", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_that_never_reported_has_a_valid_workbook_that_says_what_to_do()
    {
        var summary = Counts.Summary();
        var content = OfficeWorkbook.Write(DrawnOffice.Of(summary, null, null, null), new SummaryOptions());
        var cells = WorkbookCells.Read(content);

        Assert.Empty(WrittenBooks.Errors(content));
        Assert.Contains(cells["Sampul"], cell => cell.Text.StartsWith("Kirim roster November 2026 paling lambat", StringComparison.Ordinal) || cell.Text.StartsWith("Roster November 2026 belum diterima", StringComparison.Ordinal));
        Assert.Equal("Belum ada terbitan sebelumnya, jadi belum ada perubahan yang dapat diuraikan.", cells.At("Perubahan", "A6"));
        Assert.Equal("Belum ada orang dalam register kantor ini.", cells.At("Orang", "A6"));
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        var register = DrawnOffice.Before(5) is var drawn ? drawn with { People = [.. drawn.People.Select(person => person with { Name = "=1+1" })] } : drawn;
        var content = OfficeWorkbook.Write(DrawnOffice.Of(DrawnOffice.Summary(register, DrawnOffice.November, Counts.AsOf), register, null, null), new SummaryOptions());

        Assert.All(WorkbookCells.Read(content).Sheets, sheet => Assert.All(WorkbookCells.Read(content)[sheet], cell => Assert.Null(cell.Formula)));
        Assert.Contains("quotePrefix", WrittenBooks.Parts(content)["xl/styles.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_NIK_in_the_place_of_the_number_or_the_name_is_masked()
    {
        var register = DrawnOffice.Before(10) is var drawn ? drawn with
        {
            People = [.. drawn.People.Select(person => person with
            {
                Name = $"{person.Name} {A.NikNumber(7).Digits}",
                Assignments = [.. person.Assignments.Select(post => post with { Posting = A.NikNumber(7).Digits, Credentials = [A.Certificate("2027-01-01") with { Number = A.NikNumber(7).Digits }] })],
            })],
        } : drawn;
        var content = OfficeWorkbook.Write(DrawnOffice.Of(DrawnOffice.Summary(register, DrawnOffice.November, Counts.AsOf), register, null, null), new SummaryOptions());

        Assert.All(WrittenBooks.Parts(content), part => Assert.DoesNotContain(A.NikNumber(7).Digits, part.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20, "Mendesak")]
    [InlineData(60, "Pastikan")]
    [InlineData(150, "Ajukan")]
    public void The_step_depends_on_the_days_that_are_left(int days, string begins)
    {
        var person = new OfficePerson("Orang Contoh", null, [], null, null, Counts.AsOf.AddDays(days), CertificationState.Due, true);

        Assert.StartsWith(begins, Office.StepOf(person), StringComparison.Ordinal);
    }

    private static string Rounded(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) && text.Contains('.', StringComparison.Ordinal) && text.StartsWith("0.", StringComparison.Ordinal)
        ? number.ToString("F12", CultureInfo.InvariantCulture)
        : text;

    /// <summary>The rows of the table; an empty one parts it from what is said below.</summary>
    private static List<IReadOnlyDictionary<string, string>> Rows(string sheet) =>
        [.. Enumerable.Range(BookSheet.HeaderRow + 1, 1000).Select(row => Cells.Row(sheet, row)).TakeWhile(row => row.Count > 0)];

    [GeneratedRegex(@"(?<![\d.])\d{16}(?!\d)")]
    private static partial Regex SixteenDigits();
}
