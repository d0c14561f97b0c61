using System.Text;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters.Formats;

public sealed class SeparatedTextTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Every_usual_separator_is_found(char separator)
    {
        var text = $"No{separator}Nama{separator}NIK\n1{separator}\"Budi, S.P., M.Si.\"{separator}3277011708850001\n2{separator}Ani{separator}3277011708850002\n";

        var sheet = Read(text);

        Assert.Equal(["No|Nama|NIK", "1|Budi, S.P., M.Si.|3277011708850001", "2|Ani|3277011708850002"], sheet.Lines());
    }

    [Fact]
    public void Commas_in_titles_and_names_do_not_decide() =>
        Assert.Equal("1|Budi, S.P., M.Si.|X", Read("DAFTAR, KOTA, CIMAHI\n\nNo;Nama;K\n1;Budi, S.P., M.Si.;X\n2;Ani;Y\n").Lines()[2]);

    [Fact]
    public void A_stated_separator_is_believed() =>
        Assert.Equal(["a,b|c", "1,2|3"], Read("sep=;\r\na,b;c\r\n1,2;3\r\n").Lines());

    [Fact]
    public void Quoted_fields_hold_line_breaks_quotes_and_separators() =>
        Assert.Equal("Jl. Contoh\nNo. 1 \"A\", B", Read("Nama,Alamat\r\nAni,\"Jl. Contoh\nNo. 1 \"\"A\"\", B\"\r\n").Rows[1].Cells[1].Text);

    [Fact]
    public void A_quote_that_nothing_closes_is_a_character() =>
        Assert.Equal(["a;b".Replace(';', '|'), "\"1|2", "3|\"4"], Read("a;b\n\"1;2\n3;\"4\n").Lines());

    [Fact]
    public void Digits_and_leading_zeros_stay()
    {
        var row = Read("NIK;HP;Kode\n9171011708850001;081200001234;=\"007\"\n").Rows[1];

        Assert.All(row.Cells, cell => Assert.Equal(CellKind.Text, cell.Kind));
        Assert.Equal(["9171011708850001", "081200001234", "007"], row.Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void Blank_lines_keep_the_row_numbers() => Assert.Equal([1, 4], Read("a;b\n\n;\nc;d").Rows.Select(row => row.Number));

    [Fact]
    public void A_last_line_needs_no_end() => Assert.Equal(["a|b", "c|d"], Read("a;b\rc;d").Lines());

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Encodings_are_told_with_and_without_mark(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = (mark ? encoding.GetPreamble() : []).Concat(encoding.GetBytes("Nama;NIK\nRené;1\n")).ToArray();

        Assert.Equal(["Nama|NIK", "René|1"], Assert.Single(OtherFormats.Sheets(content)).Lines());
    }

    [Fact]
    public void What_is_no_utf_8_is_windows_1252() =>
        Assert.Equal("José – A|1", Assert.Single(OtherFormats.Sheets([.. "Nama;NIK\nJos"u8, 0xE9, 0x20, 0x96, .. " A;1\n"u8])).Lines()[1]);

    [Fact]
    public void Too_many_columns_are_refused() =>
        Assert.Equal(WorkbookProblem.TooManyColumns, OtherFormats.Refused(Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(1, 257)))));

    [Fact]
    public void Too_many_rows_are_refused() => Assert.Equal(
        WorkbookProblem.TooManyRows, OtherFormats.Refused("a;b\nc;d\ne;f\n"u8.ToArray(), WorkbookLimits.Default with { Rows = 2 }));

    [Fact]
    public void A_cell_that_is_too_long_is_refused() =>
        Assert.Equal(WorkbookProblem.CellTooLong, OtherFormats.Refused(Encoding.UTF8.GetBytes("a;b\n1;" + new string('x', 32_768))));

    [Fact]
    public void More_memory_than_the_budget_is_refused() => Assert.Equal(
        WorkbookProblem.OverMemory, OtherFormats.Refused(Encoding.UTF8.GetBytes("a;b\n1;" + new string('x', 1000)), WorkbookLimits.Default with { MemoryBytes = 1000 }));

    [Fact]
    public void A_roster_reads_like_the_same_workbook()
    {
        object?[][] rows = [SmallRoster.Header, SmallRoster.Row(1), SmallRoster.Row(2).With((8, "C-1"), (9, "01-02-2024"))];
        var text = string.Join("\r\n", rows.Select(row => string.Join(';', OtherFormats.Words(row))));

        var reading = OtherFormats.Read(Encoding.UTF8.GetBytes(text));

        Assert.Empty(reading.Findings);
        Assert.Equal(SmallRoster.Read(rows[1], rows[2]).People.Select(person => person.Person.ToString()), reading.People.Select(person => person.Person.ToString()));
        Assert.Equal(["3277011708850001", "3277011708850002"], reading.People.Select(person => person.Person.Nik?.Digits));
    }

    [Fact]
    public void The_sheet_is_named_after_the_file()
    {
        var sheets = RosterSheets.Read(new RosterFile("Data [PSM] Kota Cimahi 2026 sangat panjang sekali.csv", "a;b"u8.ToArray()), WorkbookLimits.Default, CancellationToken.None);

        Assert.Equal("Data  PSM  Kota Cimahi 202", Assert.Single(sheets).Name);
    }

    private static SheetContent Read(string text) => Assert.Single(OtherFormats.Sheets(Encoding.UTF8.GetBytes(text)));
}
