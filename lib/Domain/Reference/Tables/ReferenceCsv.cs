using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Reference.Tables;

/// <summary>
/// The form of the tables: headings, then a row each; commas, or the semicolons of a spreadsheet program set to
/// Indonesian. Lines that begin with <c>#</c> are remarks.
/// </summary>
internal static class ReferenceCsv
{
    private const int MaxField = 4_000;

    /// <summary>The bytes as sound text; null where they are not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
            return SoundText.Of(text.StartsWith('\uFEFF') ? text[1..] : text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>With a byte order mark: a spreadsheet program takes a file without one for the machine's old code page.</summary>
    public static byte[] Encode(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>Records that hold anything, remarks left out, by their row.</summary>
    /// <exception cref="WorkbookException">A field is longer than any that these tables hold.</exception>
    /// <exception cref="InvalidDataException">A quote is not closed.</exception>
    public static IEnumerable<(int Row, IReadOnlyList<string> Fields)> Read(string text)
    {
        var records = new SeparatedRecords(text, 0, Separator(text), MaxField);
        for (var row = 1; records.Next() is { } fields; row++)
        {
            if (!fields[0].StartsWith('#') && fields.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                yield return (row, [.. fields.Select(field => CsvField.TextOf(field.Trim()))]);
            }
        }

        if (records.HasOpenQuote)
        {
            throw new InvalidDataException("A quote is not closed.");
        }
    }

    public static string Write(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder().AppendJoin(',', headings).Append(CsvField.LineEnd);
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(CsvField.Of)).Append(CsvField.LineEnd);
        }

        return text.ToString();
    }

    private static char Separator(string text)
    {
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && !string.IsNullOrWhiteSpace(line))
            {
                return line.Count(character => character == ';') > line.Count(character => character == ',') ? ';' : ',';
            }
        }

        return ',';
    }
}
