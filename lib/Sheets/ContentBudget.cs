namespace SertiKesos.Sheets;

/// <summary>
/// What the content of one file may cost once it is read, counted over all its sheets. Memory is reckoned from what is
/// kept, not measured: a measure would count the other files that are read at the same time.
/// </summary>
/// <param name="visit">Gets each row with the name of its sheet, in which case none is kept; false ends the reading.</param>
internal sealed class ContentBudget(WorkbookLimits limits, CancellationToken cancel, Func<string, SheetRow, bool>? visit = null)
{
    private const int BytesPerCell = 48;
    private const int BytesPerText = 24;

    private int _cells;
    private long _bytes;

    public WorkbookLimits Limits => limits;

    /// <summary>Hands a row over where somebody looks at rows as they come.</summary>
    /// <returns>Whether the row is to be kept.</returns>
    public bool Keeps(string sheet, SheetRow row)
    {
        if (visit is not null && !visit(sheet, row))
        {
            throw new ReadingEndedException();
        }

        return visit is null;
    }

    public void Cell(string sheet, int column, string text)
    {
        if (column > limits.Columns)
        {
            throw new WorkbookException(WorkbookProblem.TooManyColumns, sheet);
        }

        if (text.Length > limits.CellCharacters)
        {
            throw new WorkbookException(WorkbookProblem.CellTooLong, sheet);
        }

        if (++_cells > limits.Cells)
        {
            throw new WorkbookException(WorkbookProblem.TooManyCells, sheet);
        }

        Slot();
        Text(text);
        if (_cells % 1024 == 0)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Room for one cell, its text not included.</summary>
    public void Slot() => Keep(BytesPerCell);

    public void Text(string text) => Keep(BytesPerText + (2L * text.Length));

    /// <summary>Room for a row at once: its cells and the texts that only they have.</summary>
    public void Row(int cells, int texts, long characters) => Keep(BytesOf(cells, texts, characters));

    public bool HasRoom(int cells, int texts, long characters) => _bytes + BytesOf(cells, texts, characters) <= limits.MemoryBytes;

    public void Sheets(int count)
    {
        if (count > limits.Sheets)
        {
            throw new WorkbookException(WorkbookProblem.TooManySheets);
        }
    }

    private static long BytesOf(int cells, int texts, long characters) =>
        ((long)BytesPerCell * cells) + ((long)BytesPerText * texts) + (2 * characters);

    private void Keep(long bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.MemoryBytes)
        {
            throw new WorkbookException(WorkbookProblem.OverMemory);
        }
    }
}

/// <summary>Who looks at the rows has seen enough.</summary>
internal sealed class ReadingEndedException : OperationCanceledException;
