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
        var records = new SeparatedRecords(text, start, stated ?? Detect(text, start), budget.Limits.CellCharacters);
        var sheet = new SheetBuilder(name, budget);
        // A line "sep=;" is no row: programs that know it do not show it.
        for (var row = 1; records.Next() is { } fields; row++)
        {
            for (var index = 0; index < fields.Count; index++)
            {
                sheet.Add(new SheetCell(row, index + 1, CellKind.Text, Unwrap(fields[index])));
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

    private static char Detect(string text, int start)
    {
        var best = (Score: 0L, Separator: ',');
        foreach (var separator in Separators)
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

            var score = widths.Count == 0 ? 0 : widths.Max(width => (long)width.Value * width.Key);
            if (score > best.Score)
            {
                best = (score, separator);
            }
        }

        return best.Separator;
    }

    /// <summary>Some exports write <c>="0812"</c> so that Excel keeps the digits.</summary>
    private static string Unwrap(string field)
    {
        var trimmed = field.AsSpan().Trim();
        return trimmed.Length >= 3 && trimmed.StartsWith("=\"") && trimmed.EndsWith("\"") ? trimmed[2..^1].ToString() : field;
    }
}
