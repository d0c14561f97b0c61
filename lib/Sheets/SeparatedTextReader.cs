namespace SertiKesos.Sheets;

/// <summary>
/// Reads csv, tsv and txt. The separator is the one that gives the most lines of one width; every field is text, so that
/// a long number keeps its digits and a phone its zero.
/// </summary>
internal static class SeparatedTextReader
{
    private const int SampleRecords = 200;

    // Of two that fit equally well the first stands; a comma is the one most often inside a field.
    private static readonly char[] Separators = [';', '\t', '|', ','];

    public static SheetContent Read(string text, string name, ContentBudget budget)
    {
        var stated = StatedSeparator(text, out var start);
        var (separator, width) = stated is { } said ? (said, WidthWith(text, start, said)) : Detect(text, start);
        var records = new SeparatedRecords(text, start, separator, budget.Limits.CellCharacters, width);
        var sheet = new SheetBuilder(name, budget);
        // A line "sep=;" is no row: programs that know it do not show it.
        for (var row = 1; records.Next() is { } fields; row++)
        {
            for (var index = 0; index < fields.Count; index++)
            {
                sheet.Add(new SheetCell(row, index + 1, CellKind.Text, CsvField.Unwrap(fields[index])));
            }

            sheet.EndRow(row);
        }

        return sheet.Build();
    }

    private static char? StatedSeparator(string text, out int start)
    {
        start = 0;
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 5 || text[4] is '\r' or '\n')
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny('\r', '\n');
        if (end != 5)
        {
            return null;
        }

        start = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        return text[4];
    }

    private static (char Separator, int Width) Detect(string text, int start)
    {
        var best = (Score: 0L, Separator: ',', Width: 0);
        foreach (var separator in Separators)
        {
            if (Usual(text, start, separator) is var (fields, records) && (long)fields * records > best.Score)
            {
                best = ((long)fields * records, separator, fields);
            }
        }

        return (best.Separator, best.Width);
    }

    private static int WidthWith(string text, int start, char separator) => Usual(text, start, separator)?.Fields ?? 0;

    /// <summary>The number of fields that the most of the first records have, weighed by their width; null where none has two.</summary>
    private static (int Fields, int Records)? Usual(string text, int start, char separator)
    {
        var records = new SeparatedRecords(text, start, separator, int.MaxValue);
        var widths = new Dictionary<int, int>();
        for (var count = 0; count < SampleRecords && records.Skip() is { } fields; count++)
        {
            if (fields > 1)
            {
                widths[fields] = widths.GetValueOrDefault(fields) + 1;
            }
        }

        return widths.Count == 0 ? null : widths.Select(width => (Fields: width.Key, Records: width.Value)).MaxBy(width => (long)width.Fields * width.Records);
    }
}
