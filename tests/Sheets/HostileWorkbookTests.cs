using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Sheets;

public sealed class HostileWorkbookTests
{
    private static readonly Xlsx Small = Xlsx.Of("S", ["Nama", "NIK"], ["Orang Contoh", "3277011708850001"]);

    [Fact]
    public void A_row_number_beyond_the_sheet_is_refused_at_once() =>
        Assert.Equal(WorkbookProblem.Hostile, new Xlsx().RawSheet("S", "<sheetData><row r=\"2147483647\"><c><v>1</v></c></row></sheetData>").Build().Refused());

    [Fact]
    public void Content_beyond_the_last_column_is_refused_and_blank_formats_are_not()
    {
        Assert.Equal(WorkbookProblem.TooManyColumns, new Xlsx().RawSheet("S", "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>").Build().Refused());
        Assert.Empty(new Xlsx().RawSheet("S", "<sheetData><row r=\"1\"><c r=\"XFD1\" s=\"1\"/></row></sheetData>").Build().Read()[0].Rows);
    }

    [Fact]
    public void A_cell_longer_than_excel_allows_is_refused() =>
        Assert.Equal(WorkbookProblem.CellTooLong, Xlsx.Of("S", [new string('x', 40_000)]).Build().Refused());

    [Fact]
    public void Unpacked_size_is_counted_not_believed() =>
        Assert.Equal(WorkbookProblem.Hostile, Small.Build().Refused(WorkbookLimits.Default with { UnpackedBytes = 1_000 }));

    [Fact]
    public void A_ratio_that_no_roster_has_is_refused() =>
        Assert.Equal(WorkbookProblem.Hostile, new Xlsx().RawSheet("S", "<sheetData>" + new string(' ', 12_000_000) + "</sheetData>").Build().Refused());

    [Fact]
    public void Too_many_shared_strings_are_refused() =>
        Assert.Equal(
            WorkbookProblem.Hostile,
            Xlsx.Of("S", ["a"]).SharedStrings(string.Concat(Enumerable.Repeat("<si><t>a</t></si>", 20))).Build().Refused(WorkbookLimits.Default with { SharedStrings = 10 }));

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    public void A_dtd_is_refused(string dtd) =>
        Assert.Equal(WorkbookProblem.Hostile, new Xlsx().RawSheet("S", "").Part("xl/worksheets/sheet1.xml", dtd + "<worksheet/>").Build().Refused());

    [Theory]
    [InlineData("xl/vbaProject.bin", (int)WorkbookProblem.Macro)]
    [InlineData("xl/externalLinks/externalLink1.xml", (int)WorkbookProblem.ExternalContent)]
    [InlineData("xl/embeddings/oleObject1.bin", (int)WorkbookProblem.ExternalContent)]
    [InlineData("xl/activeX/activeX1.xml", (int)WorkbookProblem.ExternalContent)]
    [InlineData("../../etc/x", (int)WorkbookProblem.Hostile)]
    [InlineData("/abs.xml", (int)WorkbookProblem.Hostile)]
    [InlineData("XL/WORKBOOK.XML", (int)WorkbookProblem.Hostile)]
    public void Parts_that_no_roster_needs_are_refused(string part, int problem) =>
        Assert.Equal((WorkbookProblem)problem, Xlsx.Of("S", ["a"]).Part(part, "<x/>").Build().Refused());

    [Fact]
    public void A_link_to_another_file_is_refused_and_a_hyperlink_is_not()
    {
        static Xlsx Link(string type) => Xlsx.Of("S", ["a"]).Part(
            "xl/worksheets/_rels/sheet1.xml.rels",
            $"<Relationships><Relationship Id=\"r\" Type=\"http://x/{type}\" Target=\"http://contoh.example/\" TargetMode=\"External\"/></Relationships>");

        Assert.Equal(WorkbookProblem.ExternalContent, Link("externalLinkPath").Build().Refused());
        Assert.Single(Link("hyperlink").Build().Read());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Rows_cells_and_sheets_have_limits(int limit)
    {
        var file = Xlsx.Of("S", ["a", "b"], ["c", "d"]).Sheet("T", ["e"]).Build();

        var problem = limit switch
        {
            1 => file.Refused(WorkbookLimits.Default with { Rows = 1 }),
            2 => file.Refused(WorkbookLimits.Default with { Cells = 3 }),
            _ => file.Refused(WorkbookLimits.Default with { Sheets = 1 }),
        };

        Assert.Equal(limit switch { 1 => WorkbookProblem.TooManyRows, 2 => WorkbookProblem.TooManyCells, _ => WorkbookProblem.TooManySheets }, problem);
    }

    [Fact]
    public void A_flipped_bit_is_refused_or_changes_nothing()
    {
        var whole = Small.Build().Content;
        var expected = Text(new RosterBytes(whole));
        var random = new Random(20261124);

        for (var round = 0; round < 300; round++)
        {
            var copy = (byte[])whole.Clone();
            copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(expected, Text(new RosterBytes(copy)));
            }
            catch (WorkbookException)
            {
                // Refused with a reason, which is the other allowed end.
            }
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var whole = Small.Build().Content;

        for (var percent = 1; percent < 100; percent++)
        {
            Assert.Throws<WorkbookException>(() => new RosterBytes(whole[..(whole.Length * percent / 100)]).Read());
        }
    }

    [Fact]
    public void A_deadline_stops_the_reading() =>
        Assert.Throws<OperationCanceledException>(() => WorkbookReader.Read(Small.Build().Content, WorkbookLimits.Default, new CancellationToken(canceled: true)));

    private static string Text(RosterBytes file)
    {
        var text = new StringBuilder();
        foreach (var sheet in file.Read())
        {
            text.Append(sheet.Name).AppendJoin('|', sheet.Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.Address}{cell.Kind}{cell.Text}"));
        }

        return text.ToString();
    }
}
