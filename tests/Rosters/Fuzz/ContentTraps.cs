using System.Globalization;
using System.Text;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>Traps in the parts of a workbook.</summary>
internal static class ContentTraps
{
    private const string Damaged = "ROS017";
    private const string Suspicious = "ROS018";
    private const string TooMuch = "ROS019";
    private const string Foreign = "ROS016";
    private const string Laughs = "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    private const string Outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";

    public static IEnumerable<Trap> All =>
    [
        Trap.Reads("formats down to the last row", () => Trap.Rows(index => $"<row r=\"{index + 3}\" s=\"1\" customFormat=\"1\"><c r=\"A{index + 3}\" s=\"1\"/></row>", 1_048_574)),
        Trap.Reads("100,000 people", () => Trap.Rows(index => Xlsx.Row(index + 3, SmallRoster.Row(1, $"Orang ke-{index}").With((2, $"3301{index / 9_000:00}170885{(index % 9_000) + 1:0000}"))), 100_000), 100_001),
        Trap.Refused("more rows than a sheet has", TooMuch, () => Trap.Rows(_ => "<row/>", 1_048_600)),
        Trap.Refused("row 2147483647", Suspicious, () => Trap.Rows(_ => "<row r=\"2147483647\"><c><v>1</v></c></row>", 1)),
        Trap.Refused("row 99999999999999999999", Suspicious, () => Trap.Rows(_ => "<row r=\"99999999999999999999\"><c><v>1</v></c></row>", 1)),
        Trap.Refused("a cell at the last corner", TooMuch, () => Trap.Rows(_ => "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", 1)),
        Trap.Refused("a column beyond the last", Suspicious, () => Trap.Rows(_ => "<row r=\"9\"><c r=\"ZZZZZZZ9\"><v>1</v></c></row>", 1)),
        Trap.Refused("a cell of 300 MB", TooMuch, () => Trap.With(ZipPart.Repeated(Trap.SheetPart, Trap.SheetHead + "<row r=\"3\"><c t=\"str\"><v>", _ => new string('x', 1 << 20), 300, "</v></c></row>" + Trap.SheetTail))),
        Trap.Refused("an attribute of 100 MB", Suspicious, () => Trap.With(ZipPart.Repeated(Trap.SheetPart, Trap.SheetHead + "<row x=\"", _ => new string('x', 1 << 20), 100, "\"/>" + Trap.SheetTail))),
        Trap.Refused("names of elements without end", Suspicious, () => Trap.Rows(index => $"<n{index.ToString(CultureInfo.InvariantCulture)}/>", 2_000_000)),
        Trap.Refused("elements in elements without end", Suspicious, () => Trap.Rows(_ => "<x>", 2_000_000)),
        Trap.Refused("one cell again and again", TooMuch, () => Trap.Rows(index => (index == 0 ? "<row r=\"3\">" : "") + "<c r=\"A3\"><v>1</v></c>" + (index == 2_999_999 ? "</row>" : ""), 3_000_000)),
        Trap.Refused("one row again and again", Suspicious, () => Trap.Rows(_ => "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>", 1_000_000)),
        Trap.Refused("five million shared texts", Suspicious, ManyTexts),
        Trap.Reads("a text in 200,000 runs", () => Trap.Rows(index => (index == 0 ? "<row r=\"3\"><c r=\"P3\" t=\"inlineStr\"><is>" : "") + "<r><rPr><b/></rPr><t/></r>" + (index == 199_999 ? "</is></c></row>" : ""), 200_000)),
        Trap.Reads("escapes in every cell", () => Trap.Rows(index => $"<row r=\"{index + 30}\"><c r=\"P{index + 30}\" t=\"inlineStr\"><is><t>{string.Concat(Enumerable.Repeat("_x0041_", 4_600))}</t></is></c></row>", 300)),
        Trap.Refused("a document type in the workbook", Suspicious, () => Prefixed("xl/workbook.xml", "<!DOCTYPE workbook>")),
        Trap.Refused("a document type in a sheet", Suspicious, () => Prefixed(Trap.SheetPart, "<!DOCTYPE worksheet>")),
        Trap.Refused("a document type in the shared texts", Suspicious, () => Trap.Roster.SharedStrings("").Part("xl/sharedStrings.xml", "<!DOCTYPE sst><sst/>").Build().Content),
        Trap.Refused("a document type in the relationships", Suspicious, () => Prefixed("_rels/.rels", "<!DOCTYPE x>")),
        Trap.Refused("entities of entities", Suspicious, () => Prefixed(Trap.SheetPart, Laughs)),
        Trap.Refused("an entity from outside", Suspicious, () => Prefixed(Trap.SheetPart, Outside)),
        Trap.Refused("65 sheets", TooMuch, () => Sheets(65)),
        Trap.Reads("64 sheets", () => Sheets(64)),
        Trap.Reads("a command as a text", () => Xlsx.Of("Data", [.. SmallRoster.Header], SmallRoster.Row(1).With((11, "=cmd|' /C calc'!A0"))).Build().Content),
        Trap.Reads("a command as a formula", () => Trap.Rows(_ => "<row r=\"3\"><c r=\"P3\" t=\"str\"><f>cmd|' /C calc'!A0</f><v>x</v></c></row>", 1)),
        Trap.Refused("a macro", "ROS015", () => Trap.With(ZipPart.Of("xl/vbaProject.bin", "x"))),
        Trap.Refused("an Excel 4 macro sheet", "ROS015", () => Trap.With(ZipPart.Of("xl/macrosheets/sheet1.xml", "<x/>"))),
        Trap.Refused("a link to another workbook", Foreign, () => Trap.With(ZipPart.Of("xl/externalLinks/externalLink1.xml", "<externalLink/>"))),
        Trap.Refused("an embedded object", Foreign, () => Trap.With(ZipPart.Of("xl/embeddings/oleObject1.bin", "x"))),
        Trap.Refused("an ActiveX control", Foreign, () => Trap.With(ZipPart.Of("xl/activeX/activeX1.xml", "<x/>"))),
        Trap.Refused("a ribbon of its own", Foreign, () => Trap.With(ZipPart.Of("customUI/customUI.xml", "<x/>"))),
        Trap.Reads("a data connection", () => Trap.With(ZipPart.Of("xl/connections.xml", "<x/>"))),
        Trap.Refused("a template loaded from outside", Foreign, () => Trap.With(ZipPart.Of("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://x/attachedTemplate\" Target=\"http://contoh.example/\" TargetMode=\"External\"/></Relationships>"))),
        Trap.Refused("shared texts that are not there", Damaged, () => Trap.Rows(_ => "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>", 1)),
        Trap.Refused("a shared text that is not there", Damaged, () => Trap.Roster.SharedStrings("<si><t>a</t></si>").RawSheet("Lain", "<sheetData><row r=\"1\"><c t=\"s\"><v>7</v></c></row></sheetData>").Build().Content),
        Trap.Reads("100,000 styles", () => Trap.With(ZipPart.Repeated("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0\"/></numFmts><cellXfs count=\"-1\"><xf/><xf numFmtId=\"14\"/>", _ => "<xf numFmtId=\"164\"/>", 100_000, "</cellXfs></styleSheet>"))),
        Trap.Reads("a style that is not there", () => Trap.Rows(_ => "<row r=\"9\"><c r=\"P9\" s=\"2147483647\"><v>1</v></c></row>", 1)),
        Trap.Refused("merged cells without end", Suspicious, () => Trap.AfterRows("<mergeCells>", index => $"<mergeCell ref=\"A{index + 3}:A{index + 4}\"/>", 210_000, "</mergeCells>")),
        Trap.Reads("many merged cells over many rows", ManyMerges),
        Trap.Refused("hidden columns without end", Suspicious, () => Trap.AfterRows("<cols>", _ => "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", 1_000_000, "</cols>")),
        Trap.Reads("numbers that no number is", () => Trap.Rows(index => $"<row r=\"{index + 9}\"><c r=\"P{index + 9}\"><v>{(index % 2 == 0 ? "1E999" : "NaN")}</v></c></row>", 20)),
        Trap.Reads("a comment of 3 MB", () => Trap.Rows(_ => "<!--" + new string('x', 3_000_000) + "-->", 1)),
    ];

