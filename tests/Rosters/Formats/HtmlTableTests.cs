using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Formats;

public sealed class HtmlTableTests
{
    [Fact]
    public void Cells_of_a_table_are_text_with_their_digits()
    {
        var sheet = Read("<html><head><style>td{mso-number-format:\"\\@\"}</style></head><body><table><tr><th>Nama</th><th>NIK</th></tr><tr><td>Ani</td><td style='mso-number-format:\"\\@\"'>9171011708850001</td></tr></table></body></html>");

        Assert.Equal(["Nama|NIK", "Ani|9171011708850001"], sheet.Lines());
        Assert.All(sheet.Rows[1].Cells, cell => Assert.Equal(CellKind.Text, cell.Kind));
    }

    [Fact]
    public void Entities_nested_tags_and_breaks_are_plain_text() =>
        Assert.Equal("Mu'min & Co < 5 A", Read("<table><tr><td><b>Mu&#39;min</b> &amp;&nbsp;Co &lt; 5<br/><font color=red>A</font></td></tr></table>").Lines()[0]);

    [Fact]
    public void Unclosed_cells_and_rows_end_where_the_next_begins() =>
        Assert.Equal(["a|b", "c|d"], Read("<TABLE border=1><TR><TD>a<TD>b<TR><TD>c<TD>d").Lines());

    [Fact]
    public void Spans_keep_their_places()
    {
        var sheet = Read("<table><tr><td rowspan=2>Nama</td><td colspan='2'>Sertifikat</td></tr><tr><td>Nomor</td><td>Tanggal</td></tr><tr><td>Ani</td><td>C-1</td><td>01-02-2024</td></tr></table>");

        Assert.Equal((2, 2), (sheet.Rows[1].Cells[0].Row, sheet.Rows[1].Cells[0].Column));
        Assert.Equal(["A1:A2", "B1:C1"], sheet.Merges.Select(range => $"{range.First}:{range.Last}"));
    }

    [Fact]
    public void Comments_scripts_and_islands_of_xml_are_passed_over() =>
        Assert.Equal(["a"], Read("<!--[if gte mso 9]><xml><x:Name>S</x:Name><table></xml><![endif]--><script>var x='<table><tr><td>no</td></tr></table>'</script><table><tr><td>a</td></tr></table>").Lines());

    [Fact]
    public void Lines_above_a_table_and_its_caption_are_rows_above_it() =>
        Assert.Equal(["DATA PSM", "KOTA CIMAHI", "Per November", "Nama"], Read("<h3>DATA PSM</h3><p>KOTA CIMAHI</p><table><caption>Per November</caption><tr><td>Nama</td></tr></table>").Lines());

    [Fact]
    public void Each_table_is_a_sheet()
    {
        var sheets = OtherFormats.Sheets("<table><tr><td>a</td></tr></table><table></table><table><tr><td>b<table><tr><td>c</td></tr></table></td></tr></table>"u8.ToArray());

        Assert.Equal(["a", "c", "b"], sheets.Select(sheet => sheet.Lines()[0]));
        Assert.Distinct(sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Hidden_rows_are_told() =>
        Assert.Equal([false, true], Read("<table><tr><td>a</td></tr><tr style=\"display: none\"><td>b</td></tr></table>").Rows.Select(row => row.Hidden));

    [Fact]
    public void A_number_that_excel_shows_rounded_has_its_digits()
    {
        var cell = Read("<table><tr><td x:num=\"3277011708850000\">3,27701E+15</td></tr></table>").Rows[0].Cells[0];

        Assert.Equal((CellKind.Number, "3277011708850000"), (cell.Kind, cell.Text));
    }

    [Fact]
    public void A_document_type_is_no_danger() =>
        Assert.Equal(["&x;"], Read("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><table><tr><td>&x;</td></tr></table>").Lines());

    [Theory]
    [InlineData("<style>a</style><title>b<table></title><xml><table></xml><!-- <table> --><?xml?>")]
    [InlineData("<!doctype html><script>if (a < b) { '</td>' }</script>")]
    public void What_a_page_does_not_show_is_passed_over(string head) => Assert.Equal(["a"], Read(head + "<table><tr><td>a</table>").Lines());

    [Theory]
    [InlineData("x:num=1 x:num=2")]
    [InlineData("class=xl x:num='1' lang=id")]
    [InlineData("sdval=\"1\" x:num")]
    public void Only_the_first_attribute_of_a_name_counts(string attributes) =>
        Assert.Equal("1", Read($"<table><tr><td {attributes}>1E+3</table>").Rows[0].Cells[0].Text);

    [Theory]
    [InlineData("<!DOCTYPE a [>", "")]
    [InlineData("<table><tr><td ", "a{0} ")]
    [InlineData("<table><tr><td ", "x:num=1 rowspan style ")]
    [InlineData("", "<title></titl")]
    public async Task A_page_that_repeats_itself_ends_soon(string before, string again)
    {
        var page = before + string.Concat(Enumerable.Range(0, 500_000).Select(number => again.Length == 0 ? before : again.Replace("{0}", $"{number}", StringComparison.Ordinal)));
        using var tokens = new HtmlTokens(page, CancellationToken.None);

        await Task.Run(() =>
        {
            while (tokens.Next().Type != AngleSharp.Html.Parser.HtmlTokenType.EndOfFile)
            {
            }
        }).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal(WorkbookProblem.Hostile, OtherFormats.Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<table><tr><td>a", 100)))));

    [Fact]
    public void Huge_spans_do_not_count() =>
        Assert.Equal(["a", "b"], Read("<table><tr><td colspan=999999999>a</td></tr><tr><td>b</td></tr></table>").Lines().Take(2));

    [Fact]
    public void A_page_of_bare_brackets_is_text() => Assert.Equal(["1 < 2 > 0|x"], Read("<table><tr><td>1 < 2 > 0<td>x</table>").Lines());

    [Fact]
    public void A_roster_reads_like_the_same_workbook()
    {
        object?[][] rows = [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2)];
        var page = "<table>" + string.Concat(rows.Select(row => "<tr>" + string.Concat(OtherFormats.Words(row).Select(word => $"<td>{word}</td>")) + "</tr>")) + "</table>";

        var reading = OtherFormats.Read(Encoding.UTF8.GetBytes(page));

        Assert.Empty(reading.Findings);
        Assert.Equal(["3277011708850001", "3277011708850002"], reading.People.Select(person => person.Person.Nik?.Digits));
    }

    private static SheetContent Read(string page) => Assert.Single(OtherFormats.Sheets(Encoding.UTF8.GetBytes(page)));
}
