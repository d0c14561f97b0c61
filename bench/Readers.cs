using System.Text;
using ClosedXML.Excel;
using ExcelDataReader;
using SertiKesos.Sheets;

namespace SertiKesos.Bench;

/// <summary>One reading per process; each counts the cells with content, so that all have done the same work.</summary>
internal static class Readers
{
    /// <param name="file">A workbook, or a folder of workbooks.</param>
    public static long Count(string reader, string file) => Directory.Exists(file)
        ? Directory.EnumerateFiles(file, "*.xlsx", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Sum(path => Count(reader, path))
        : CountOne(reader, file);

    private static long CountOne(string reader, string file) => reader switch
    {
        "own" => Own(file),
        "exceldatareader" => Peer(file),
        "closedxml" => Closed(file),
        _ => throw new ArgumentException("No such reader.", nameof(reader)),
    };

    private static long Own(string file) => WorkbookReader
        .Read(File.ReadAllBytes(file), WorkbookLimits.Default, CancellationToken.None)
        .Sum(sheet => sheet.Rows.Sum(row => (long)row.Cells.Count));

    private static long Peer(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        long count = 0;
        using var reader = ExcelReaderFactory.CreateReader(File.OpenRead(file));
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    count += reader.GetValue(column) is null or "" ? 0 : 1;
                }
            }
        }
        while (reader.NextResult());
        return count;
    }

    private static long Closed(string file)
    {
        using var workbook = new XLWorkbook(file);
        return workbook.Worksheets.Sum(sheet => sheet.CellsUsed().LongCount(cell => cell.GetString().Length > 0));
    }
}
