using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SertiKesos.Platform.Excel;

/// <summary>
/// Walks through UTF-8 XML of the shape that spreadsheet programs write. Every answer "no" means "not surely known": the
/// caller then leaves the bytes to an XmlReader, so this never has to tell what is allowed from what is broken.
/// </summary>
internal ref struct XmlBytes(ReadOnlySpan<byte> bytes)
{
    // '&' starts a reference, ']' may be part of "]]>", and U+FFFE and U+FFFF begin with 0xEF.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Controls(), (byte)'&', (byte)']', 0xEF]);
    private static readonly SearchValues<byte> Control = SearchValues.Create(Controls());

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public void SkipSpace()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    public bool Take(ReadOnlySpan<byte> literal)
    {
        if (!_bytes[_at..].StartsWith(literal))
        {
            return false;
        }

        _at += literal.Length;
        return true;
    }

    /// <summary>The end of a start tag, behind its attributes.</summary>
    public bool TakeTagEnd(out bool isEmpty)
    {
        isEmpty = Take("/>"u8);
        return isEmpty || Take(">"u8);
    }

    /// <summary>The next attribute of a start tag, its value of printable ASCII without references.</summary>
    public bool TakeAttribute(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = [];
        var start = _at;
        SkipSpace();
        var from = _at;
        if (from == start)
        {
            return false;
        }

        var at = from;
        while (at < _bytes.Length && (char.IsAsciiLetterOrDigit((char)_bytes[at]) || _bytes[at] == ':'))
        {
            at++;
        }

        if (at + 1 >= _bytes.Length || _bytes[at] != '=' || _bytes[at + 1] is not ((byte)'"' or (byte)'\''))
        {
            return false;
        }

        var quote = _bytes[at + 1];
        var end = at + 2;
        for (; end < _bytes.Length && _bytes[end] != quote; end++)
        {
            if (_bytes[end] is < 0x20 or > 0x7E or (byte)'<' or (byte)'&')
            {
                return false;
            }
        }

        if (end == _bytes.Length)
        {
            return false;
        }

        name = _bytes[from..at];
        value = _bytes[(at + 2)..end];
        _at = end + 1;
        return true;
    }

    /// <summary>Attributes that say nothing to us: only names that are known, and none twice.</summary>
    public bool SkipAttributes(byte[][] known)
    {
        var seen = 0;
        while (TakeAttribute(out var name, out _))
        {
            if (!See(known, name, ref seen))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The beginning of a tag, up to its attributes, when its name is known.</summary>
    public bool TakeElement(byte[][] known)
    {
        var at = _at + 1;
        while (at < _bytes.Length && char.IsAsciiLetter((char)_bytes[at]))
        {
            at++;
        }

        var seen = 0;
        if (at > _bytes.Length || !_bytes[_at..].StartsWith("<"u8) || !See(known, _bytes[(_at + 1)..at], ref seen))
        {
            return false;
        }

        _at = at;
        return true;
    }

    public static byte[][] Names(params string[] names) => [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether a name is known and new in its tag.</summary>
    public static bool See(byte[][] known, ReadOnlySpan<byte> name, ref int seen)
    {
        for (var index = 0; index < known.Length; index++)
        {
            if (name.SequenceEqual(known[index]))
            {
                var isNew = (seen & (1 << index)) == 0;
                seen |= 1 << index;
                return isNew;
            }
        }

        return false;
    }

    /// <summary>Text up to the next tag, as it stands.</summary>
    public ReadOnlySpan<byte> TakeRaw()
    {
        var rest = _bytes[_at..];
        var end = rest.IndexOf((byte)'<');
        rest = end < 0 ? rest : rest[..end];
        _at += rest.Length;
        return rest;
    }

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

/// <summary>Whole numbers of ASCII digits alone.</summary>
internal static class XmlDigits
{
    public static bool TryRead(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        if (digits.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
