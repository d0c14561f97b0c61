using System.Text;
using System.Xml;
using SertiKesos.Sheets;
using SertiKesos.Tests.Rosters.Fuzz;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Sheets;

/// <summary>Whatever the byte scanner takes must read as the XmlReader reads it; what it cannot know, it must leave.</summary>
public sealed class ByteScannerTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Descent = "xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\"";

    [Fact]
    public void Rows_of_the_usual_shape_are_all_taken() => Assert.Equal(8, Taken(
        "\r\n<row r=\"1\" spans=\"1:3\" ht=\"15.75\" customHeight=\"1\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>-12.5</v></c></row>"
        + "<row r=\"2\" hidden=\"1\"/><row><c><v>1</v></c></row>"
        + "<row r=\"9\">\n <c r=\"A9\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a &amp; b </t></is></c> <c r=\"C9\"/>\n</row>"
        + "<row r=\"10\"><c r=\"A10\" t=\"str\"><f>A1&amp;\"x\"</f><v>Désa</v></c><c r=\"B10\" t=\"b\"><v>1</v></c><c r=\"C10\" t=\"e\"><v>#N/A</v></c></row>"
        + "<row r=\"11\"><c r=\"A11\"><f>1+1</f><v></v></c><c r=\"B11\"><f t=\"shared\" si=\"0\"/><v>2</v></c><c r=\"XFD11\" s=\"1\" /></row>"
        + "<row r=\"12\"><c r=\"A12\" t=\"inlineStr\"><is><r><rPr><b/><sz val=\"11\"/></rPr><t>a</t></r><r><t>b</t></r></is></c></row>"
        + "<row r='13'><c r='A13' t='d'><v>1985-08-17</v></c></row>"));

    [Theory]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c><!-- x --></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"><v>1</v></c>x</row>")]
    [InlineData("<row r=\"2\" r=\"2\"><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\" unknown=\"1\"/>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>]]></v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>&unknown;</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>a\r\nb</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>\u0001</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v>\uFFFE</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"str\"><v><![CDATA[a]]></v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>")] // no such shared text
    [InlineData("<row r=\"2\"><c r=\"a2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>")] // beyond what may hold content
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<x:row r=\"2\"/>")]
    [InlineData("<rows r=\"2\"/>")]
    [InlineData("<row r=\"2\"><cx r=\"A2\"/></row>")]
    [InlineData("<row r=\"2\"><c r=\"A2\"/>")]
    public void A_row_that_is_not_surely_known_is_left_to_the_xml_reader(string row) =>
        Assert.Equal(1, Taken("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + row));

    [Fact]
    public void Bytes_that_are_no_utf8_are_left_and_refused()
    {
        byte[] sheet = [.. Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c t=\"str\"><v>"), 0xC3, 0x28, .. "</v></c></row></sheetData></worksheet>"u8];
        var parts = ZipPart.From(Xlsx.Of("S", ["a"]).Build().Content);
        parts[parts.FindIndex(part => part.Name == Trap.SheetPart)] = new ZipPart(Trap.SheetPart, sheet);

        Assert.False(TwoReadings.AreSame(parts));
    }

    [Fact]
    public void A_row_larger_than_the_buffer_is_left_and_read() =>
        Assert.Equal(60, Xlsx.Of("S", [.. Enumerable.Repeat(new string('x', 30_000), 60)]).Build().Read()[0].Rows[0].Cells.Count);

    [Theory]
    [InlineData("<worksheet><!-- <sheetData> --><sheetData>{0}</sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData x=\"1\"><!-- <sheetData> --><!-- {0} -->{0}</sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData x='>'>{0}</sheetData></worksheet>")]
    [InlineData("<x:worksheet xmlns:x='u'><x:sheetData><!--<sheetData>-->{0}</x:sheetData></x:worksheet>")]
    [InlineData("<worksheet><sheetDataOther/><sheetData>{0}</sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData/><sheetData>{0}</sheetData></worksheet>")]
    [InlineData("<worksheet><![CDATA[<sheetData>]]><sheetData>{0}</sheetData></worksheet>")]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>\r\n<worksheet><sheetData>\r\n{0}\r\n</sheetData></worksheet>")]
    [InlineData("\uFEFF<worksheet><sheetData >{0}</sheetData></worksheet>")]
    public void Rows_are_found_wherever_their_element_really_begins(string sheet)
    {
        const string Row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"str\"><v>x</v></c></row>";
        var file = Xlsx.Of("S", ["a"]).Part(Trap.SheetPart, sheet.Replace("{0}", Row, StringComparison.Ordinal)).Build();

        Assert.Equal(["1", "x"], file.Read()[0].Rows.SelectMany(row => row.Cells).Select(cell => cell.Text));
    }

    [Theory]
    [InlineData("utf-16", "Désa")]
    [InlineData("utf-16BE", "Désa")]
    [InlineData("iso-8859-1", "Désa")]
    [InlineData("iso-8859-1", "DÃ©sa")] // its bytes are UTF-8 of something else
    public void Other_encodings_are_read_too(string name, string text)
    {
        var encoding = Encoding.GetEncoding(name);
        var sheet = $"<?xml version=\"1.0\" encoding=\"{name}\"?><worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{text}</v></c></row></sheetData></worksheet>";
        var parts = ZipPart.From(Xlsx.Of("S", ["a"]).Build().Content);
        parts[parts.FindIndex(part => part.Name == Trap.SheetPart)] = new ZipPart(Trap.SheetPart, [.. encoding.GetPreamble(), .. encoding.GetBytes(sheet)]);

        Assert.Equal(text, new RosterBytes(ZipBytes.Write(parts)).Read()[0].Rows[0].Cells[0].Text);
    }

    [Fact]
    public void The_corpus_reads_the_same_both_ways()
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("tests", "Data", "Rosters"), "*.xlsx").ToList();

        Assert.True(files.Count(path => TryParts(path) is { } parts && TwoReadings.AreSame(parts)) > 100);
    }

    [Fact]
    public void Mutants_end_the_same_both_ways()
    {
        var read = 0;
        for (var seed = 0; seed < 1_500; seed++)
        {
            var parts = ZipPart.From(new[] { "plain", "layouts", "shared" }.Contains(Seeds.Of(seed).Name) ? Seeds.Of(seed).Content : Seeds.Of(2).Content);
            var random = new Random(seed);
            var mutator = new XmlMutator(random);
            for (var round = random.Next(1, 4); round > 0; round--)
            {
                var index = parts.FindIndex(part => part.Name == (random.Next(3) == 0 ? "xl/sharedStrings.xml" : Trap.SheetPart));
                if (index >= 0)
                {
                    parts[index] = ZipPart.Of(parts[index].Name, mutator.Mutate(Encoding.UTF8.GetString(parts[index].Unpack())));
                }
            }

            read += AreSame(parts, LimitsOf(random), seed) ? 1 : 0;
        }

        Assert.InRange(read, 300, 1_400);
    }

    [Fact]
    public void Odd_xml_ends_the_same_both_ways()
    {
        var read = 0;
        for (var seed = 0; seed < 6_000; seed++)
        {
            var xml = new OddXml(seed);
            var sheet = $"<worksheet xmlns=\"{Main}\" {(seed % 2 == 0 ? Descent : "")}><sheetData>{xml.Rows()}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
            List<ZipPart> parts = ZipPart.From(new Xlsx().SharedStrings(xml.SharedTexts()).RawSheet("S", "").Build().Content);
            parts[parts.FindIndex(part => part.Name == Trap.SheetPart)] = ZipPart.Of(Trap.SheetPart, sheet);

            read += AreSame(parts, LimitsOf(new Random(seed)), seed) ? 1 : 0;
        }

        Assert.InRange(read, 600, 5_400);
    }

    [Fact]
    public void Memory_is_reckoned_the_same_both_ways()
    {
        var parts = ZipPart.From(new Xlsx().SharedStrings("<si><t>abc</t></si><si><t xml:space=\"preserve\"> d</t></si>")
            .RawSheet("S", "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c><v>12</v></c><c t=\"str\"><v>&lt;x</v></c><c><f>A1</f><v/></c></row><row r=\"2\"><c><v>1.5</v></c></row></sheetData>")
            .Build().Content);

        var read = Enumerable.Range(0, 500).Count(bytes => TwoReadings.AreSame(parts, WorkbookLimits.Default with { MemoryBytes = bytes }));

        Assert.InRange(read, 1, 499);
    }

    /// <summary>Often one that is low enough to be met.</summary>
    private static WorkbookLimits LimitsOf(Random random) => random.Next(16) switch
    {
        0 => WorkbookLimits.Default with { Rows = 2 },
        1 => WorkbookLimits.Default with { Columns = 2 },
        2 => WorkbookLimits.Default with { Cells = 3 },
        3 => WorkbookLimits.Default with { CellCharacters = 10 },
        4 => WorkbookLimits.Default with { MemoryBytes = random.Next(1_000) },
        5 => WorkbookLimits.Default with { SharedStrings = 2 },
        6 => WorkbookLimits.Default with { SharedCharacters = 20 },
        _ => WorkbookLimits.Default,
    };

    private static bool AreSame(IReadOnlyList<ZipPart> parts, WorkbookLimits limits, int seed)
    {
        try
        {
            return TwoReadings.AreSame(parts, limits);
        }
        catch (Exception difference) when (difference is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"Seed {seed}", difference);
        }
    }

    private static List<ZipPart>? TryParts(string path)
    {
        try
        {
            return ZipPart.From(File.ReadAllBytes(path));
        }
        catch (InvalidDataException)
        {
            // Some files of the corpus are no zip file at all.
            return null;
        }
    }

    /// <summary>How many rows the scanner takes out of the sheet.</summary>
    private static int Taken(string rows)
    {
        var budget = new ContentBudget(WorkbookLimits.Default, CancellationToken.None);
        var store = new RowStore(budget);
        var scanner = new RowScanner(new StoredValues(["a"], new DateStyles(), from1904: false, new MarkStyles()), store, WorkbookLimits.Default);
        var stream = new PausingStream(new MemoryStream(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\" {Descent}><sheetData>{rows}</sheetData></worksheet>")), SheetReader.Element);
        using var xml = XmlReader.Create(stream);
        store.Begin("S");
        while (xml.Read())
        {
            if (stream.IsPausedAt(xml))
            {
                return scanner.Scan(stream, hasDescent: true);
            }
        }

        throw new InvalidOperationException("The stream did not pause.");
    }
}
