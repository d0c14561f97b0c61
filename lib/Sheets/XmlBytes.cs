using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// Walks through UTF-8 XML of the shape that spreadsheet programs write. Every answer "no" means "not surely known": the
/// caller then leaves the bytes to an XmlReader, so this never has to tell what is allowed from what is broken.
/// </summary>
internal ref struct XmlBytes(ReadOnlySpan<byte> bytes)
{
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

    /// <summary>Whether a start tag ends here, its attributes being over.</summary>
    public readonly bool IsAtTagEnd => _at < _bytes.Length && _bytes[_at] == '>';

    /// <summary>The value of an attribute that begins exactly so, up to its quote, whatever it is.</summary>
    public bool TakeValue(ReadOnlySpan<byte> opening, out ReadOnlySpan<byte> value)
    {
        value = [];
        var rest = _bytes[_at..];
        if (!rest.StartsWith(opening) || rest[opening.Length..].IndexOf((byte)'"') is not (>= 0 and var end))
        {
            return false;
        }

        value = rest.Slice(opening.Length, end);
        _at += opening.Length + end + 1;
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
}
