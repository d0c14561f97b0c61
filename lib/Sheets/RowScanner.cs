using System.Text;

namespace SertiKesos.Sheets;

/// <summary>
/// Reads rows of the usual shape straight from their UTF-8 bytes, which costs a fraction of an XmlReader. It only ever
/// takes a row that it understands wholly and that breaks no limit; it refuses nothing. The first other row, and all
/// that follow, are left in the stream for <see cref="SheetReader"/>. See docs/decisions/0004-utf8-scanner.md.
/// </summary>
internal sealed class RowScanner(StoredValues values, RowStore rows, WorkbookLimits limits)
{
    private static readonly byte[][] RowAttributes = XmlBytes.Names(
        "r", "hidden", "spans", "s", "customFormat", "ht", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot", "ph", "x14ac:dyDescent");

    private static readonly byte[][] FormulaAttributes = XmlBytes.Names("t", "ref", "si", "ca", "aca");

    private readonly List<SheetCell> _cells = [];
    private readonly StringBuilder _text = new();
    private readonly NumberTexts _numbers = new();
    private bool _hasDescent;

    // What the row at hand has of texts of its own.
    private int _texts;
    private long _characters;

    /// <param name="hasDescent">Whether the prefix of Excel's x14ac:dyDescent is declared.</param>
    /// <returns>How many rows were taken.</returns>
    public int Scan(PausingStream stream, bool hasDescent)
    {
        _hasDescent = hasDescent;
        var taken = 0;
        for (; stream.Child("<row"u8, "</row>"u8) is { IsEmpty: false } bytes && TryRow(new XmlBytes(bytes)); taken++)
        {
            stream.Take(bytes.Length);
        }

        return taken;
    }

    private bool TryRow(XmlBytes xml)
    {
        xml.SkipSpace();
        xml.Take("<row"u8);
        if (!TryRowTag(ref xml, out var number, out var hidden, out var isEmpty))
        {
            return false;
        }

        _cells.Clear();
        _texts = 0;
        _characters = 0;
        if (!isEmpty && !TryCells(ref xml, number))
        {
            return false;
        }

        if (!xml.IsAtEnd || !rows.HasRoom(_cells.Count, _texts, _characters))
        {
            return false;
        }

        Keep(number, hidden);
        return true;
    }

    private void Keep(int number, bool hidden)
    {
        rows.BeginRow();
        rows.NumberRow(number);
        rows.CountRow(_cells.Count, _texts, _characters);
        rows.Add(new SheetRow(number, hidden, _cells.Count == 0 ? [] : _cells.ToArray()));
    }

    private bool TryRowTag(ref XmlBytes xml, out int number, out bool hidden, out bool isEmpty)
    {
        number = rows.Previous + 1;
        hidden = isEmpty = false;
        var seen = 0;
        while (xml.TakeAttribute(out var name, out var value))
        {
            if (!XmlBytes.See(RowAttributes, name, ref seen)
                || (name.Length == 1 && name[0] == 'r' && !XmlDigits.TryRead(value, out number))
                || (name.Contains((byte)':') && !_hasDescent))
            {
                return false;
            }

            hidden |= name.SequenceEqual("hidden"u8) && (value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8));
        }

        return number is >= 1 and <= CellAddress.LastRow && xml.TakeTagEnd(out isEmpty);
    }

    private bool TryCells(ref XmlBytes xml, int row)
    {
        var column = 0;
        for (xml.SkipSpace(); xml.Take("<c"u8); xml.SkipSpace())
        {
            var before = column;
            if (!TryCell(ref xml, row, ref column) || column <= before)
            {
                return false;
            }
        }

        return xml.Take("</row>"u8);
    }

    private bool TryCell(ref XmlBytes xml, int row, ref int column)
    {
        column++;
        string? type = null;
        int style = 0, seen = 0;
        // In the order of all usual programs; what the values may be is asked where they are read.
        if (xml.TakeValue(" r=\""u8, out var plain))
        {
            if (!TryReference(plain, row, out column))
            {
                return false;
            }

            seen |= 1;
        }

        if (xml.TakeValue(" s=\""u8, out plain))
        {
            if (!XmlDigits.TryRead(plain, out style))
            {
                return false;
            }

            seen |= 2;
        }

        if (xml.TakeValue(" t=\""u8, out plain))
        {
            if ((type = Type(plain)) is null)
            {
                return false;
            }

            seen |= 4;
        }

        while (!xml.IsAtTagEnd && xml.TakeAttribute(out var name, out var value))
        {
            if (name.Length != 1)
            {
                return false;
            }

            var bit = name[0] switch { (byte)'r' => 1, (byte)'s' => 2, (byte)'t' => 4, _ => 0 };
            var known = bit switch
            {
                1 => TryReference(value, row, out column),
                2 => XmlDigits.TryRead(value, out style),
                4 => (type = Type(value)) is not null,
                _ => false,
            };
            if (!known || (seen & bit) != 0)
            {
                return false;
            }

            seen |= bit;
        }

        return xml.TakeTagEnd(out var isEmpty) && (isEmpty || TryContent(ref xml, new CellAddress(row, column), type, style));
    }

