using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

internal enum CellFormat
{
    Text,
    Wrapped,
    Count,
    Share,
    Decimal,
    Date,
    Month,
}

/// <summary>A column of a table: heading, width in characters, and what it shows of an item.</summary>
internal sealed record SheetColumn<T>(string Heading, double Width, CellFormat Format, Func<T, object?> Value);

/// <summary>
/// The looks of every sheet: titles in column A, one header style, number and date formats, print set-up. Numbers and
/// dates are typed cells, so that each reader sees them by the rules of their own machine.
/// </summary>
internal static class SheetLayout
{
    public const int HeaderRow = 5;

    /// <summary>A column is as wide as so many digits; letters of running text are narrower.</summary>
    private const double CharactersPerWidth = 1.08;

    public const string DateFormat = "[$-421]d mmmm yyyy";
    private const string MonthFormat = "[$-421]mmmm yyyy";
    private const string CountFormat = "#,##0";
    private const string ShareFormat = "0.0%";
    private const string DecimalFormat = "#,##0.0";

    private static readonly XLColor Muted = XLColor.FromHtml("#595959");
    private static readonly XLColor Band = XLColor.FromHtml("#DDEBF7");

    public static void Section(IXLWorksheet sheet, int row, string title)
    {
        var cell = sheet.Cell(row, 1).SetText(title);
        cell.Style.Font.Bold = true;
        cell.Style.Font.FontSize = 11;
        cell.Style.Font.FontColor = TitledSheet.Ink;
    }

    public static void LinkToContents(IXLWorksheet sheet)
    {
        var link = sheet.Cell(3, 1).SetText(SummaryTexts.BackToContents);
        link.Hyperlink = new XLHyperlink("'Daftar Isi'!A1");
        link.Style.Font.FontColor = TitledSheet.Ink;
        link.Style.Font.Underline = XLFontUnderlineValues.Single;
    }

    /// <summary>A real table with its header in <paramref name="headerRow"/>.</summary>
    /// <returns>The last row of the table.</returns>
    public static int Table<T>(
        IXLWorksheet sheet, int headerRow, string tableName, IReadOnlyList<SheetColumn<T>> columns, IReadOnlyCollection<T> items)
    {
        Header(sheet, headerRow, columns);
        var row = headerRow;
        foreach (var item in items)
        {
            Row(sheet, ++row, columns, item);
        }

        // Excel repairs a table that has a header alone.
        row = items.Count == 0 ? row + 1 : row;
        var table = sheet.Range(headerRow, 1, row, columns.Count).CreateTable(tableName);
        table.Theme = XLTableTheme.TableStyleLight9;
        table.ShowRowStripes = true;
        return row;
    }

    /// <summary>The headings of a table, and the widths of their columns.</summary>
    public static void Header<T>(IXLWorksheet sheet, int headerRow, IReadOnlyList<SheetColumn<T>> columns)
    {
        for (var column = 1; column <= columns.Count; column++)
        {
            TitledSheet.Head(sheet.Cell(headerRow, column), columns[column - 1].Heading);
            Widen(sheet, column, columns[column - 1].Width);
        }

        sheet.Row(headerRow).Height = 15 * columns.Max(column => HeaderLines(column.Heading, column.Width));
    }

    /// <summary>The same row as <see cref="Table"/> writes, for those that are not held by the workbook library.</summary>
    public static StreamedRow Streamed<T>(IReadOnlyList<SheetColumn<T>> columns, T item)
    {
        var values = new object?[columns.Count];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = columns[column].Value(item);
        }

