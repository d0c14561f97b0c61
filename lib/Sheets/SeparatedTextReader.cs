using System.Text;

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
        var best = (Score: 0, Separator: ',');
        foreach (var separator in Separators)
        {
            var records = new SeparatedRecords(text, start, separator, int.MaxValue);
            var widths = new Dictionary<int, int>();
            for (var count = 0; count < SampleRecords && records.Next() is { } fields; count++)
            {
                if (fields.Count > 1)
                {
                    widths[fields.Count] = widths.GetValueOrDefault(fields.Count) + 1;
                }
            }

            var score = widths.Count == 0 ? 0 : widths.Max(width => width.Value * width.Key);
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

/// <summary>Cuts a text into records of fields; a quoted field may hold separators, line breaks and doubled quotes.</summary>
/// <param name="text">The whole text.</param>
/// <param name="start">Where the first record begins.</param>
/// <param name="separator">What stands between fields.</param>
/// <param name="maxField">The most characters of a field; a longer one is a <see cref="WorkbookException"/>.</param>
public sealed class SeparatedRecords(string text, int start, char separator, int maxField)
{
    private readonly StringBuilder _field = new();
    private int _at = start;
    private bool _strayQuotes;

    /// <summary>Whether a field began with a quote that nothing closes.</summary>
    public bool HasOpenQuote => _strayQuotes;

    /// <summary>The next record; null at the end.</summary>
    public IReadOnlyList<string>? Next()
    {
        if (_at >= text.Length)
        {
            return null;
        }

        var fields = new List<string>();
        while (true)
        {
            fields.Add(Field());
            if (_at >= text.Length)
            {
                return fields;
            }

            var character = text[_at++];
            if (character != separator)
            {
                if (character == '\r' && _at < text.Length && text[_at] == '\n')
                {
                    _at++;
                }

                return fields;
            }
        }
    }

    /// <summary>One field; ends on the separator, the line's end or the text's end.</summary>
    private string Field()
    {
        _field.Clear();
        if (_at < text.Length && text[_at] == '"' && !_strayQuotes)
        {
            Quoted();
        }

        var end = _at;
        while (end < text.Length && text[end] != separator && text[end] is not ('\r' or '\n'))
        {
            end++;
        }

        _field.Append(text, _at, end - _at);
        _at = end;
        return _field.Length <= maxField ? _field.ToString() : throw new WorkbookException(WorkbookProblem.CellTooLong);
    }

    /// <summary>What stands in quotes; a quote that nothing closes is a character like any other, and so are those after it.</summary>
    private void Quoted()
    {
        var from = _at + 1;
        while (true)
        {
            var end = text.IndexOf('"', from);
            if (end < 0)
            {
                _strayQuotes = true;
                _field.Clear();
                return;
            }

            _field.Append(text, from, end - from);
            if (end + 1 < text.Length && text[end + 1] != separator && text[end + 1] is not ('\r' or '\n'))
            {
                // A doubled quote is one; one that stands alone inside a field was not doubled by its writer.
                _field.Append('"');
                from = text[end + 1] == '"' ? end + 2 : end + 1;
                continue;
            }

            _at = end + 1;
            return;
        }
    }
}
