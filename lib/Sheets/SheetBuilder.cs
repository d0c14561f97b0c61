namespace SertiKesos.Sheets;

/// <summary>Collects one sheet, row by row, under the limits that hold for every format.</summary>
internal sealed class SheetBuilder(string name, ContentBudget budget)
{
    private readonly SortedDictionary<int, SheetRow> _rows = [];
    private readonly List<CellRange> _merges = [];
    private readonly List<CellRange> _hiddenColumns = [];
    private readonly List<SheetCell> _cells = [];
    private int _visited;

    public bool Hidden { get; set; }

    public int Comments { get; set; }

    public bool IsEmpty => _rows.Count + _visited == 0;

    /// <summary>Adds a cell to the row that is open; cells without text are none.</summary>
    public void Add(SheetCell cell)
    {
        if (cell.Text.Length == 0 && cell.Kind != CellKind.FormulaWithoutValue)
        {
            return;
        }

        budget.Cell(name, cell.Column, cell.Text);
        var text = SoundText.Of(cell.Text);
        if (text.Length > 0 || cell.Kind == CellKind.FormulaWithoutValue)
        {
            _cells.Add(cell with { Text = text });
        }
    }

    public void EndRow(int number, bool hidden = false)
    {
        if (_cells.Count == 0)
        {
            return;
        }

        var row = _rows.TryGetValue(number, out var known)
            ? new SheetRow(number, hidden || known.Hidden, RowStore.Ordered([.. known.Cells, .. _cells]))
            : new SheetRow(number, hidden, RowStore.Ordered(_cells));
        if (budget.Keeps(name, row))
        {
            _rows[number] = row;
        }
        else
        {
            _visited++;
        }

        _cells.Clear();
        if (_rows.Count + _visited > budget.Limits.Rows || number > CellAddress.LastRow)
        {
            throw new WorkbookException(WorkbookProblem.TooManyRows, name);
        }
    }

    public void Merge(int row, int column, int lastRow, int lastColumn)
    {
        if (_merges.Count >= SheetReader.MaxMerges)
        {
            throw new WorkbookException(WorkbookProblem.Hostile, name);
        }

        if (lastRow > row || lastColumn > column)
        {
            _merges.Add(new CellRange(new CellAddress(row, column), new CellAddress(lastRow, lastColumn)));
        }
    }

    public void HideColumns(int first, int last) => _hiddenColumns.Add(new CellRange(new CellAddress(1, first), new CellAddress(1, last)));

    public SheetContent Build() => new(name, Hidden, [.. _rows.Values], _merges, _hiddenColumns) { Comments = Comments };
}
