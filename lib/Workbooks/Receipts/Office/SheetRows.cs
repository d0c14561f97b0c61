using System.Text;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>
/// The rows of one sheet of the office, as bytes. They are all but a little of a workbook, and a receipt leaves them as they
/// are, so they are never made a tree of: the rest of the sheet is, and the rows are put back when it is written. The few
/// cells that change are changed where they stand. See docs/decisions/0011-rows-as-bytes.md.
/// </summary>
internal sealed class SheetRows
{
    private readonly byte[] _part;
    private readonly Range _rows;
    private readonly RowMarkup _markup;
    private readonly SortedDictionary<int, (int Length, byte[] Text)> _changes = [];
    private readonly List<RowFormula> _formulas = [];
    private readonly List<RowText> _active = [];
    private readonly HashSet<RowFormula> _removed = new(ReferenceEqualityComparer.Instance);

    private SheetRows(byte[] part, Range rows, byte[] shell, RowMarkup markup) => (_part, _rows, Shell, _markup) = (part, rows, shell, markup);

    /// <summary>The sheet without its rows.</summary>
    public byte[] Shell { get; }

    /// <summary>The formulas of its cells, in their order.</summary>
    public IReadOnlyList<RowFormula> Formulas => _formulas;

    /// <summary>The cells whose text begins like a formula. With a formula beside it the text is calculated anew.</summary>
    public IEnumerable<RowText> Active => _active.Where(cell => cell.Formula is null || _removed.Contains(cell.Formula));

    /// <summary>Null for a sheet of which the rows cannot be told from the rest: it is not handed back.</summary>
    public static SheetRows? Of(byte[] part) => SheetShape.Find(part) is not { } shape ? null
        : new SheetRows(shape.Part, shape.Rows, Join(shape.Part.AsSpan(0, shape.TagEnd), "/>"u8, shape.Part.AsSpan(shape.After)), shape.Markup);

    /// <summary>Looks through the cells, unless none can hold what is looked for.</summary>
    /// <param name="activeShared">Which shared texts begin like a formula.</param>
    public void Look(IReadOnlySet<int> activeShared)
    {
        if (activeShared.Count > 0 || _markup.MayHold(_part.AsSpan(_rows)))
        {
            new RowScan(_part, _rows, _markup).Run(activeShared, _formulas, _active);
        }
    }

    /// <summary>The text of the first cell: its own, or its place among the shared ones.</summary>
    public (string? Text, int? Shared) FirstText() => new RowScan(_part, _rows, _markup).First();

    /// <summary>The cell keeps its value.</summary>
    public void Remove(RowFormula formula)
    {
        _changes[formula.At] = (formula.Length, []);
        _removed.Add(formula);
    }

    public void SetStyle(RowText cell, uint style)
    {
        var value = Encoding.ASCII.GetBytes(style.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _changes[cell.StyleAt] = cell.StyleLength < 0 ? (0, [.. " s=\""u8, .. value, .. "\""u8]) : (cell.StyleLength, value);
    }

    /// <summary>Writes the sheet with its rows, out of its shell as it was edited.</summary>
    /// <returns>False when the shell has no place for them.</returns>
    public bool Write(byte[] shell, Stream target)
    {
        if (_markup.Place(shell) is not var (before, after))
        {
            return false;
        }

        target.Write(before);
        var (from, count) = _rows.GetOffsetAndLength(_part.Length);
        foreach (var (place, change) in _changes)
        {
            target.Write(_part.AsSpan(from, place - from));
            target.Write(change.Text);
            count -= place + change.Length - from;
            from = place + change.Length;
        }

        target.Write(_part.AsSpan(from, count));
        target.Write(after);
        return true;
    }

    private static byte[] Join(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third)
    {
        var joined = new byte[first.Length + second.Length + third.Length];
        first.CopyTo(joined);
        second.CopyTo(joined.AsSpan(first.Length));
        third.CopyTo(joined.AsSpan(first.Length + second.Length));
        return joined;
    }
}

/// <summary>A formula in a cell.</summary>
/// <param name="Kind">"shared", "array", "dataTable"; null for an ordinary one.</param>
/// <param name="Group">Which shared formula it is.</param>
internal sealed record RowFormula(int At, int Length, string Cell, string? Kind, string? Group, string Text);

/// <summary>A cell with text, by its style.</summary>
/// <param name="StyleLength">Of the number at <paramref name="StyleAt"/>; -1 where the cell has no style yet.</param>
internal sealed record RowText(int StyleAt, int StyleLength, uint Style, RowFormula? Formula);
