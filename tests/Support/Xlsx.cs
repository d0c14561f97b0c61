using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Tests.Support;

/// <summary>Builds .xlsx files part by part, so that a test decides on every byte of XML.</summary>
internal sealed class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private readonly List<(string Name, string? State)> _sheets = [];
    private string _workbookProperties = "";

    public static Xlsx Of(string sheet, params object?[][] rows) => new Xlsx().Sheet(sheet, rows);

    /// <summary>A sheet of rows; a string is text, a number or date is one, null is blank.</summary>
    public Xlsx Sheet(string name, params object?[][] rows) => RawSheet(name, $"<sheetData>{Rows(rows)}</sheetData>");

    /// <summary>A sheet with the given XML inside its worksheet element.</summary>
    public Xlsx RawSheet(string name, string content, string? state = null)
    {
        _sheets.Add((name, state));
        return Part($"xl/worksheets/sheet{_sheets.Count}.xml", $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Rel}\">{content}</worksheet>");
    }

    public Xlsx Part(string name, string content)
    {
        _parts[name] = content;
        return this;
    }

    public Xlsx SharedStrings(string items) => Part("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{items}</sst>");

    /// <summary>Style 1 is a built-in date, 2 a date of its own, 3 a clock time.</summary>
    public Xlsx WorkbookProperties(string attributes)
    {
        _workbookProperties = $"<workbookPr {attributes}/>";
        return this;
    }

    public RosterBytes Build(Func<string, string>? rewrite = null)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = ContentTypes(),
            ["_rels/.rels"] = Relationships($"<Relationship Id=\"rId1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/>"),
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\">{_workbookProperties}<sheets>{string.Concat(_sheets.Select((sheet, index) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{index + 1}\"{(sheet.State is null ? "" : $" state=\"{sheet.State}\"")} r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = Relationships(string.Concat(_sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))
                + $"<Relationship Id=\"rIdS\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/>"
                + (_parts.ContainsKey("xl/sharedStrings.xml") ? $"<Relationship Id=\"rIdT\" Type=\"{Rel}/sharedStrings\" Target=\"sharedStrings.xml\"/>" : "")),
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[$-421]dd mmmm yyyy\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>",
        };
        foreach (var (name, content) in _parts)
        {
            parts[name] = content;
        }

        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write(rewrite is null ? content : rewrite(content));
            }
        }

        return new RosterBytes(stream.ToArray());
    }

    public static string Rows(params object?[][] rows) => string.Concat(rows.Select((row, index) => Row(index + 1, row)));

    public static string Row(int number, object?[] row) =>
        $"<row r=\"{number}\">{string.Concat(row.Select((value, column) => Cell(new CellAddress(number, column + 1).ToString(), value)))}</row>";

    private static string Cell(string at, object? value) => value switch
    {
        null => "",
        DateOnly date => $"<c r=\"{at}\" s=\"1\"><v>{date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
        string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        _ => $"<c r=\"{at}\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
    };

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + (_parts.ContainsKey("xl/sharedStrings.xml") ? "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>" : "")
        + string.Concat(_sheets.Select((_, index) => $"<Override PartName=\"/xl/worksheets/sheet{index + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
        + "</Types>";

    private static string Relationships(string items) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{items}</Relationships>";
}

/// <summary>The bytes of a built file.</summary>
internal sealed record RosterBytes(byte[] Content)
{
    public IReadOnlyList<SheetContent> Read(WorkbookLimits? limits = null) =>
        WorkbookReader.Read(Content, limits ?? WorkbookLimits.Default, CancellationToken.None);

    public WorkbookProblem Refused(WorkbookLimits? limits = null) => Assert.Throws<WorkbookException>(() => Read(limits)).Problem;
}
