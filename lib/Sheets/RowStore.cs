namespace SertiKesos.Sheets;

/// <summary>Keeps the rows of one sheet after another; cells and repeated rows are counted over the whole workbook.</summary>
internal sealed class RowStore(ContentBudget budget)
{
    private const int MaxRepeatedRows = 10_000;

    private readonly WorkbookLimits _limits = budget.Limits;
    private List<SheetRow> _rows = [];

    // Only for sheets whose rows are out of order or repeated.
    private SortedDictionary<int, SheetRow>? _sorted;
    private string _sheet = "";
    private int _seen;
    private int _visited;
    private int _cells;
    private int _repeatedRows;

    /// <summary>The number of the row before, with content or without.</summary>
    public int Previous { get; private set; }

    public void Begin(string sheet)
    {
        _sheet = sheet;
        _rows = [];
        _sorted = null;
        _seen = _visited = Previous = 0;
    }

    /// <summary>Whether one more row with so many cells and characters of its own would break no limit.</summary>
    public bool HasRoom(int cells, int texts, long characters) =>
        _seen < CellAddress.LastRow && _cells + cells <= _limits.Cells && budget.HasRoom(cells, texts, characters);

    /// <summary>Counts all cells and texts of a row for which there is room.</summary>
    public void CountRow(int cells, int texts, long characters)
    {
        _cells += cells;
        budget.Row(cells, texts, characters);
    }

    public void BeginRow()
    {
        if (++_seen > CellAddress.LastRow)
        {
            throw new WorkbookException(WorkbookProblem.TooManyRows, _sheet);
        }
    }

    public void NumberRow(int number) => Previous = number;

    public void CountCell()
    {
        budget.Slot();
        if (++_cells > _limits.Cells)
        {
            throw new WorkbookException(WorkbookProblem.TooManyCells, _sheet);
        }
    }

    /// <summary>Counts the text of a cell; shared texts are counted once, where they stand.</summary>
    public void CountText(string text) => budget.Text(text);

    public void Add(SheetRow row)
    {
        if (row.Cells.Count == 0)
        {
            return;
        }

        if (!budget.Keeps(_sheet, row))
        {
            if (++_visited > _limits.Rows)
            {
                throw new WorkbookException(WorkbookProblem.TooManyRows);
            }

            return;
        }

        if (_sorted is null && (_rows.Count == 0 || row.Number > _rows[^1].Number))
        {
            _rows.Add(row);
        }
        else
        {
            _sorted ??= new SortedDictionary<int, SheetRow>(_rows.ToDictionary(known => known.Number));
            _sorted[row.Number] = _sorted.TryGetValue(row.Number, out var known) ? Joined(known, row) : row;
        }

        if ((_sorted?.Count ?? _rows.Count) > _limits.Rows)
        {
            throw new WorkbookException(WorkbookProblem.TooManyRows);
        }
    }

    /// <summary>The rows of the sheet in the order of their numbers.</summary>
    public IReadOnlyList<SheetRow> End() => _sorted is null ? _rows : [.. _sorted.Values];

    /// <summary>Cells in the order of their columns; of two in one place the later counts.</summary>
    public static SheetCell[] Ordered(List<SheetCell> cells)
    {
        for (var index = 1; index < cells.Count; index++)
        {
            if (cells[index].Column <= cells[index - 1].Column)
            {
                return [.. cells.GroupBy(cell => cell.Column).OrderBy(group => group.Key).Select(group => group.Last())];
            }
        }

        return [.. cells];
    }

    /// <summary>Some writers repeat a row; its cells then belong together.</summary>
    private SheetRow Joined(SheetRow known, SheetRow row) => ++_repeatedRows <= MaxRepeatedRows
        ? new SheetRow(row.Number, known.Hidden || row.Hidden, Ordered([.. known.Cells, .. row.Cells]))
        : throw new WorkbookException(WorkbookProblem.Hostile);
}
