using System.Globalization;
using System.Runtime.InteropServices;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace SertiKesos.Sheets;

/// <summary>
/// Reads .xls (BIFF) by a library, and only .xls: of .xlsx it loses content without a word. Whatever it throws is a file
/// that is not read.
/// </summary>
internal static class OldWorkbookReader
{
    public static IReadOnlyList<SheetContent> Read(ReadOnlyMemory<byte> content, ContentBudget budget, CancellationToken cancel)
    {
        // The library's settings ask for code page 1252 as soon as they are made; this brings it.
        var western = TextEncodings.Western;
        try
        {
            using var stream = new CancellableStream(MemoryMarshal.TryGetArray(content, out var bytes) ? bytes : content.ToArray(), cancel);
            var configuration = new ExcelReaderConfiguration { FallbackEncoding = western, LeaveOpen = true };
            using var reader = ExcelReaderFactory.CreateBinaryReader(stream, configuration);
            budget.Sheets(reader.ResultsCount);
            var errors = OldWorkbookErrors.Find(content.Span);
            var sheets = new List<SheetContent>();
            do
            {
                sheets.Add(ReadSheet(reader, budget, sheets.Count, errors));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (InvalidPasswordException locked)
        {
            throw new WorkbookException(WorkbookProblem.Protected, inner: locked);
        }
        catch (Exception problem) when (problem is not (WorkbookException or OperationCanceledException))
        {
            // Damaged files end in exceptions of a dozen types there, IndexOutOfRangeException included.
            throw new WorkbookException(WorkbookProblem.Damaged, inner: problem);
        }
    }

    private static SheetContent ReadSheet(
        IExcelDataReader reader, ContentBudget budget, int index, IReadOnlyDictionary<(int Sheet, CellAddress Cell), string> errors)
    {
        var sheet = new SheetBuilder(reader.Name, budget) { Hidden = reader.VisibleState is "hidden" or "veryhidden" };
        for (var row = 1; reader.Read(); row++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (Cell(row, column + 1, reader.GetValue(column)) is { } cell)
                {
                    sheet.Add(cell);
                }
                else if (errors.Count > 0 && errors.TryGetValue((index, new CellAddress(row, column + 1)), out var error))
                {
                    sheet.Add(new SheetCell(row, column + 1, CellKind.Error, error));
                }
            }

            sheet.EndRow(row, reader.RowHeight == 0);
        }

        for (var column = 0; column < Math.Min(reader.FieldCount, budget.Limits.Columns); column++)
        {
            if (reader.GetColumnWidth(column) == 0)
            {
                sheet.HideColumns(column + 1, column + 1);
            }
        }

        foreach (var range in reader.MergeCells ?? [])
        {
            sheet.Merge(range.FromRow + 1, range.FromColumn + 1, range.ToRow + 1, range.ToColumn + 1);
        }

        return sheet.Build();
    }

    private static SheetCell? Cell(int row, int column, object? value) => value switch
    {
        string text => new SheetCell(row, column, CellKind.Text, text),
        // All digits that the double holds: the shortest form would hide what a long number has lost.
        double number => new SheetCell(row, column, CellKind.Number, Digits(number)),
        int number => new SheetCell(row, column, CellKind.Number, number.ToString(CultureInfo.InvariantCulture)),
        bool truth => new SheetCell(row, column, CellKind.Boolean, truth ? "TRUE" : "FALSE"),
        DateTime { Year: >= 1900 } date => new SheetCell(
            row, column, CellKind.Date, date.ToString(date.TimeOfDay == default ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture), DateOnly.FromDateTime(date)),
        DateTime clock => new SheetCell(row, column, CellKind.Text, clock.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
        TimeSpan time => new SheetCell(row, column, CellKind.Text, time.ToString("c", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static string Digits(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e21
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
