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
    private static readonly int Fields = Enum.GetValues<RosterField>().Length;

    // By field: every cell of every row asks for its column.
    private readonly RosterColumn?[] _first = ByField<RosterColumn?>(
        Columns.Where(column => column.Field != RosterField.Ignored), group => group.OrderByDescending(column => column.Rank).ThenBy(column => column.Column).First());

    private readonly RosterColumn[]?[] _all = ByField<RosterColumn[]?>(Columns, group => group.ToArray());

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

    public bool Has(RosterField field) => _first[(int)field] is not null;

    public RosterColumn? Column(RosterField field) => _first[(int)field];

    /// <summary>All columns of a meaning, such as one per training.</summary>
    public RosterColumn[] All(RosterField field) => _all[(int)field] ?? [];

    public SheetCell? Cell(SheetRow row, RosterField field) =>
        Column(field) is { } column ? Cell(row, column.Column) : null;

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

    private static T[] ByField<T>(IEnumerable<RosterColumn> columns, Func<IGrouping<RosterField, RosterColumn>, T> read)
    {
        var byField = new T[Fields];
        foreach (var group in columns.GroupBy(column => column.Field))
        {
            byField[(int)group.Key] = read(group);
        }

        return byField;
    }

    private SheetRow? RowAt(int number)
    {
        _rows ??= Sheet.Rows.ToDictionary(row => row.Number);
        return _rows.GetValueOrDefault(number);
    }

    public override string ToString() => $"Table ({Columns.Count} columns)";
}
