using System.Text;
using SertiKesos.Sheets;
using SertiKesos.Tests.Rosters.Fuzz;

namespace SertiKesos.Tests.Sheets;

/// <summary>Files of the largest permitted size, made to cost as much as they can: what a reading takes stays near their size.</summary>
[Collection(MeasuredRun.Name)]
public sealed class ReadingCostTests
{
    private const int FileBytes = 24 << 20;
    private const int Times = 8;

    public static TheoryData<string> Files => [.. Made.Keys];

    private static Dictionary<string, Func<byte[]>> Made { get; } = new(StringComparer.Ordinal)
    {
        ["one field"] = () => Encoding.ASCII.GetBytes("b;" + new string('a', FileBytes)),
        ["one record of commas"] = () => Repeat("a,"),
        ["one record of semicolons"] = () => Repeat(";"),
        ["one field in quotes"] = () => Encoding.ASCII.GetBytes("b;\"" + new string('a', FileBytes) + "\""),
        ["a quote that nothing closes"] = () => Encoding.ASCII.GetBytes("b;\"" + new string('a', FileBytes)),
        ["cells of a page without rows"] = () => Repeat("<table><tr>", "<td>"),
        ["a page of one attribute"] = () => Repeat("<table><tr><td style=\"", "a "),
        ["names of elements"] = () => Encoding.ASCII.GetBytes(Xml + string.Concat(Enumerable.Range(0, FileBytes / 10).Select(index => $"<a{index:x6}/>")) + "</Workbook>"),
    };

    private const string Xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_made_to_be_expensive_costs_a_small_multiple_of_its_size(string name)
    {
        var content = Made[name]();
        Assert.Equal(FileKind.Spreadsheet, FileKinds.Of(content));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            SpreadsheetReader.Read(content, "Data", WorkbookLimits.Default, CancellationToken.None);
        }
        catch (WorkbookException)
        {
            // A refusal is an answer as well.
        }

        var spent = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(spent < Times * (long)FileBytes, $"{spent / 1048576} MiB were allocated for {FileBytes / 1048576} MiB.");
    }

    [Fact]
    public void One_field_of_a_whole_file_is_refused_as_too_long() =>
        Assert.Equal(
            WorkbookProblem.CellTooLong,
            Assert.Throws<WorkbookException>(() => SpreadsheetReader.Read(Made["one field"](), "Data", WorkbookLimits.Default, CancellationToken.None)).Problem);

    [Fact]
    public void A_record_with_more_fields_than_a_sheet_has_columns_is_refused() =>
        Assert.Equal(
            WorkbookProblem.TooManyColumns,
            Assert.Throws<WorkbookException>(() => SpreadsheetReader.Read(Made["one record of semicolons"](), "Data", WorkbookLimits.Default, CancellationToken.None)).Problem);

    private static byte[] Repeat(string line) => Repeat("", line);

    private static byte[] Repeat(string head, string line)
    {
        var text = new StringBuilder(head, FileBytes + 1_024);
        while (text.Length < FileBytes)
        {
            text.Append(line);
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
