using System.Globalization;
using System.Text;
using System.Text.Json;
using ExcelDataReader;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

/// <summary>Readers of others see the values that we wrote, every one of them.</summary>
public sealed class NationalReaderTests
{
    private static readonly byte[] Content = NationalWorkbook.Write(Counts.Summary(Counts.Demo()), new SummaryOptions());

    private static readonly Dictionary<string, object> Written = Values(WorkbookCells.Read(Content));

    [Fact]
    public void ExcelDataReader_reads_every_value()
    {
        // The library asks for it whatever the file is.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(Content));
        var read = new Dictionary<string, object>(StringComparer.Ordinal);
        do
        {
            for (var row = 1; reader.Read(); row++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is { } value and not "")
                    {
                        read.Add($"{reader.Name}!{StreamedRows.ColumnName(column + 1)}{row}", value switch
                        {
                            DateTime date => date.ToOADate(),
                            string text => text,
                            _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
                        });
                    }
                }
            }
        }
        while (reader.NextResult());

        AssertSame(read);
    }

    [OpenpyxlFact]
    public async Task Openpyxl_reads_every_value() => AssertSame(await AskAsync(OpenpyxlFactAttribute.Python!, "-c", """
        import json, sys, warnings, datetime, openpyxl
        from openpyxl.utils.datetime import to_excel
        warnings.simplefilter('ignore')
        for sheet in openpyxl.load_workbook(sys.argv[1]):
            for row in sheet.iter_rows():
                for cell in row:
                    value = cell.value
                    if value is not None:
                        value = to_excel(value) if isinstance(value, (datetime.date, datetime.datetime)) else value
                        print(json.dumps([sheet.title + '!' + cell.coordinate, value]))
        """));

    [SheetJsFact]
    public async Task SheetJS_reads_every_value() => AssertSame(await AskAsync(SheetJsFactAttribute.Node!, "-e", """
        const xlsx = require('xlsx');
        const book = xlsx.readFile(process.argv[1]);
        for (const name of book.SheetNames)
            for (const [at, cell] of Object.entries(book.Sheets[name]))
                if (at[0] !== '!' && cell.v !== undefined && cell.v !== '') console.log(JSON.stringify([name + '!' + at, cell.v]));
        """));

    [LibreOfficeFact]
    public async Task LibreOffice_keeps_every_value() =>
        AssertSame(Values(WorkbookCells.Read(await LibreOffice.AgainAsync(Content))));

    private static async Task<Dictionary<string, object>> AskAsync(string program, string option, string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"sertikesos-{Guid.NewGuid():N}.xlsx");
        try
        {
            await File.WriteAllBytesAsync(file, Content);
            return (await OtherProgram.RunAsync(program, option, script, file))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<JsonElement[]>(line)!)
                .ToDictionary(
                    cell => cell[0].GetString()!,
                    cell => cell[1].ValueKind == JsonValueKind.Number ? cell[1].GetDouble() : (object)cell[1].GetString()!,
                    StringComparer.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, object> Values(WorkbookCells cells) => cells.Sheets
        .SelectMany(sheet => cells[sheet].Select(cell => (
            At: $"{sheet}!{cell.Address}", Value: cell.IsText ? (object)cell.Text : double.Parse(cell.Text, CultureInfo.InvariantCulture))))
        .ToDictionary(cell => cell.At, cell => cell.Value, StringComparer.Ordinal);

    private static void AssertSame(Dictionary<string, object> read)
    {
        Assert.Empty(Written.Keys.Except(read.Keys).Take(5));
        Assert.Empty(read.Keys.Except(Written.Keys).Take(5));
        Assert.Empty(Written.Where(cell => !Same(cell.Value, read[cell.Key])).Select(cell => $"{cell.Key}: {cell.Value}, read {read[cell.Key]}").Take(5));
    }

    private static bool Same(object written, object read) =>
        written is double number ? read is double other && Math.Abs(number - other) < 1e-9 : written.Equals(read);
}
