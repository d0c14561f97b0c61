using System.Buffers;
using System.Globalization;

namespace SertiKesos.Workbooks;

/// <summary>One field of a CSV file as RFC 4180 has it.</summary>
internal static class CsvField
{
    public const string LineEnd = "\r\n";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>Text that a spreadsheet program would run as a formula gets an apostrophe; numbers keep their sign.</summary>
    public static string Of(object? value)
    {
        var text = value switch
        {
            null => "",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            string { Length: > 0 } words when words[0] is '=' or '+' or '-' or '@' or '\t' or '\r' => "'" + words,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
