using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>The bridge from the last issue to this one: by cause, and by kabupaten and kota.</summary>
internal static class ChangeSheets
{
    private const string StockFormat = "#,##0";
    private const string SignedFormat = "+#,##0;\u2212#,##0;0";

    public static WorkbookSheet Bridge(NationalSummary summary) => new(
        SheetLayer.Reference, ChangesSheet.Name, "Sebab perubahan sejak terbitan sebelumnya", draft =>
        {
            var changes = summary.Changes;
            IReadOnlyList<ChangeLine> lines = changes?.From is null ? [] : [.. ChangeTables.Lines(changes)];
            var sheet = Write(
                draft, ChangesSheet.Name, SheetLayout.Heading("sebab perubahan", summary), ChangeTexts.Explanation, "tblPerubahan", ChangeTables.LineColumns, lines, null, 1);
            for (var index = 0; index < lines.Count; index++)
            {
                if (lines[index].IsStock)
                {
                    sheet.Range(SheetLayout.HeaderRow + 1 + index, 2, SheetLayout.HeaderRow + 1 + index, 3).Style.NumberFormat.Format = StockFormat;
                }
            }
        });

    public static WorkbookSheet Regions(NationalSummary summary) => new(
        SheetLayer.Reference, ChangesSheet.RegionName, "Perubahan sejak terbitan sebelumnya menurut kabupaten/kota", draft =>
        {
            var changes = summary.Changes?.From is null ? null : summary.Changes;
            Write(
                draft, ChangesSheet.RegionName, SheetLayout.Heading("perubahan per kabupaten/kota", summary),
                changes is null ? ChangeTexts.NoIssueBefore : $"Dibandingkan dengan {ChangeTexts.Name(changes.From!)}.", "tblPerubahanWilayah",
                ChangeTables.RowColumns, changes is null ? [] : ChangeTables.Regions(changes, summary.Known), changes is null ? null : ChangeTables.Total(changes, SummaryTexts.Country), 2);
        });

    private static IXLWorksheet Write<T>(
        WorkbookDraft draft, string name, string title, string source, string table, IReadOnlyList<BookColumn<T>> columns, IReadOnlyCollection<T> items, object?[]? total, int frozen)
    {
        var sheet = draft.Begin(name, title, source);
        if (items.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText(ChangeTexts.NoIssueBefore);
            SheetLayout.Print(sheet, draft.Summary, paper: draft.Options.Paper);
            return sheet;
        }

        IReadOnlyList<SheetColumn<T>> shown = [.. columns.Select(column => new SheetColumn<T>(column.Heading, column.Width, FormatOf(column.Format), item => Plain(column.Value(item))))];
        if (total is not null)
        {
            SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, shown, total);
        }

        var last = SheetLayout.Table(sheet, SheetLayout.HeaderRow, table, shown, items);
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Format == BookFormat.Signed)
            {
                sheet.Range(SheetLayout.HeaderRow - 1, column + 1, last, column + 1).Style.NumberFormat.Format = SignedFormat;
            }
        }

        sheet.SheetView.Freeze(SheetLayout.HeaderRow, frozen);
        SheetLayout.Print(sheet, draft.Summary, SheetLayout.HeaderRow, draft.Options.Paper);
        return sheet;
    }

    private static object? Plain(object? value) => value is Stock stock ? stock.Count : value;

    private static CellFormat FormatOf(BookFormat format) => format switch
    {
        BookFormat.Wrapped => CellFormat.Wrapped,
        BookFormat.Count or BookFormat.Signed => CellFormat.Count,
        _ => CellFormat.Text,
    };
}
