using System.Text;
using System.Text.Unicode;

namespace SertiKesos.Sheets;

/// <summary>
/// In what encoding a text file is: by its mark, else by where zeros stand, else UTF-8 where it is valid, else
/// Windows-1252. Bytes that are no text have none.
/// </summary>
public static class TextEncodings
{
    private const int SampleSize = 64 * 1024;

    /// <summary>Windows-1252.</summary>
    public static Encoding Western { get; } = CodePage(1252);

    /// <summary>The whole text without its mark; null for bytes that are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) =>
        Detect(bytes) is { } found ? found.Encoding.GetString(bytes[found.Mark..]) : null;

    /// <summary>The beginning of the text, enough to tell its kind.</summary>
    public static string? Sample(ReadOnlySpan<byte> bytes)
    {
        if (Detect(bytes) is not { } found)
        {
            return null;
        }

        var rest = bytes[found.Mark..];
        var text = found.Encoding.GetString(rest[..Math.Min(rest.Length, SampleSize)]);
        return text.Any(IsBinary) || (text.Contains('\uFFFF') && found.Encoding is not UTF8Encoding) ? null : text;
    }

    /// <summary>Whether a letter takes two bytes.</summary>
    internal static bool IsWide(ReadOnlySpan<byte> bytes) => Detect(bytes) is { Encoding: UnicodeEncoding };

    private static (Encoding Encoding, int Mark)? Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return (Encoding.UTF8, 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, 2);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, 2);
        }

        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        if (sample.Contains((byte)0))
        {
            return Wide(sample);
        }

        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : Western, 0);
    }

    /// <summary>Latin text in two bytes a character has a zero in every second place, and only there.</summary>
    private static (Encoding Encoding, int Mark)? Wide(ReadOnlySpan<byte> sample)
    {
        int even = 0, odd = 0;
        for (var index = 0; index < sample.Length; index++)
        {
            if (sample[index] == 0)
            {
                _ = index % 2 == 0 ? even++ : odd++;
            }
        }

        var enough = sample.Length / 4;
        return odd > enough && even == 0 ? (Encoding.Unicode, 0)
            : even > enough && odd == 0 ? (Encoding.BigEndianUnicode, 0)
            : null;
    }

    /// <summary>In two bytes a character U+FFFF speaks of other content too; in UTF-8 somebody wrote it.</summary>
    private static bool IsBinary(char character) => character is < ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u001A');

    private static Encoding CodePage(int number)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(number);
    }
}
