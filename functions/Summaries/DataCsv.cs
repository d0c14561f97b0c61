using System.Buffers;
using System.Globalization;
using System.Text;

namespace SertiKesos.Summaries;

/// <summary>
/// The tidy rows as RFC 4180: commas, CRLF, quotes doubled. UTF-8 with a byte order mark, because a spreadsheet program
/// takes a file without one for the machine's old code page.
/// </summary>
internal static class DataCsv
{
    private const string LineEnd = "\r\n";

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public static byte[] Write(NationalSummary summary)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', TidyData.Headings).Append(LineEnd);
        foreach (var row in TidyData.Rows(summary))
        {
            text.AppendJoin(',', TidyData.Cells(row, summary).Select(Field)).Append(LineEnd);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>
    /// One field. Text that a spreadsheet program would run as a formula gets an apostrophe; numbers keep their sign.
    /// </summary>
    public static string Field(object? value)
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
