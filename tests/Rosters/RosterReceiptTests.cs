using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Reference;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Rosters;

public sealed class RosterReceiptTests
{
    private static readonly byte[] Original = Xlsx.Of(
        "Data", SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2).With((2, "12"), (1, "=HYPERLINK(1)")), SmallRoster.Row(3).With((6, null))).Build().Content;

    [Fact]
    public void The_office_cells_stay_as_they_were()
    {
        var receipt = WorkbookCells.Read(Write(Original));

        Assert.Equal(["Perbaikan", "Ringkasan", "Data"], receipt.Sheets);
        Assert.Equal(WorkbookCells.Read(Original)["Data"], receipt["Data"]);
    }

    [Fact]
    public void The_receipt_is_valid_and_marks_cells_with_comments()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Original)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        var comments = document.WorkbookPart!.WorksheetParts.Select(part => part.WorksheetCommentsPart?.Comments).OfType<DocumentFormat.OpenXml.Spreadsheet.Comments>().Single();
        Assert.Contains("ROS033", comments.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_severity_has_its_cells_coloured()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Original)), isEditable: false);

        var marked = document.WorkbookPart!.WorksheetParts
            .SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.ConditionalFormatting>())
            .Select(mark => mark.SequenceOfReferences!.InnerText);

        Assert.Equal(["C3", "G4"], marked);
    }

    [Fact]
    public void Added_cells_are_text_or_numbers_of_ours_and_no_formula()
    {
        var receipt = WorkbookCells.Read(Write(Original));

        Assert.All(receipt["Perbaikan"].Concat(receipt["Ringkasan"]), cell => Assert.Null(cell.Formula));
        Assert.All(receipt["Perbaikan"].Where(cell => !cell.IsText), cell => Assert.Contains(cell.Column, (string[])["A", "F"]));
        Assert.All(receipt["Ringkasan"].Where(cell => !cell.IsText), cell => Assert.Equal("B", cell.Column));
        Assert.DoesNotContain(receipt["Ringkasan"], cell => cell.IsText && cell.Column == "B" && cell.Text.All(char.IsAsciiDigit));
    }

    [Fact]
    public void The_sheet_of_findings_begins_with_the_result_then_causes_then_every_place()
    {
        var receipt = WorkbookCells.Read(Write(Xlsx.Of(
            "Data", SmallRoster.Header, SmallRoster.Row(1, "Contoh Wirasaba").With((3, "lahir senin")), SmallRoster.Row(2, "Contoh Tirtayasa").With((3, "lahir selasa"))).Build().Content));

        var rows = receipt["Perbaikan"].GroupBy(cell => cell.Row).Select(row => string.Join('|', row.Select(cell => cell.Text))).ToList();
        Assert.StartsWith("Hasil: diterima dengan catatan. 2 orang aktif terbaca dari 2 baris, tidak ada yang ditolak; 0 hal salah, 2 perlu diperiksa", rows[1], StringComparison.Ordinal);
        Assert.Contains(rows, row => row.StartsWith("2|Peringatan|ROS053|Data|D2|3|", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("1|Peringatan|ROS053|Data|D2|2|Contoh Wirasaba|Tanggal Lahir|lahir senin|", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("2|Peringatan|ROS053|Data|D3|3|Contoh Tirtayasa|Tanggal Lahir|lahir selasa|", StringComparison.Ordinal));
    }

    [Fact]
    public void On_paper_the_list_fits_the_width_and_repeats_its_headings()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Original)), isEditable: false);

        var name = Assert.Single(document.WorkbookPart!.Workbook.DefinedNames!.Elements<DocumentFormat.OpenXml.Spreadsheet.DefinedName>());
        var header = WorkbookCells.Read(Write(Original))["Perbaikan"].Last(cell => cell.Text == "Kode").Row;
        Assert.Equal(("_xlnm.Print_Titles", 0u, $"'Perbaikan'!${header}:${header}"), (name.Name!.Value, name.LocalSheetId!.Value, name.Text));
    }

    [Fact]
    public void A_first_upload_lists_nobody_as_new()
    {
        var file = new RosterFile("roster.xlsx", Original);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        var entry = new RosterEntry("contoh", default, default, SmallRoster.Today, [.. check.Reading.People.Select(row => row.Person)], null, []);
        var change = RegisterChange.Of(Register.Empty(SmallRoster.Cimahi.Code), entry);

        var receipt = WorkbookCells.Read(RosterAnswer.Write(file, check, check.Outcome, change));

        Assert.Contains(receipt["Ringkasan"], cell => cell.Text.StartsWith("unggahan pertama", StringComparison.Ordinal));
        Assert.DoesNotContain(receipt["Ringkasan"], cell => cell.Text.StartsWith("Orang Contoh", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(Write(Original), Write(Original));

    [Fact]
    public void A_receipt_uploaded_again_is_read_like_the_original()
    {
        var receipt = Write(Original);

        Assert.Equal(SmallRoster.ReadBytes(Original).Codes(), SmallRoster.ReadBytes(receipt).Codes());
        Assert.Equal(["Perbaikan", "Ringkasan", "Data"], WorkbookCells.Read(Write(receipt)).Sheets);
    }

    [Fact]
    public void A_receipt_of_an_earlier_version_is_read_like_its_original()
    {
        var receipt = Xlsx.Of("Perbaikan", ["PERBAIKAN – hasil pemeriksaan daftar SDM Kesos"], SmallRoster.Header, SmallRoster.Row(9))
            .Sheet("Ringkasan", ["RINGKASAN – hasil pemeriksaan daftar SDM Kesos"])
            .Sheet("Data", SmallRoster.Header, SmallRoster.Row(1));

        Assert.Single(SmallRoster.Read(receipt).People);
        Assert.Equal(["Perbaikan", "Ringkasan", "Data"], WorkbookCells.Read(Write(receipt.Build().Content)).Sheets);
    }

    [Fact]
    public void A_file_that_is_no_workbook_gets_the_two_sheets_alone()
    {
        var receipt = Write("%PDF-1.7"u8.ToArray());

        Assert.Equal(["Perbaikan", "Ringkasan"], WorkbookCells.Read(receipt).Sheets);
        using var document = SpreadsheetDocument.Open(new MemoryStream(receipt), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    private static byte[] Write(byte[] content)
    {
        var file = new RosterFile("roster.xlsx", content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        return RosterAnswer.Write(file, check, check.Outcome, change: null);
    }
}
