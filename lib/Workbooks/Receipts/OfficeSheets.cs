using System.Collections.Frozen;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// Writes the rows of a csv, xls, html or xml roster into a fresh workbook, each cell of the kind that it was read as:
/// text stays text, a damaged NIK stays the number that it was, so that the receipt reads like the original.
/// </summary>
internal static class OfficeSheets
{
    private const double MinWidth = 8;
    private const double MaxWidth = 50;
    private const int SampledRows = 200;

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(
        ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"], StringComparer.Ordinal);

    public static void Add(WorkbookPart workbook, IReadOnlyList<SheetContent> contents)
    {
        OfficeStyles.Add(workbook);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var content in contents.Where(content => !ReceiptSheets.IsOurs(content)))
        {
            if (!names.Add(content.Name))
            {
                continue;
            }

            var number = (uint)names.Count;
            var id = string.Create(CultureInfo.InvariantCulture, $"skData{number}");
            var part = workbook.AddNewPart<WorksheetPart>(id);
            part.Worksheet = Worksheet(content);
            workbook.Workbook.Sheets!.Append(new Sheet
            {
                Name = content.Name,
                SheetId = number,
                Id = id,
                State = content.Hidden ? SheetStateValues.Hidden : null,
            });
        }
    }

    private static Worksheet Worksheet(SheetContent content)
    {
        var data = new SheetData();
        foreach (var row in content.Rows)
        {
            data.Append(new Row(row.Cells.Select(cell => Cell(cell)))
            {
                RowIndex = (uint)row.Number,
                Hidden = row.Hidden ? true : null,
            });
        }

        var worksheet = new Worksheet();
        if (Columns(content) is { HasChildren: true } columns)
        {
            worksheet.Append(columns);
        }

        worksheet.Append(data);
        if (content.Merges.Count > 0)
        {
            worksheet.Append(new MergeCells(content.Merges.Select(range => new MergeCell { Reference = $"{range.First}:{range.Last}" })));
        }

        return worksheet;
    }

    private static Columns Columns(SheetContent content)
    {
        var widths = new SortedDictionary<int, double>();
        foreach (var cell in content.Rows.Where(row => row.Cells.Count > 1).Take(SampledRows).SelectMany(row => row.Cells))
        {
            var width = Math.Clamp((cell.Text.Length * 1.1) + 2, MinWidth, MaxWidth);
            widths[cell.Column] = Math.Max(widths.GetValueOrDefault(cell.Column), width);
        }

        return new Columns(widths.Select(entry => new Column
        {
            Min = (uint)entry.Key,
            Max = (uint)entry.Key,
            Width = Math.Round(entry.Value, 1),
            CustomWidth = true,
            Hidden = content.IsColumnHidden(entry.Key) ? true : null,
        }));
    }

    private static Cell Cell(SheetCell cell)
    {
        var at = cell.Address.ToString();
        return cell.Kind switch
        {
            // A page may call anything a number.
            CellKind.Number when double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => new Cell(new CellValue(cell.Text)) { CellReference = at, StyleIndex = cell.Text.Length > 11 ? OfficeStyles.Whole : OfficeStyles.General },
            CellKind.Date when cell.Date >= new DateOnly(1900, 3, 1) => new Cell(new CellValue((cell.Date.Value.DayNumber - Epoch.DayNumber + CellTime.Of(cell).TotalDays).ToString(CultureInfo.InvariantCulture)))
            {
                CellReference = at,
                StyleIndex = OfficeStyles.Date,
            },
            CellKind.Boolean => new Cell(new CellValue(cell.Text == "TRUE" ? "1" : "0")) { CellReference = at, DataType = CellValues.Boolean },
            CellKind.Error when Errors.Contains(cell.Text) => new Cell(new CellValue(cell.Text)) { CellReference = at, DataType = CellValues.Error },
            // No formula of the office is written anew; what was never calculated is blank.
            CellKind.FormulaWithoutValue => new Cell { CellReference = at },
            _ => TextCells.Of(cell.Address, cell.Text, OfficeStyles.Text),
        };
    }
}

/// <summary>The four formats of the cells that are written anew.</summary>
internal static class OfficeStyles
{
    public const uint General = 0;
    public const uint Text = 1;
    public const uint Whole = 2;
    public const uint Date = 3;
    private const uint DateFormat = 164;

    public static void Add(WorkbookPart workbook)
    {
        var formats = new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = 1, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true })
        { Count = 4 };
        workbook.AddNewPart<WorkbookStylesPart>("skStyles").Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "dd\\-mm\\-yyyy" }) { Count = 1 },
            new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 1 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
            { Count = 2 },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            formats);
    }
}
