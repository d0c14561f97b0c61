using SertiKesos.Sheets;

namespace SertiKesos.Tests.Sheets;

public sealed class SeparatedRecordsTests
{
    [Theory]
    [InlineData("a,b\nc,d", "a|b", "c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b", "c|d")]
    [InlineData("a,b\rc,d\r", "a|b", "c|d")]
    [InlineData("a,\n,b", "a|", "|b")]
    [InlineData("a\n\nb", "a", "", "b")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"a \"\"b\"\" c\",d", "a \"b\" c|d")]
    [InlineData("\"\"\"\",\"\"", "\"|")]
    [InlineData("\"a\nb\",\"c\r\nd\"\r\ne", "a\nb|c\r\nd", "e")]
    [InlineData("a \"b\" c,5\"", "a \"b\" c|5\"")]
    public void Records_are_cut_by_the_rules_of_quotes(string text, params string[] records) => Assert.Equal(records, Cut(text));

    [Fact]
    public void A_quote_inside_a_quoted_field_need_not_be_doubled() => Assert.Equal(["a \"b\" c|d"], Cut("\"a \"b\" c\",d"));

    [Fact]
    public void A_quote_that_nothing_closes_is_told_and_swallows_nothing()
    {
        var records = new SeparatedRecords("\"a,b\nc,d", start: 0, ',', maxField: 100);

        Assert.Equal(["\"a", "b"], records.Next());
        Assert.True(records.HasOpenQuote);
        Assert.Equal(["c", "d"], records.Next());
        Assert.Null(records.Next());
    }

    [Fact]
    public void The_mark_of_an_encoding_is_no_part_of_the_first_field() =>
        Assert.Equal(["kode|nama"], Cut(TextEncodings.Decode([0xEF, 0xBB, 0xBF, .. "\"kode\",nama\r\n"u8])!));

    [Fact]
    public void An_empty_text_has_no_record() => Assert.Empty(Cut(""));

    [Fact]
    public void A_field_that_is_too_long_is_refused() =>
        Assert.Equal(WorkbookProblem.CellTooLong, Assert.Throws<WorkbookException>(() => new SeparatedRecords("\"abcd\"", start: 0, ',', maxField: 3).Next()).Problem);

    private static List<string> Cut(string text)
    {
        var records = new SeparatedRecords(text, start: 0, ',', maxField: 100);
        var cut = new List<string>();
        while (records.Next() is { } fields)
        {
            cut.Add(string.Join('|', fields));
        }

        return cut;
    }
}