        return new StreamedRow(values, Height(columns, values));
    }

    /// <summary>The total of all items, above the header and outside the table.</summary>
    public static void Total<T>(IXLWorksheet sheet, int row, IReadOnlyList<SheetColumn<T>> columns, params object?[] values)
    {
        for (var column = 1; column <= columns.Count; column++)
        {
            Write(sheet.Cell(row, column), values[column - 1], columns[column - 1].Format);
        }

        var range = sheet.Range(row, 1, row, columns.Count);
        range.Style.Font.Bold = true;
        range.Style.Fill.BackgroundColor = Band;
    }

    public static void Write(IXLCell cell, object? value, CellFormat format)
    {
        switch (value)
        {
            case null when format is CellFormat.Text or CellFormat.Wrapped:
                break;
            case null:
            case string when format is CellFormat.Count or CellFormat.Share or CellFormat.Decimal or CellFormat.Date or CellFormat.Month:
                cell.SetText(value as string ?? SummaryTexts.NotAvailable);
                cell.Style.Font.FontColor = Muted;
                cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                break;
            case int count:
                cell.SetValue<int>(count).Style.NumberFormat.Format = CountFormat;
                break;
            case long amount:
                cell.SetValue<long>(amount).Style.NumberFormat.Format = CountFormat;
                break;
            case double share:
                cell.SetValue<double>(share).Style.NumberFormat.Format = format == CellFormat.Decimal ? DecimalFormat : ShareFormat;
                break;
            case DateOnly date:
                cell.SetValue<DateTime>(date.ToDateTime(TimeOnly.MinValue)).Style.NumberFormat.Format = format == CellFormat.Month ? MonthFormat : DateFormat;
                cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
                break;
            case string text when text.Length > 0:
                cell.SetText(text);
                cell.Style.Alignment.WrapText = format == CellFormat.Wrapped;
                if (cell.Address.ColumnNumber > 1)
                {
                    // Text would else touch a number that ends at the right edge of the column before.
                    cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
                    cell.Style.Alignment.Indent = 1;
                }

                break;
        }

        cell.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
    }

    /// <summary>Landscape, one page wide, header repeated, page numbers below.</summary>
    /// <param name="pagesTall">How many pages all of it may take; 0 for as many as it needs.</param>
    public static void Print(
        IXLWorksheet sheet, NationalSummary summary, int? headerRow = null, SummaryPaper paper = SummaryPaper.A4, bool portrait = false, int pagesTall = 0) =>
        Print(sheet, SummaryTexts.Footer(summary), headerRow, paper, portrait, pagesTall);

    /// <param name="footer">What it is, below each page.</param>
    public static void Print(
        IXLWorksheet sheet, string footer, int? headerRow = null, SummaryPaper paper = SummaryPaper.A4, bool portrait = false, int pagesTall = 0)
    {
        var page = sheet.PageSetup;
        page.PaperSize = paper == SummaryPaper.F4 ? XLPaperSize.FolioPaper : XLPaperSize.A4Paper;
        page.PageOrientation = portrait ? XLPageOrientation.Portrait : XLPageOrientation.Landscape;
        page.FitToPages(1, pagesTall);
        page.Margins.Left = page.Margins.Right = 0.4;
        page.Margins.Top = 0.6;
        page.Margins.Bottom = 0.8;
        page.Margins.Footer = 0.3;
        page.Footer.Left.AddText(footer);
        page.Footer.Right.AddText("Halaman ");
        page.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        page.Footer.Right.AddText(" dari ");
        page.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
        if (headerRow is { } row)
        {
            page.SetRowsToRepeatAtTop(row, row);
        }

        sheet.SheetView.ZoomScale = 100;
    }

    public static string Heading(string subject, NationalSummary summary) =>
        $"{SummaryTexts.Title} menurut {subject}, {IndonesianText.Long(summary.Period)}";

    /// <summary>One item in its row.</summary>
    public static void Row<T>(IXLWorksheet sheet, int row, IReadOnlyList<SheetColumn<T>> columns, T item)
    {
        for (var column = 1; column <= columns.Count; column++)
        {
            Write(sheet.Cell(row, column), columns[column - 1].Value(item), columns[column - 1].Format);
        }

        if (Height(columns, [.. columns.Select(column => column.Value(item))]) is { } height)
        {
            sheet.Row(row).Height = height;
        }
    }

    /// <summary>Programs that do not measure wrapped text themselves would cut it; null for one line.</summary>
    private static double? Height<T>(IReadOnlyList<SheetColumn<T>> columns, object?[] values)
    {
        var lines = 0.0;
        for (var column = 0; column < values.Length; column++)
        {
            if (columns[column].Format == CellFormat.Wrapped && values[column] is string text)
            {
                lines = Math.Max(lines, text.Length / (columns[column].Width * CharactersPerWidth));
            }
        }

        return lines > 1 ? 13.5 * Math.Ceiling(lines + 0.15) : null;
    }

    /// <summary>Tables below each other share their columns: the wider need stands.</summary>
    private static void Widen(IXLWorksheet sheet, int column, double width)
    {
        var current = sheet.Column(column).Width;
        sheet.Column(column).Width = current.Equals(sheet.ColumnWidth) ? width : Math.Max(current, width);
    }

    /// <summary>How many lines a heading takes when it breaks between words.</summary>
    private static int HeaderLines(string heading, double width)
    {
        int lines = 1, used = 0;
        foreach (var word in heading.Split(' '))
        {
            // Three characters of the width belong to the filter button.
            if (used > 0 && used + 1 + word.Length > width - 3)
            {
                lines++;
                used = 0;
            }

            used += (used > 0 ? 1 : 0) + word.Length;
        }

        return lines;
    }
}
