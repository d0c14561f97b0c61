using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Workbooks;

/// <summary>Receipts of workbooks that are laid out as few programs do it.</summary>
public sealed class OfficePackageTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly byte[] Usual = Roster().Build().Content;

    [Theory]
    [InlineData("upper case")]
    [InlineData("upper case, relationships as usual")]
    [InlineData("backslashes")]
    public void Names_of_parts_in_another_spelling_are_read_and_come_back_as_usual(string spelling)
    {
        var content = Renamed(Usual, name => spelling switch
        {
            "backslashes" => name.Replace('/', '\\'),
            "upper case" => name.ToUpperInvariant(),
            _ => name.EndsWith(".rels", StringComparison.Ordinal) || name[0] == '[' ? name : name.ToUpperInvariant(),
        });

        Assert.Equal(SmallRoster.ReadBytes(Usual).Codes(), SmallRoster.ReadBytes(content).Codes());
        Assert.Equal(Receipt(Usual), Receipt(content));
    }

    public static TheoryData<string> Layouts =>
        ["plain", "prefixed", "commented", "character sections", "UTF-16", "two prefixes", "namespace in a row", "instruction", "forbidden characters"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Sheets_of_every_layout_come_back_whole_and_valid(string layout)
    {
        var content = LaidOut(layout);

        var receipt = Receipt(content);

        Assert.Equal(["Perbaikan", "Ringkasan", "Data", "Rekap"], WorkbookCells.Read(receipt).Sheets);
        Assert.Equal(Values(content, "Data"), Values(receipt, "Data"));
        Assert.Equal(Values(content, "Rekap"), Values(receipt, "Rekap"));
        ActingReceiptTests.AssertTextsMarked(receipt);
        using var document = SpreadsheetDocument.Open(new MemoryStream(receipt), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_formula_that_reaches_outside_is_found_in_every_layout(string layout)
    {
        var receipt = Receipt(LaidOut(layout, "<c r=\"L2\" t=\"str\"><f>WEBSERVICE(\"http://contoh.invalid\")</f><v>=1+1</v></c>"));

        var cell = Assert.Single(WorkbookCells.Read(receipt)["Data"], cell => cell.Address == "L2");
        Assert.Equal(("=1+1", null), (cell.Text, cell.Formula));
        ActingReceiptTests.AssertTextsMarked(receipt);
    }

    [Fact]
    public void A_type_that_is_spelt_with_references_hides_no_text()
    {
        var receipt = Receipt(LaidOut("plain", "<c r=\"L2\" t=\"&#115;tr\"><v>&#61;1+1</v></c>"));

        Assert.Equal("=1+1", WorkbookCells.Read(receipt).At("Data", "L2"));
        ActingReceiptTests.AssertTextsMarked(receipt);
    }

    [Fact]
    public void Elements_of_others_among_the_rows_leave_the_two_sheets_alone()
    {
        var receipt = Receipt(LaidOut("plain", "<c r=\"L2\"><y:f xmlns:y=\"urn:contoh\">WEBSERVICE(A1)</y:f><v>1</v></c>"));

        Assert.Equal(["Perbaikan", "Ringkasan"], WorkbookCells.Read(receipt).Sheets);
    }

    [Fact]
    public void Rows_that_nothing_is_done_to_come_back_byte_by_byte()
    {
        const string rows = "<row r=\"1\" spans='1:3' ><c r=\"A1\" t=\"inlineStr\"><is><t>Nama</t></is></c></row>\n  <row r=\"2\"  ht=\"15\"><c r=\"A2\"/><c  r=\"B2\"><v>1.50</v></c></row>";

        var receipt = Receipt(new Xlsx().RawSheet("Data", $"<sheetData>{rows}</sheetData>").Build().Content);

        using var zip = new ZipArchive(new MemoryStream(receipt));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains($"<sheetData>{rows}</sheetData>", reader.ReadToEnd().Replace("<sheetData >", "<sheetData>", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_shared_texts_come_back_as_they_were()
    {
        byte[] picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];
        const string texts = "<si><t>+62 contoh</t></si><si><r><t>dua </t></r><r><t>bagian</t></r></si>";
        var content = With(
            new Xlsx().SharedStrings(texts).RawSheet("Data", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\" s=\"1\"><v>1</v></c></row></sheetData>").Build().Content,
            "xl/media/image1.png", picture);

        var receipt = Receipt(content);

        Assert.Equal(["+62 contoh", "dua bagian"], WorkbookCells.Read(receipt)["Data"].Select(cell => cell.Text));
        ActingReceiptTests.AssertTextsMarked(receipt);
    }

    private static Xlsx Roster(string more = "") => new Xlsx()
        .RawSheet("Data", $"<sheetData>{Xlsx.Row(1, SmallRoster.Header)}{Xlsx.Row(2, SmallRoster.Row(1).With((2, "12"), (7, "+62 812")))[..^"</row>".Length]}{more}</row>{Xlsx.Row(3, SmallRoster.Row(2))}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"A9:B9\"/></mergeCells>")
        .Sheet("Rekap", ["Jenis", "Jumlah"], ["PSM", 2]);

    private static byte[] LaidOut(string layout, string more = "")
    {
        var usual = Roster(more).Build().Content;
        return layout switch
        {
            "plain" => usual,
            "prefixed" => Rewritten(usual, xml => System.Text.RegularExpressions.Regex.Replace(xml.Replace($"xmlns=\"{Main}\"", $"xmlns:x=\"{Main}\"", StringComparison.Ordinal), "<(/?)(?=[a-zA-Z])", "<$1x:")),
            "commented" => Rewritten(usual, xml => xml.Replace("<sheetData>", "<!-- <sheetData> --><sheetData><!-- <row/> -->", StringComparison.Ordinal)),
            "character sections" => Rewritten(usual, xml => xml.Replace("Orang Contoh A", "<![CDATA[Orang Contoh A]]>", StringComparison.Ordinal)),
            "UTF-16" => Rewritten(usual, xml => "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + xml, new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
            "two prefixes" => Rewritten(usual, xml => xml.Replace($"xmlns=\"{Main}\"", $"xmlns=\"{Main}\" xmlns:y=\"{Main}\"", StringComparison.Ordinal)
                .Replace("<f>", "<y:f>", StringComparison.Ordinal).Replace("</f>", "</y:f>", StringComparison.Ordinal)),
            "namespace in a row" => Rewritten(usual, xml => xml.Replace("<row r=\"2\">", $"<row xmlns=\"{Main}\" xmlns:z=\"urn:contoh\" z:tinggi=\"1\" r=\"2\">", StringComparison.Ordinal)),
            "instruction" => Rewritten(usual, xml => xml.Replace("<row r=\"2\">", "<?contoh <row> ?><row r=\"2\">", StringComparison.Ordinal)),
            "forbidden characters" => Rewritten(usual, xml => xml.Replace("Orang Contoh A", "Orang &#1;Contoh A", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, null),
        };
    }

    private static IEnumerable<string> Values(byte[] content, string sheet) => WorkbookReader.Read(content, WorkbookLimits.Default, CancellationToken.None)
        .Single(found => found.Name == sheet).Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Address} {cell.Kind} {string.Join(' ', cell.Text.Split((char[])[' ', '\u0001', '\uFFFD'], StringSplitOptions.RemoveEmptyEntries))} {cell.Date}");

    private static byte[] Rewritten(byte[] content, Func<string, string> rewrite, Encoding? encoding = null) => Copy(content, name => name, (name, part) =>
        name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) ? Encode(rewrite(Encoding.UTF8.GetString(part)), encoding ?? new UTF8Encoding(false)) : part);

    private static byte[] Encode(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    private static byte[] Renamed(byte[] content, Func<string, string> rename) => Copy(content, rename, (_, part) => part);

    private static byte[] With(byte[] content, string name, byte[] part)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var target = zip.CreateEntry(name).Open();
            target.Write(part);
        }

        return stream.ToArray();
    }

    private static byte[] Copy(byte[] content, Func<string, string> rename, Func<string, byte[], byte[]> change)
    {
        var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(content)))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var part = new MemoryStream();
                using (var from = entry.Open())
                {
                    from.CopyTo(part);
                }

                using var to = target.CreateEntry(rename(entry.FullName)).Open();
                to.Write(change(entry.FullName, part.ToArray()));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Receipt(byte[] content)
    {
        var file = new RosterFile("roster.xlsx", content);
        var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
        return RosterAnswer.Write(file, check, check.Outcome, change: null);
    }
}
