using SertiKesos.Platform.Excel;

namespace SertiKesos.Rosters.Layout;

/// <summary>A table of people in a sheet: its columns, and the rows above that say what it is.</summary>
internal sealed record RosterTable(
    SheetContent Sheet,
    int HeaderTop,
    int HeaderBottom,
    IReadOnlyList<RosterColumn> Columns,
    IReadOnlyList<RosterColumn> Unknown)
{
    private readonly Dictionary<RosterField, RosterColumn> _byField = Columns
        .Where(column => column.Field != RosterField.Ignored)
        .GroupBy(column => column.Field)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(column => column.Rank).ThenBy(column => column.Column).First());

    private readonly List<CellRange> _tall = [.. Sheet.Merges.Where(range => range.Last.Row > range.First.Row)];
    private readonly Dictionary<int, SheetRow> _rows = Sheet.Merges.Count == 0 ? [] : Sheet.Rows.ToDictionary(row => row.Number);

    public IEnumerable<string> Titles => Sheet.Rows
        .Where(row => row.Number < HeaderTop)
        .SelectMany(row => row.Cells)
        .Where(cell => cell.Kind == CellKind.Text)
        .Select(cell => cell.Text);

    public IEnumerable<SheetRow> RowsBelow => Sheet.Rows.Where(row => row.Number > HeaderBottom);

    public bool Has(RosterField field) => _byField.ContainsKey(field);

    public RosterColumn? Column(RosterField field) => _byField.GetValueOrDefault(field);

    /// <summary>All columns of a meaning, such as one per training.</summary>
    public IEnumerable<RosterColumn> All(RosterField field) => Columns.Where(column => column.Field == field);

    public SheetCell? Cell(SheetRow row, RosterField field) =>
        _byField.TryGetValue(field, out var column) ? Cell(row, column.Column) : null;

    /// <summary>A cell; inside a tall merged range the content stands in its first row, and nowhere else is it filled down.</summary>
    public SheetCell? Cell(SheetRow row, int column)
    {
        if (row.At(column) is { } cell)
        {
            return cell;
        }

        foreach (var range in _tall)
        {
            if (range.Contains(row.Number, column))
            {
                return _rows.GetValueOrDefault(range.First.Row)?.At(range.First.Column);
            }
        }

        return null;
    }

    public override string ToString() => $"Table ({Columns.Count} columns)";
}
