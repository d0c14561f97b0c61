using System.Buffers;
using System.Globalization;
using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// One field of a csv as RFC 4180 has it, harmless in a spreadsheet program: where a cell of it would begin like a formula
/// stands an apostrophe. Programs that are set to Indonesian part cells at semicolons, and all part rows at line ends, so
/// the beginnings inside a text count as well.
/// </summary>
public static class CsvField
{
    /// <summary>What ends a row.</summary>
    public const string LineEnd = "\r\n";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\"\r\n");

    /// <summary>A number, a day or a text as a field.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => Quoted(Guarded(text)),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>The text that was written as <paramref name="field"/>, its quotes taken off already.</summary>
    public static string TextOf(string field)
    {
        if (!field.Contains('\'', StringComparison.Ordinal))
        {
            return field;
        }

        var text = new StringBuilder(field.Length);
        for (var at = 0; at < field.Length; at++)
        {
            if (field[at] != '\'' || !IsBeginning(field, at) || !ActiveText.Is(field.AsSpan(at + 1)))
            {
                text.Append(field[at]);
            }
        }

        return text.ToString();
    }

    /// <summary>Some exports write <c>="0812"</c> so that a spreadsheet program keeps the digits.</summary>
    internal static string Unwrap(string field)
    {
        var trimmed = field.AsSpan().Trim();
        return trimmed.Length >= 3 && trimmed.StartsWith("=\"") && trimmed.EndsWith("\"") ? trimmed[2..^1].ToString() : field;
    }

    private static string Guarded(string text)
    {
        if (IsNumber(text))
        {
            return text;
        }

        StringBuilder? guarded = null;
        for (var at = 0; at < text.Length; at++)
        {
            // The line feed of a line end is no beginning of its own.
            var ends = at > 0 && text[at] is '\r' or '\n' && text[at - 1] is '\r' or '\n';
            if (!ends && IsBeginning(text, at) && ActiveText.Is(text.AsSpan(at)))
            {
                guarded ??= new StringBuilder(text, 0, at, text.Length + 4);
                guarded.Append('\'');
            }

            guarded?.Append(text[at]);
        }

        return guarded?.ToString() ?? text;
    }

    private static bool IsBeginning(string text, int at) => at == 0 || text[at - 1] is ';' or '\r' or '\n';

    /// <summary>Numbers keep their sign; a plus is a phone's, whose zeros a program would drop.</summary>
    private static bool IsNumber(string text) =>
        text is "-" || (text.Length > 1 && text[0] == '-'
            && double.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _));

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
