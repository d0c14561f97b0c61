using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>How the elements of a sheet are called: with the prefix that its root has, if any.</summary>
internal sealed partial class RowMarkup(string prefix)
{
    private const string PrefixedSpace = $" xmlns:x=\"{SheetShape.Main}\"";

    private readonly byte[] _formula = Encoding.UTF8.GetBytes($"<{prefix}f");
    private readonly byte[] _inline = Encoding.UTF8.GetBytes($"<{prefix}is");
    private readonly byte[] _open = Encoding.UTF8.GetBytes($"<{prefix}sheetData");

    /// <summary>With its colon; empty where there is none.</summary>
    public byte[] Prefix { get; } = Encoding.UTF8.GetBytes(prefix);

    public byte[] End { get; } = Encoding.UTF8.GetBytes($"</{prefix}sheetData>");

    public bool MayHold(ReadOnlySpan<byte> rows) =>
        rows.IndexOf(_formula) >= 0 || rows.IndexOf(_inline) >= 0 || rows.IndexOf("\"str\""u8) >= 0 || rows.IndexOf("'str'"u8) >= 0 || rows.IndexOf("&#"u8) >= 0;

    public int StartOf(ReadOnlySpan<byte> part) => part.IndexOf(_open);

    public int NameLength => _open.Length;

    /// <summary>
    /// A shell as it comes from its tree, with the place for the rows in it. The tree gives every element a prefix, also
    /// where the office's own rows have none: it is taken off again, or else the rows say themselves what they are.
    /// </summary>
    /// <returns>Null where there is no place.</returns>
    public (byte[] Before, byte[] After)? Place(byte[] shell)
    {
        var text = Encoding.UTF8.GetString(shell);
        if (Prefix.Length == 0 && text.Contains(PrefixedSpace, StringComparison.Ordinal) && !text.Contains(" xmlns=\"", StringComparison.Ordinal))
        {
            text = text.Replace(PrefixedSpace, $" xmlns=\"{SheetShape.Main}\"", StringComparison.Ordinal)
                .Replace("<x:", "<", StringComparison.Ordinal).Replace("</x:", "</", StringComparison.Ordinal);
        }

        if (EmptyRows().Match(text) is not { Success: true } place)
        {
            return null;
        }

        var own = prefix.TrimEnd(':');
        var declared = place.Groups[1].Value == prefix ? "" : $" xmlns{(own.Length == 0 ? "" : ":" + own)}=\"{SheetShape.Main}\"";
        return (Encoding.UTF8.GetBytes($"{text[..place.Index]}<{prefix}sheetData{declared}>"), Encoding.UTF8.GetBytes($"</{prefix}sheetData>{text[(place.Index + place.Length)..]}"));
    }

    [GeneratedRegex("""<([^\s:<>]+:|)sheetData\s*(?:/>|></\1sheetData>)""")]
    private static partial Regex EmptyRows();
}

/// <summary>Finds where the rows of a sheet begin and end. A part that is not plainly laid out is written anew before.</summary>
/// <param name="TagEnd">Where the start tag of the rows ends, its closing sign left out.</param>
/// <param name="After">Behind the end tag.</param>
internal sealed record SheetShape(byte[] Part, Range Rows, int TagEnd, int After, RowMarkup Markup)
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly byte[] MainBytes = Encoding.UTF8.GetBytes(Main);
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (byte)code)]);

    public static SheetShape? Find(byte[] sheet) => Locate(sheet) ?? (PlainXml.Write(sheet) is { } plain ? Locate(plain) : null);

    private static SheetShape? Locate(byte[] part)
    {
        ReadOnlySpan<byte> bytes = part;
        var from = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (bytes[from..].StartsWith("<?xml"u8))
        {
            var end = bytes.IndexOf("?>"u8);
            var declared = end < 0 ? [] : bytes[from..end];
            if (end < 0 || (declared.IndexOf("encoding"u8) >= 0 && declared.IndexOf("utf-8"u8) < 0 && declared.IndexOf("UTF-8"u8) < 0))
            {
                return null;
            }

            from = end + 2;
        }

        return IsOdd(bytes[from..]) ? null : Locate(part, from);
    }

    /// <summary>Signs that a search for tags could take for what they are not, or that a spreadsheet program would not open.</summary>
    private static bool IsOdd(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("<!"u8) >= 0 || bytes.IndexOf("<?"u8) >= 0 || bytes.ContainsAny(Controls) || !Utf8.IsValid(bytes)
        || bytes.IndexOf("\uFFFE"u8) >= 0 || bytes.IndexOf("\uFFFF"u8) >= 0 || HasIllegalReference(bytes);

    private static bool HasIllegalReference(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOf("&#"u8)) >= 0;)
        {
            bytes = bytes[(at + 2)..];
            var end = bytes[..Math.Min(bytes.Length, 9)].IndexOf((byte)';');
            var hex = bytes is [(byte)'x', ..];
            if (end < 1 || !int.TryParse(
                bytes[(hex ? 1 : 0)..end], hex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out var code)
                || code is not (9 or 10 or 13 or >= 0x20 and < 0xD800 or >= 0xE000 and < 0xFFFE or >= 0x10000 and <= 0x10FFFF))
            {
                return true;
            }
        }

        return false;
    }

    private static SheetShape? Locate(byte[] part, int from)
    {
        ReadOnlySpan<byte> bytes = part;
        var root = from + bytes[from..].IndexOf((byte)'<');
        var nameEnd = root + 1 + bytes[(root + 1)..].IndexOfAny(NameEnds);
        var name = Encoding.UTF8.GetString(bytes[(root + 1)..nameEnd]);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (name[(colon + 1)..] != "worksheet")
        {
            return null;
        }

        var markup = new RowMarkup(name[..(colon + 1)]);
        var open = markup.StartOf(bytes);
        if (open < 0)
        {
            return null;
        }

        var tagEnd = open + bytes[open..].IndexOf((byte)'>');
        var head = bytes[..tagEnd];
        var second = bytes[tagEnd..].IndexOf(bytes.Slice(open, markup.NameLength)) >= 0;
        // Under a second name for the same namespace cells would be overlooked; attributes are not to be expected here.
        if (tagEnd < open || second || Count(head, MainBytes) != 1 || head.IndexOf((byte)'&') >= 0
            || !bytes[(open + markup.NameLength)..tagEnd].Trim(" \t\r\n/"u8).IsEmpty)
        {
            return null;
        }

        if (bytes[tagEnd - 1] == '/')
        {
            return new SheetShape(part, tagEnd..tagEnd, tagEnd - 1, tagEnd + 1, markup);
        }

        var rest = bytes[(tagEnd + 1)..];
        var length = rest.LastIndexOf(markup.End);
        return length < 0 || rest[..length].IndexOf("xmlns"u8) >= 0 ? null
            : new SheetShape(part, (tagEnd + 1)..(tagEnd + 1 + length), tagEnd, tagEnd + 1 + length + markup.End.Length, markup);
    }

    private static int Count(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> part)
    {
        var count = 0;
        for (int at; (at = bytes.IndexOf(part)) >= 0; count++)
        {
            bytes = bytes[(at + part.Length)..];
        }

        return count;
    }
}
