using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>
/// The bytes of a file as pieces of text between controls, tags and quotes, whatever the format: in the encoding that it
/// seems to have, and as letters of one byte or two.
/// </summary>
internal static class RawText
{
    public static IEnumerable<string> Pieces(ReadOnlyMemory<byte> content)
    {
        var plain = Encoding.Latin1.GetString(content.Span).Replace("\0", "", StringComparison.Ordinal);
        return TextEncodings.Decode(content.Span) is { } text ? Cut(text).Concat(Cut(plain)) : Cut(plain);
    }

    private static IEnumerable<string> Cut(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at == text.Length || IsEnd(text[at]))
            {
                if (at - start > 1)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }

    // A line may end within a name of a web page, and parts the people of a list: the latter is worse to miss.
    private static bool IsEnd(char character) => char.IsControl(character) || character is '<' or '>' or '"' or ';';
}
