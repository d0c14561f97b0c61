using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Formats;

public sealed class XmlSpreadsheetTests
{
    [Fact]
    public void Kinds_and_places_are_those_of_the_file()
    {
        var sheet = Read("""
            <Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
            <Row ss:Index="3"><Cell><Data ss:Type="String">Nama</Data></Cell><Cell ss:Index="4"><Data ss:Type="Number">3277011708850001</Data></Cell></Row>
            <Row ss:Hidden="1"><Cell ss:MergeAcross="1"><Data ss:Type="DateTime">1985-08-17T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>
            """);

        Assert.Equal(["A3 Text", "D3 Number", "A4 Date", "C4 Boolean", "D4 Error"], sheet.Rows.SelectMany(row => row.Cells).Select(cell => cell.ToString()));
        Assert.Equal(new DateOnly(1985, 8, 17), sheet.Rows[1].Cells[0].Date);
        Assert.True(sheet.Rows[1].Hidden && sheet.IsColumnHidden(3) && sheet.IsColumnHidden(4) && !sheet.IsColumnHidden(2));
        Assert.Equal("A4:B4", sheet.Merges.Select(range => $"{range.First}:{range.Last}").Single());
    }

    [Fact]
    public void Rich_text_is_one_text_and_comments_are_counted()
    {
        var sheet = Read("""<Row><Cell><Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">rahasia</ss:Data></Comment><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Ani</B> Contoh</ss:Data></Cell></Row>""");

        Assert.Equal(("Ani Contoh", 1), (sheet.Lines()[0], sheet.Comments));
    }

    [Fact]
    public void A_formula_without_value_is_told() =>
        Assert.Equal(CellKind.FormulaWithoutValue, Read("<Row><Cell ss:Formula=\"=R1C2\"></Cell></Row>").Rows[0].Cells[0].Kind);

    [Fact]
    public void Hidden_sheets_are_told()
    {
        var sheets = OtherFormats.Sheets(File("<Worksheet ss:Name=\"A\"><Table><Row><Cell><Data ss:Type=\"String\">a</Data></Cell></Row></Table><WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name=\"B\"/>"));

        Assert.Equal([("A", true), ("B", false)], sheets.Select(sheet => (sheet.Name, sheet.Hidden)));
    }

    [Fact]
    public void A_document_type_is_refused() => Assert.Equal(
        WorkbookProblem.Hostile,
        OtherFormats.Refused(Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")));

    [Fact]
    public void Broken_xml_is_damage() => Assert.Equal(WorkbookProblem.Damaged, OtherFormats.Refused(File("<Worksheet ss:Name=\"A\"><Table><Row>")));

    [Theory]
    [InlineData("<Row ss:Index=\"2147483648\"><Cell><Data ss:Type=\"String\">a</Data></Cell></Row>", WorkbookProblem.Hostile)]
    [InlineData("<Row><Cell ss:Index=\"300\"><Data ss:Type=\"String\">a</Data></Cell></Row>", WorkbookProblem.TooManyColumns)]
    internal void Places_outside_a_sheet_are_refused(string rows, WorkbookProblem problem) =>
        Assert.Equal(problem, OtherFormats.Refused(File($"<Worksheet ss:Name=\"A\"><Table>{rows}</Table></Worksheet>")));

    private static SheetContent Read(string rows) => Assert.Single(OtherFormats.Sheets(File($"<Worksheet ss:Name=\"S\"><Table>{rows}</Table></Worksheet>")));

    private static byte[] File(string sheets) => Encoding.UTF8.GetBytes(
        $"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{sheets}</Workbook>");
}