    private static byte[] Prefixed(string name, string prefix) => Trap.Zip(parts =>
    {
        var index = parts.FindIndex(part => part.Name == name);
        parts[index] = ZipPart.Of(name, prefix + Encoding.UTF8.GetString(parts[index].Unpack()));
    });

    private static byte[] Sheets(int count)
    {
        var workbook = Trap.Roster;
        for (var index = 1; index < count; index++)
        {
            workbook.Sheet($"Lembar {index}", ["kosong"]);
        }

        return workbook.Build().Content;
    }

    private static byte[] ManyTexts()
    {
        var parts = ZipPart.From(Trap.Roster.SharedStrings("<si/>").Build().Content);
        parts.RemoveAll(part => part.Name == "xl/sharedStrings.xml");
        parts.Add(ZipPart.Repeated("xl/sharedStrings.xml", "<sst>", _ => "<si><t>a</t></si>", 5_000_000, "</sst>"));
        return ZipBytes.Write(parts);
    }

    private static byte[] ManyMerges()
    {
        const int Count = 18_000;
        var rows = string.Concat(Enumerable.Range(0, Count).Select(index => $"<row r=\"{(index * 2) + 100}\"><c r=\"P{(index * 2) + 100}\"><v>1</v></c></row>"));
        var merges = string.Concat(Enumerable.Range(0, Count).Select(index => $"<mergeCell ref=\"A{(index * 2) + 100}:O{(index * 2) + 101}\"/>"));
        return Trap.With(ZipPart.Of(Trap.SheetPart, $"{Trap.SheetHead}{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"));
    }
}
