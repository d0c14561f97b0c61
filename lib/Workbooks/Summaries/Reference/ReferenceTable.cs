using ClosedXML.Excel;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>
/// A sheet that holds one table: title, source, way back, the total in a line of its own, the header, which is frozen and
/// printed again on each page, and the rows.
/// </summary>
internal sealed record ReferenceTable<T>(string Name, string Holds, string Title, string Table, IReadOnlyList<SheetColumn<T>> Columns, IReadOnlyCollection<T> Items)
{
    public string? Source { get; init; }

    /// <summary>What the first line below the title says, beside the way back.</summary>
    public string? Note { get; init; }

    /// <summary>The values of the total; null without one.</summary>
    public IReadOnlyList<object?>? Total { get; init; }

    /// <summary>What stands there instead where there are no rows.</summary>
    public string? WhenEmpty { get; init; }

    /// <summary>How many columns stay in sight.</summary>
    public int Frozen { get; init; } = 2;

    /// <summary>Missing numbers are marked; the long data leave their cells out.</summary>
    public bool Marks { get; init; } = true;

    /// <summary>The so-manieth column shows dates as machines write them.</summary>
    public int? MachineDates { get; init; }

    /// <summary>It is read on the screen: only its title is printed.</summary>
    public bool IsUnprinted { get; init; }

    public SheetLayer Layer { get; init; } = SheetLayer.Reference;

    public WorkbookSheet Sheet() => new(Layer, Name, Holds, Write);

    private void Write(WorkbookDraft draft)
    {
        var sheet = draft.Begin(Name, Title, Source);
        if (Note is not null)
        {
            sheet.Cell(Total is null ? SheetLayout.HeaderRow - 1 : SheetLayout.HeaderRow - 2, Total is null ? 1 : NoteColumn()).SetText(Note);
        }

        if (Items.Count == 0 && WhenEmpty is not null)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText(WhenEmpty);
            SheetLayout.Print(sheet, draft.Summary, paper: draft.Options.Paper);
            return;
        }

        if (Total is not null)
        {
            SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, Columns, [.. Total]);
        }

        SheetLayout.Header(sheet, SheetLayout.HeaderRow, Columns);
        Samples(sheet);
        sheet.Range(SheetLayout.HeaderRow, 1, SheetLayout.HeaderRow + 2, Columns.Count).CreateTable(Table).Theme = XLTableTheme.TableStyleLight9;
        draft.Tables.Add(new StreamedTable(
            Name, SheetLayout.HeaderRow + 1, [.. Columns.Select(IsText)], Items.Count, Items.Select(item => SheetLayout.Streamed(Columns, item)), Marks));

        sheet.SheetView.Freeze(SheetLayout.HeaderRow, Frozen);
        SheetLayout.Print(sheet, draft.Summary, SheetLayout.HeaderRow, draft.Options.Paper);
        if (IsUnprinted)
        {
            sheet.PageSetup.PrintAreas.Add(1, 1, SheetLayout.HeaderRow - 1, Columns.Count / 2);
        }
    }

    /// <summary>Two rows that show the formats; they are replaced by the rows.</summary>
    private void Samples(IXLWorksheet sheet)
    {
        for (var column = 1; column <= Columns.Count; column++)
        {
            var format = Columns[column - 1].Format;
            var value = sheet.Cell(SheetLayout.HeaderRow + 1, column);
            SheetLayout.Write(value, Sample(format), format);
            SheetLayout.Write(sheet.Cell(SheetLayout.HeaderRow + 2, column), IsText(Columns[column - 1]) ? "a" : null, format);
            if (column == MachineDates)
            {
                value.Style.NumberFormat.Format = "yyyy-mm-dd";
            }
        }
    }

    private static object Sample(CellFormat format) => format switch
    {
        CellFormat.Count => 1,
        CellFormat.Share or CellFormat.Decimal => 0.5,
        CellFormat.Date or CellFormat.Month => DateOnly.FromDayNumber(700_000),
        _ => "a",
    };

    private static bool IsText(SheetColumn<T> column) => column.Format is CellFormat.Text or CellFormat.Wrapped;

    /// <summary>The first column that the words of the way back do not reach.</summary>
    private int NoteColumn()
    {
        var width = 0.0;
        return 1 + Columns.TakeWhile(column => (width += column.Width) < SummaryTexts.BackToContents.Length + 2 + column.Width).Count();
    }
}
