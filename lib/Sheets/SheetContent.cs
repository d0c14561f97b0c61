namespace SertiKesos.Sheets;

internal enum CellKind
{
    Text,

    /// <summary>A number; its text holds the digits as stored, which a double would lose beyond fifteen.</summary>
    Number,

    /// <summary>A number shown as a date, or an ISO date; the text is the stored one.</summary>
    Date,
    Boolean,

    /// <summary>#N/A, #REF! and so on; the text names it.</summary>
    Error,

    /// <summary>A formula that no program has calculated yet.</summary>
    FormulaWithoutValue,
}

/// <summary>A cell with content.</summary>
/// <param name="Date">The day, for <see cref="CellKind.Date"/>.</param>
/// <param name="Marked">The cell is coloured or struck through.</param>
internal readonly record struct SheetCell(int Row, int Column, CellKind Kind, string Text, DateOnly? Date = null, bool IsFormula = false, bool Marked = false)
{
    public CellAddress Address => new(Row, Column);

    /// <summary>Cells hold personal data, so only the place is printed.</summary>
    public override string ToString() => $"{Address} {Kind}";
}

/// <summary>A row with content: its cells in the order of their columns.</summary>
internal sealed record SheetRow(int Number, bool Hidden, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell? At(int column)
    {
        // Rows are short; a search from the left is cheaper than an index per row.
        foreach (var cell in Cells)
        {
            if (cell.Column >= column)
            {
                return cell.Column == column ? cell : null;
            }
        }

        return null;
    }
}

/// <summary>A worksheet as stored: only rows with content, in the order of their numbers.</summary>
internal sealed record SheetContent(
    string Name,
    bool Hidden,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<CellRange> Merges,
    IReadOnlyList<CellRange> HiddenColumns)
{
    /// <summary>Cell comments that others than this product wrote.</summary>
    public int Comments { get; init; }

    /// <summary>Boxes and shapes with words in them.</summary>
    public int TextBoxes { get; init; }

    public bool IsColumnHidden(int column) => HiddenColumns.Any(range => column >= range.First.Column && column <= range.Last.Column);

    public override string ToString() => $"Sheet ({Rows.Count} rows)";
}
