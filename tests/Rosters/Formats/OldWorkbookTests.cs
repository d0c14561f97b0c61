using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Formats;

/// <summary>The files were saved by LibreOffice and SheetJS (biff5) from one sheet with a title, two numeric NIKs and a hidden row, column and sheet.</summary>
public sealed class OldWorkbookTests
{
    [Theory]
    [InlineData("biff8.xls")]
    [InlineData("biff5.xls")]
    public void Cells_keep_their_kinds(string name)
    {
        var sheet = OtherFormats.Sheets(File(name))[0];

        Assert.Equal("PSM", sheet.Name);
        Assert.Equal("DAFTAR PSM KOTA CIMAHI", sheet.Rows[0].Cells[0].Text);
        var row = sheet.Rows[2];
        Assert.Equal([CellKind.Number, CellKind.Text, CellKind.Text, CellKind.Date, CellKind.Text, CellKind.Text, CellKind.Text], row.Cells.Select(cell => cell.Kind));
        Assert.Equal(("1", "Orang Contoh Café", "3277011708850001", new DateOnly(1985, 8, 17)), (row.Cells[0].Text, row.Cells[1].Text, row.Cells[2].Text, row.Cells[3].Date));
        Assert.Equal((CellKind.Number, "3277011708850002"), (sheet.Rows[3].Cells[2].Kind, sheet.Rows[3].Cells[2].Text));
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_told()
    {
        var sheets = OtherFormats.Sheets(File("biff8.xls"));

        Assert.Equal([("PSM", false), ("lama", true)], sheets.Select(sheet => (sheet.Name, sheet.Hidden)));
        Assert.Equal([4], sheets[0].Rows.Where(row => row.Hidden).Select(row => row.Number));
        Assert.True(sheets[0].IsColumnHidden(7));
        Assert.Equal("A1:C1", sheets[0].Merges.Select(range => $"{range.First}:{range.Last}").Single());
    }

    [Theory]
    [InlineData("biff8.xls")]
    [InlineData("biff5.xls")]
    [InlineData("spreadsheetml.xls")]
    public void People_are_read_and_a_damaged_nik_is_named(string name)
    {
        var reading = OtherFormats.Read(File(name));

        Assert.Equal(["3277011708850001", "3277011708850002"], reading.People.Select(person => person.Person.Nik?.Digits).Take(2));
        Assert.Equal((3, 1), (reading.Rows.Read, reading.Findings.Count(finding => finding.Rule == FindingCatalog.NikLostLastDigit)));
    }

    [Fact]
    public void A_page_saved_from_a_workbook_has_its_digits() => Assert.Equal(
        ["3277011708850001", "3277011708850010"], OtherFormats.Read(File("page.xls")).People.Select(person => person.Person.Nik?.Digits));

    [Fact]
    public void Every_cut_ends_in_a_refusal_or_a_reading()
    {
        var whole = File("biff8.xls");

        for (var length = 8; length < whole.Length; length += 97)
        {
            Assert.NotNull(OtherFormats.Read(whole[..length]).Findings);
        }
    }

    [Fact]
    public void Flipped_bytes_end_in_a_refusal_or_a_reading()
    {
        var random = new Random(20261124);
        var whole = File("biff8.xls");

        for (var run = 0; run < 400; run++)
        {
            var copy = whole.ToArray();
            copy[random.Next(512, copy.Length)] = (byte)random.Next(256);
            Assert.NotNull(OtherFormats.Read(copy).Findings);
        }
    }

    [Fact]
    public void A_password_is_named()
    {
        // The stream of an .xls without container: a beginning, an encryption record, an end.
        byte[] locked = [0x09, 0x08, 0x10, 0, 0, 6, 5, 0, .. new byte[12], 0x2F, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78, 0x0A, 0, 0, 0];

        Assert.Equal([FindingCatalog.PasswordProtected.Code], OtherFormats.Read(locked).Codes());
    }

    private static byte[] File(string name) => System.IO.File.ReadAllBytes(Repository.PathOf("tests", "Rosters", "Formats", "files", name));
}
