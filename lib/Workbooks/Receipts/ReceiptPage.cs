using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// One sheet of the receipt. Every cell is text, whatever it looks like: nothing that an office wrote can become a
/// formula or a number here.
/// </summary>
internal sealed class ReceiptPage(params double[] widths)
{
    private const int MaxText = 2_000;
    private const double LineHeight = 15;
    private const int MaxLines = 20;

    private readonly SheetData _data = new();
    private readonly Hyperlinks _links = new();
    private uint _row;

    public void Add(params ReadOnlySpan<(string Text, uint Style)> cells)
    {
        var row = new Row { RowIndex = ++_row };
        var column = 0;
        foreach (var (text, style) in cells)
        {
            row.Append(TextCells.Of(new CellAddress((int)_row, ++column), Legal(text), style));
        }

        // Not every program makes room for wrapped text by itself.
        var lines = cells.Length > 1 ? Lines(cells) : 1;
        if (lines > 1)
        {
            (row.Height, row.CustomHeight) = (lines * LineHeight, true);
        }

        _data.Append(row);
    }

    /// <summary>A line over the whole width, larger than the others.</summary>
    public void AddTitle(string text, uint style)
    {
        Add((text, style));
        var row = (Row)_data.LastChild!;
        (row.Height, row.CustomHeight) = (LineHeight * 1.4, true);
    }

    public void Blank() => _row++;

    /// <summary>Makes a cell of the last row lead to a cell of another sheet.</summary>
    public void Link(int column, string sheet, string cell) => _links.Append(new Hyperlink
    {
        Reference = new CellAddress((int)_row, column).ToString(),
        Location = $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{cell}",
    });

    public Worksheet ToWorksheet(bool selected, int frozenRows)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = selected ? true : null };
        if (frozenRows > 0)
        {
            view.Append(
                new Pane
                {
                    VerticalSplit = frozenRows,
                    TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{frozenRows + 1}"),
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = PaneValues.BottomLeft });
        }

        var columns = new Columns();
        for (var index = 0; index < widths.Length; index++)
        {
            var column = (uint)index + 1;
            columns.Append(new Column { Min = column, Max = column, Width = widths[index], CustomWidth = true });
        }

        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }), new SheetViews(view), columns, _data);
        if (_links.HasChildren)
        {
            worksheet.Append(_links);
        }

        worksheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C&A – halaman &P dari &N")));
        return worksheet;
    }

    /// <summary>The lines of the cell that needs most; words that do not fit leave room at the end of a line.</summary>
    private int Lines(ReadOnlySpan<(string Text, uint Style)> cells)
    {
        var most = 1;
        for (var index = 0; index < cells.Length && index < widths.Length; index++)
        {
            most = Math.Max(most, (int)Math.Ceiling(cells[index].Text.Length * 1.15 / widths[index]));
        }

        return Math.Min(most, MaxLines);
    }

    /// <summary>Without the characters that XML cannot hold, and not longer than anybody reads.</summary>
    public static string Legal(string text)
    {
        var legal = TextCells.Legal(text);
        return legal.Length <= MaxText ? legal : legal[..MaxText] + "…";
    }
}
