using System.Globalization;
using System.Net;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>Walks once through the cells of a sheet that <see cref="SheetShape"/> found to be plainly laid out.</summary>
internal sealed class RowScan(byte[] part, Range rows, RowMarkup markup)
{
    private readonly int _end = rows.End.Value;
    private int _at = rows.Start.Value;

    // The cell at hand.
    private string _cell = "";
    private string _type = "";
    private uint _style;
    private int _styleAt;
    private int _styleLength;
    private RowFormula? _formula;
    private string? _text;

    public void Run(IReadOnlySet<int> activeShared, List<RowFormula> formulas, List<RowText> active)
    {
        while (NextCell(formulas))
        {
            if (IsActive(activeShared))
            {
                active.Add(new RowText(_styleAt, _styleLength, _style, _formula));
            }
        }
    }

    public (string? Text, int? Shared) First() => !NextCell([]) ? (null, null)
        : _type == "s" ? (null, Shared())
        : (_type is TextCells.Inline or "str" ? _text : null, null);

    /// <summary>To the end of the next cell that is not empty.</summary>
    private bool NextCell(List<RowFormula> formulas)
    {
        while (Next() is { } tag)
        {
            if (tag.Name.SequenceEqual("c"u8))
            {
                if (tag.IsEnd)
                {
                    return true;
                }

                StartCell(tag);
            }
            else if (!tag.IsEnd && tag.Name.SequenceEqual("f"u8))
            {
                formulas.Add(_formula = Formula(tag));
            }
            else if (!tag.IsEnd && !tag.IsEmpty && (tag.Name.SequenceEqual("v"u8) || tag.Name.SequenceEqual("t"u8)) && string.IsNullOrEmpty(_text))
            {
                _text = Text(_at, TextEnd());
            }
        }

        return false;
    }

    private void StartCell(Tag tag)
    {
        (_cell, _type, _style, _styleLength, _formula, _text) = ("", "", 0, -1, null, null);
        _styleAt = tag.AttributesAt;
        for (var at = tag.AttributesAt; Attribute(ref at, tag.End) is { } attribute;)
        {
            switch (attribute.Name)
            {
                case "r":
                    _cell = Text(attribute.From, attribute.To);
                    break;
                case "t":
                    _type = Text(attribute.From, attribute.To);
                    break;
                case "s":
                    (_styleAt, _styleLength) = (attribute.From, attribute.To - attribute.From);
                    _ = uint.TryParse(Text(attribute.From, attribute.To), NumberStyles.None, CultureInfo.InvariantCulture, out _style);
                    break;
            }
        }
    }

    private bool IsActive(IReadOnlySet<int> activeShared) => _type switch
    {
        "s" => Shared() is { } place && activeShared.Contains(place),
        TextCells.Inline or "str" => ActiveText.Is(_text),
        _ => false,
    };

    private int? Shared() => int.TryParse(_text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var place) ? place : null;

    private RowFormula Formula(Tag tag)
    {
        string? kind = null, group = null;
        for (var at = tag.AttributesAt; Attribute(ref at, tag.End) is { } attribute;)
        {
            kind = attribute.Name == "t" ? Text(attribute.From, attribute.To) : kind;
            group = attribute.Name == "si" ? Text(attribute.From, attribute.To) : group;
        }

        var text = "";
        if (!tag.IsEmpty)
        {
            text = Text(_at, TextEnd());
            _at = TextEnd();
            // Behind the end tag.
            _ = Next();
        }

        return new RowFormula(tag.At, _at - tag.At, _cell, kind, group, text);
    }

    private int TextEnd()
    {
        var length = part.AsSpan(_at, _end - _at).IndexOf((byte)'<');
        return length < 0 ? _end : _at + length;
    }

    private string Text(int from, int to)
    {
        var raw = part.AsSpan(from, to - from);
        var text = Encoding.UTF8.GetString(raw);
        return raw.Contains((byte)'&') ? WebUtility.HtmlDecode(text) : text;
    }

    /// <summary>The next tag; afterwards the scan stands behind it.</summary>
    private Tag? Next()
    {
        var found = part.AsSpan(_at, _end - _at).IndexOf((byte)'<');
        if (found < 0)
        {
            return null;
        }

        var start = _at + found;
        var isEnd = part[start + 1] == '/';
        var name = start + (isEnd ? 2 : 1);
        var isOwn = part.AsSpan(name).StartsWith(markup.Prefix);
        name += isOwn ? markup.Prefix.Length : 0;
        var nameEnd = name;
        while (part[nameEnd] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/' or (byte)'>'))
        {
            nameEnd++;
        }

        var end = nameEnd;
        for (byte quote = 0; quote != 0 || part[end] != '>'; end++)
        {
            var sign = part[end];
            quote = quote == 0 ? sign is (byte)'"' or (byte)'\'' ? sign : quote : sign == quote ? (byte)0 : quote;
        }

        _at = end + 1;
        return new Tag(start, part.AsMemory(name, isOwn ? nameEnd - name : 0), isEnd, part[end - 1] == '/', nameEnd, end);
    }

    private (string Name, int From, int To)? Attribute(ref int at, int end)
    {
        while (at < end && part[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/')
        {
            at++;
        }

        var equals = part.AsSpan(at, end - at).IndexOf((byte)'=');
        if (equals < 0)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(part.AsSpan(at, equals)).Trim();
        at += equals + 1;
        while (part[at] is not ((byte)'"' or (byte)'\''))
        {
            at++;
        }

        var from = at + 1;
        var to = from + part.AsSpan(from, end - from).IndexOf(part[at]);
        at = to + 1;
        return (name, from, to);
    }

    private readonly record struct Tag(int At, ReadOnlyMemory<byte> NameMemory, bool IsEnd, bool IsEmpty, int AttributesAt, int End)
    {
        public ReadOnlySpan<byte> Name => NameMemory.Span;
    }
}
