using SertiKesos.Sheets;

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

    private readonly Dictionary<RosterField, RosterColumn[]> _allOfField = Columns
        .GroupBy(column => column.Field)
        .ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The last row of the table above in the same sheet; 0 for the first.</summary>
    public int After { get; init; }

    /// <summary>Columns whose content stands in several, such as day, month and year.</summary>
    public IReadOnlyDictionary<int, Func<SheetRow, SheetCell?>> Composed { get; init; } = NoneComposed;

    private static readonly Dictionary<int, Func<SheetRow, SheetCell?>> NoneComposed = [];

    private readonly Dictionary<int, CellRange[]> _tall = [];
    private Dictionary<int, SheetRow>? _rows;

    public IEnumerable<string> Titles => Sheet.Rows
        .Where(row => row.Number < HeaderTop)
        .SelectMany(row => row.Cells)
        .Where(cell => cell.Kind == CellKind.Text)
        .Select(cell => cell.Text);

    public IEnumerable<SheetRow> RowsBelow => Sheet.Rows.Where(row => row.Number > HeaderBottom);

    public bool Has(RosterField field) => _byField.ContainsKey(field);

    public RosterColumn? Column(RosterField field) => _byField.GetValueOrDefault(field);

    /// <summary>All columns of a meaning, such as one per training.</summary>
    public RosterColumn[] All(RosterField field) => _allOfField.GetValueOrDefault(field) ?? [];

    public SheetCell? Cell(SheetRow row, RosterField field) =>
        _byField.TryGetValue(field, out var column) ? Cell(row, column.Column) : null;

    /// <summary>A cell; inside a tall merged range the content stands in its first row, and nowhere else is it filled down.</summary>
    public SheetCell? Cell(SheetRow row, int column)
    {
        if (Composed.Count > 0 && Composed.TryGetValue(column, out var read))
        {
            return read(row);
        }

        if (row.At(column) is { } cell)
        {
            return cell;
        }

        return TallRange(row.Number, column) is { } range ? RowAt(range.First.Row)?.At(range.First.Column) : null;
    }

    /// <summary>The tall range over a cell. Merged ranges do not overlap, so only the last that starts above can hold it.</summary>
    private CellRange? TallRange(int row, int column)
    {
        if (Sheet.Merges.Count == 0)
        {
            return null;
        }

        if (!_tall.TryGetValue(column, out var ranges))
        {
            ranges = [.. Sheet.Merges
                .Where(range => range.Last.Row > range.First.Row && range.First.Column <= column && range.Last.Column >= column)
                .OrderBy(range => range.First.Row)];
            _tall[column] = ranges;
        }

        int low = 0, high = ranges.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranges[middle].First.Row <= row ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && ranges[low - 1].Contains(row, column) ? ranges[low - 1] : null;
    }

    private SheetRow? RowAt(int number)
    {
        _rows ??= Sheet.Rows.ToDictionary(row => row.Number);
        return _rows.GetValueOrDefault(number);
    }

    public override string ToString() => $"Table ({Columns.Count} columns)";
}
