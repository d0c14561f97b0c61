namespace SertiKesos.Sheets;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number; its text holds the digits as stored, which a double would lose beyond fifteen.</summary>
    Number,

    /// <summary>A number shown as a date, or an ISO date; the text is the stored one.</summary>
    Date,

    /// <summary>True or false; the text is TRUE or FALSE.</summary>
    Boolean,

    /// <summary>#N/A, #REF! and so on; the text names it.</summary>
    Error,

    /// <summary>A formula that no program has calculated yet.</summary>
    FormulaWithoutValue,
}

/// <summary>A cell with content.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The content as stored.</param>
/// <param name="Date">The day, for <see cref="CellKind.Date"/>.</param>
/// <param name="IsFormula">The content was calculated.</param>
/// <param name="Marked">The cell is coloured or struck through.</param>
public readonly record struct SheetCell(int Row, int Column, CellKind Kind, string Text, DateOnly? Date = null, bool IsFormula = false, bool Marked = false)
{
    /// <summary>Where it stands.</summary>
    public CellAddress Address => new(Row, Column);

    /// <summary>Cells hold personal data, so only the place is printed.</summary>
    public override string ToString() => $"{Address} {Kind}";
}

/// <summary>A row with content: its cells in the order of their columns.</summary>
/// <param name="Number">The row as a sheet shows it, from 1.</param>
/// <param name="Hidden">Whether the sheet hides it.</param>
/// <param name="Cells">Only cells with content.</param>
public sealed record SheetRow(int Number, bool Hidden, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column; null where it has no content.</summary>
    public SheetCell? At(int column)
    {
        // A cell is at most as far from the left as its column says: in a row without gaps the first look finds it. The
        // walk over an array asks no enumerator, of which there would be one for every cell that is asked for.
        if (Cells is SheetCell[] cells)
        {
            for (var index = Math.Min(column, cells.Length) - 1; index >= 0 && cells[index].Column >= column; index--)
            {
                if (cells[index].Column == column)
                {
                    return cells[index];
                }
            }

            return null;
        }

        for (var index = Math.Min(column, Cells.Count) - 1; index >= 0 && Cells[index] is { } cell && cell.Column >= column; index--)
        {
            if (cell.Column == column)
            {
                return cell;
            }
        }

        return null;
    }
}

/// <summary>A worksheet as stored: only rows with content, in the order of their numbers.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Hidden">Whether the workbook hides it.</param>
/// <param name="Rows">Rows with content.</param>
/// <param name="Merges">Merged ranges.</param>
/// <param name="HiddenColumns">Ranges of hidden columns.</param>
public sealed record SheetContent(
    string Name,
    bool Hidden,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<CellRange> Merges,
    IReadOnlyList<CellRange> HiddenColumns)
{
    /// <summary>Cell comments, those of the caller itself left out.</summary>
    public int Comments { get; init; }

    /// <summary>What the workbook brings that is not its own and was left alone; on its first sheet only.</summary>
    public IReadOnlyList<ForeignContent> Ignored { get; init; } = [];

    /// <summary>Boxes and shapes with words in them.</summary>
    public int TextBoxes { get; init; }

    private (IReadOnlyList<CellRange> Of, Dictionary<int, List<CellRange>> ByRow)? _merges;

    /// <summary>The merged ranges that begin in a row.</summary>
    /// <param name="row">The row, from 1.</param>
    public IReadOnlyList<CellRange> MergesFrom(int row)
    {
        if (Merges.Count == 0)
        {
            return [];
        }

        // A copy with other ranges brings the index of the old ones along.
        if (_merges is not var (of, byRow) || !ReferenceEquals(of, Merges))
        {
            byRow = Merges.GroupBy(range => range.First.Row).ToDictionary(group => group.Key, group => group.ToList());
            _merges = (Merges, byRow);
        }

        return byRow.TryGetValue(row, out var ranges) ? ranges : [];
    }

    /// <summary>Whether a column is hidden.</summary>
    public bool IsColumnHidden(int column) => HiddenColumns.Any(range => column >= range.First.Column && column <= range.Last.Column);

    /// <summary>Only its size is printed: sheets hold personal data.</summary>
    public override string ToString() => $"Sheet ({Rows.Count} rows)";
}
