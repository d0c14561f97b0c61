using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SertiKesos.Sheets;

/// <summary>What raw text between two tags means: UTF-8, and references to single characters.</summary>
internal static class XmlCharacters
{
    // '&' starts a reference, ']' may be part of "]]>", and U+FFFE and U+FFFF begin with 0xEF.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Controls(), (byte)'&', (byte)']', 0xEF]);
    private static readonly SearchValues<byte> Control = SearchValues.Create(Controls());

    /// <summary>Adds the meaning of raw text; false when an XmlReader might see more in it, or it is too long.</summary>
    public static bool Decode(ReadOnlySpan<byte> raw, StringBuilder text, int longest)
    {
        if (!Utf8.IsValid(raw))
        {
            return false;
        }

        if (raw.ContainsAny(Special))
        {
            return !raw.ContainsAny(Control) && raw.IndexOf("]]>"u8) < 0 && raw.IndexOf("\uFFFE"u8) < 0 && raw.IndexOf("\uFFFF"u8) < 0
                && DecodeReferences(raw, text) && text.Length <= longest;
        }

        text.Append(Encoding.UTF8.GetString(raw));
        return text.Length <= longest;
    }

    /// <summary>The same for text that is nothing but one run of ordinary characters, which most is.</summary>
    public static string? Plain(ReadOnlySpan<byte> raw, int longest) =>
        raw.Length <= longest && !raw.ContainsAny(Special) && Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : null;

    private static bool DecodeReferences(ReadOnlySpan<byte> raw, StringBuilder text)
    {
        for (int at; (at = raw.IndexOf((byte)'&')) >= 0;)
        {
            text.Append(Encoding.UTF8.GetString(raw[..at]));
            raw = raw[at..];
            var end = raw.IndexOf((byte)';');
            if (end < 0 || Reference(raw[1..end]) is not { } character)
            {
                return false;
            }

            text.Append(character);
            raw = raw[(end + 1)..];
        }

        text.Append(Encoding.UTF8.GetString(raw));
        return true;
    }

    private static char? Reference(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("amp"u8))
        {
            return '&';
        }

        if (name.SequenceEqual("lt"u8))
        {
            return '<';
        }

        if (name.SequenceEqual("gt"u8))
        {
            return '>';
        }

        if (name.SequenceEqual("quot"u8))
        {
            return '"';
        }

        if (name.SequenceEqual("apos"u8))
        {
            return '\'';
        }

        return name.Length is >= 2 and <= 5 && name[0] == '#' && XmlDigits.TryRead(name[1..], out var code) && code is '\t' or '\n' or '\r' or (>= ' ' and < 0xD800)
            ? (char)code
            : null;
    }

    /// <summary>A carriage return is one of them: an XmlReader turns it into a line feed.</summary>
    private static byte[] Controls() => [.. Enumerable.Range(0, ' ').Select(code => (byte)code).Where(code => code is not ((byte)'\t' or (byte)'\n'))];
}
