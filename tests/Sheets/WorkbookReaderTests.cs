using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Sheets;

public sealed class WorkbookReaderTests
{
    private static SheetCell Only(string cell, Xlsx? workbook = null) =>
        (workbook ?? new Xlsx()).RawSheet("S", $"<sheetData><row r=\"1\">{cell}</row></sheetData>").Build().Read()[0].Rows[0].Cells[0];

    [Fact]
    public void Digits_of_a_number_are_kept_as_stored() =>
        Assert.Equal("9471010101900001", Only("<c r=\"A1\"><v>9471010101900001</v></c>").Text);

    [Theory]
    [InlineData("<c r=\"A1\" s=\"1\"><v>31276</v></c>")] // applyNumberFormat="0" is still a date
    [InlineData("<c r=\"A1\" s=\"2\"><v>31276</v></c>")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>1985-08-17T00:00:00</v></c>")]
    public void Dates_are_dates(string cell) => Assert.Equal(new DateOnly(1985, 8, 17), Only(cell).Date);

    [Fact]
    public void A_clock_time_is_no_date() => Assert.Equal(CellKind.Number, Only("<c r=\"A1\" s=\"3\"><v>0.5</v></c>").Kind);

    [Theory]
    [InlineData("date1904=\"1\"")]
    [InlineData("date1904=\"true\"")]
    public void Both_spellings_of_the_1904_calendar_count(string attribute) =>
        Assert.Equal(new DateOnly(1985, 8, 17), Only("<c r=\"A1\" s=\"1\"><v>29814</v></c>", new Xlsx().WorkbookProperties(attribute)).Date);

    [Fact]
    public void Rich_text_is_joined_and_phonetic_hints_are_left_out()
    {
        var cell = Only(
            "<c r=\"A1\" t=\"s\"><v>0</v></c>",
            new Xlsx().SharedStrings("<si><r><t>Siti </t></r><r><t>Contoh</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"));

        Assert.Equal("Siti Contoh", cell.Text);
    }

    [Fact]
    public void Escaped_characters_are_read_back() =>
        Assert.Equal("a\rb_x", Only("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_b_x</t></is></c>").Text);

    [Fact]
    public void A_shared_string_that_is_missing_refuses_the_file() =>
        Assert.Equal(WorkbookProblem.PartMissing, new Xlsx().RawSheet("S", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row></sheetData>").Build().Refused());

    [Fact]
    public void Error_cells_keep_their_name()
    {
        var cell = Only("<c r=\"A1\" t=\"e\"><f>VLOOKUP(1)</f><v>#REF!</v></c>");

        Assert.Equal((CellKind.Error, "#REF!"), (cell.Kind, cell.Text));
    }

    [Fact]
    public void A_formula_never_calculated_is_not_a_blank() =>
        Assert.Equal(CellKind.FormulaWithoutValue, Only("<c r=\"A1\"><f>1+1</f><v></v></c>").Kind);

    [Fact]
    public void A_cached_formula_value_is_read()
    {
        var cell = Only("<c r=\"A1\"><f>1+1</f><v>2</v></c>");

        Assert.Equal((CellKind.Number, "2", true), (cell.Kind, cell.Text, cell.IsFormula));
    }

    [Fact]
    public void Booleans_are_read_in_both_spellings() => Assert.Equal("TRUE", Only("<c r=\"A1\" t=\"b\"><v>true</v></c>").Text);

    [Fact]
    public void Lower_case_references_keep_their_column()
    {
        var row = new Xlsx().RawSheet("S", "<sheetData><row r=\"1\"><c r=\"a1\"><v>1</v></c><c r=\"c1\"><v>3</v></c></row></sheetData>").Build().Read()[0].Rows[0];

        Assert.Equal([1, 3], row.Cells.Select(cell => cell.Column));
    }

    [Fact]
    public void Cells_and_rows_without_references_are_counted()
    {
        var sheet = new Xlsx().RawSheet("S", "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>").Build().Read()[0];

        Assert.Equal(["A1", "B1", "A2"], sheet.Rows.SelectMany(row => row.Cells).Select(cell => cell.Address.ToString()));
    }

    [Fact]
    public void Rows_out_of_order_are_put_in_order()
    {
        var sheet = new Xlsx().RawSheet("S", "<sheetData><row r=\"5\"><c r=\"A5\"><v>5</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>").Build().Read()[0];

        Assert.Equal([2, 5], sheet.Rows.Select(row => row.Number));
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_seen_in_both_spellings()
    {
        var sheets = new Xlsx()
            .RawSheet("A", "<cols><col min=\"2\" max=\"3\" hidden=\"true\"/></cols><sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>")
            .RawSheet("B", "<sheetData/>", "veryHidden").Build().Read();

        Assert.True(sheets[0].Rows[0].Hidden && sheets[0].IsColumnHidden(3) && !sheets[0].IsColumnHidden(1) && sheets[1].Hidden);
    }

    [Fact]
    public void Merged_ranges_are_read()
    {
        var sheet = new Xlsx().RawSheet("S", "<sheetData/><mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>").Build().Read()[0];

        Assert.True(sheet.Merges.Single().Contains(2, 3));
    }

    [Fact]
    public void Strict_files_read_the_same()
    {
        var strict = Xlsx.Of("S", ["Nama"]).Build(xml => xml
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal));

        Assert.Equal("Nama", strict.Read()[0].Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Shared_strings_are_found_by_relationship_not_by_name()
    {
        var file = new Xlsx().RawSheet("S", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>")
            .SharedStrings("<si><t>lain</t></si>").Part("xl/lain.xml", "<sst xmlns=\"x\"><si><t>benar</t></si></sst>")
            .Build(xml => xml.Replace("\"sharedStrings.xml\"", "\"../xl/lain.xml\"", StringComparison.Ordinal));

        Assert.Equal("benar", file.Read()[0].Rows[0].Cells[0].Text);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", true)]
    [InlineData("[$-421]dd mmmm yyyy", true)]
    [InlineData("mmm", true)]
    [InlineData("h:mm", false)]
    [InlineData("[h]:mm", false)]
    [InlineData("\"day\" 0", false)]
    [InlineData("0;dd", false)]
    public void Date_formats_are_told_apart(string format, bool isDate) => Assert.Equal(isDate, DateStyles.IsDateFormat(format));

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(61, "1900-03-01")]
    [InlineData(44997, "2023-03-12")]
    public void Serial_numbers_become_days(double serial, string day) =>
        Assert.Equal(A.Date(day), DateStyles.FromSerial(serial, from1904: false));

    [Theory]
    [InlineData(60)]
    [InlineData(-1)]
    [InlineData(1e12)]
    [InlineData(double.NaN)]
    public void Serial_numbers_outside_the_calendar_are_no_day(double serial) => Assert.Null(DateStyles.FromSerial(serial, from1904: false));

    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("$xfd$1048576", 1048576, 16384)]
    public void Addresses_are_parsed(string text, int row, int column)
    {
        Assert.True(CellAddress.TryParse(text, out var address));
        Assert.Equal(new CellAddress(row, column), address);
    }

    [Theory]
    [InlineData("ZZZZZZZ1")]
    [InlineData("A2147483648")]
    [InlineData("A0")]
    [InlineData("12")]
    [InlineData("A1B")]
    public void Addresses_outside_a_sheet_are_not_parsed(string text) => Assert.False(CellAddress.TryParse(text, out _));
}