    private bool TryContent(ref XmlBytes xml, CellAddress at, string? type, int style)
    {
        var formula = false;
        xml.SkipSpace();
        if (xml.Take("<f"u8))
        {
            if (!TryFormula(ref xml))
            {
                return false;
            }

            formula = true;
            xml.SkipSpace();
        }

        if (xml.Take("<v>"u8))
        {
            return TryValue(xml.TakeRaw(), at, type, style, formula) && xml.Take("</v>"u8) && TryEnd(ref xml);
        }

        if (xml.Take("<v/>"u8) || xml.Take("<v />"u8))
        {
            return type is not "s" && TryKeep("", at, type, style, formula) && TryEnd(ref xml);
        }

        if (xml.Take("<is>"u8))
        {
            return type is "inlineStr" && XmlText.Rich(ref xml, "</is>"u8, _text, limits.CellCharacters) is { } text
                && TryKeep(text, at, type, style, formula) && TryEnd(ref xml);
        }

        return (!formula || TryKeep(values.Cell(at, type, style, null, formula, ""))) && TryEnd(ref xml);
    }

    private static bool TryEnd(ref XmlBytes xml)
    {
        xml.SkipSpace();
        return xml.Take("</c>"u8);
    }

    private bool TryFormula(ref XmlBytes xml)
    {
        if (!xml.SkipAttributes(FormulaAttributes) || !xml.TakeTagEnd(out var isEmpty))
        {
            return false;
        }

        _text.Clear();
        return isEmpty || (XmlCharacters.Decode(xml.TakeRaw(), _text, int.MaxValue) && xml.Take("</f>"u8));
    }

    private bool TryValue(ReadOnlySpan<byte> raw, CellAddress at, string? type, int style, bool formula)
    {
        if (type is null or "n" or "s" && XmlDigits.TryRead(raw, out var number))
        {
            if (type is "s")
            {
                return values.HasShared(number) && TryKeep(values.Shared(at, number, style, formula));
            }

            CountText(raw.Length);
            return TryKeep(values.Number(at, number, _numbers.Of(raw, number), style, formula));
        }

        if (type is "s" || XmlText.Simple(raw, _text, limits.CellCharacters) is not { } text)
        {
            return false;
        }

        return TryKeep(text, at, type, style, formula);
    }

    private bool TryKeep(string text, CellAddress at, string? type, int style, bool formula)
    {
        CountText(text.Length);
        return TryKeep(values.Cell(at, type, style, text, formula, ""));
    }

    private void CountText(int characters)
    {
        _texts++;
        _characters += characters;
    }

    private bool TryKeep(SheetCell? cell)
    {
        if (cell is { } kept)
        {
            _cells.Add(kept);
            return kept.Column <= limits.Columns && _cells.Count <= CellAddress.LastColumn;
        }

        return true;
    }

    private static string? Type(ReadOnlySpan<byte> value) => value switch
    {
        [(byte)'s'] => "s",
        [(byte)'n'] => "n",
        [(byte)'b'] => "b",
        [(byte)'e'] => "e",
        [(byte)'d'] => "d",
        _ => value.SequenceEqual("str"u8) ? "str" : value.SequenceEqual("inlineStr"u8) ? "inlineStr" : null,
    };

    private static bool TryReference(ReadOnlySpan<byte> value, int row, out int column)
    {
        column = 0;
        var at = 0;
        for (; at < value.Length && at < 3 && char.IsAsciiLetterUpper((char)value[at]); at++)
        {
            column = (column * 26) + (value[at] - 'A' + 1);
        }

        return column is >= 1 and <= CellAddress.LastColumn && XmlDigits.TryRead(value[at..], out var number) && number == row;
    }
}
