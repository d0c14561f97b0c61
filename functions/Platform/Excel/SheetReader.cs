using System.Globalization;
using System.Xml;

namespace SertiKesos.Platform.Excel;

/// <summary>Reads worksheets of one workbook; the number of cells is counted over all of them.</summary>
internal sealed class SheetReader(IReadOnlyList<string> strings, DateStyles styles, bool from1904, ContentBudget budget, MarkStyles marks)
{
    public const int MaxMerges = 20_000;

    private const int MaxRepeatedRows = 10_000;

    private readonly WorkbookLimits _limits = budget.Limits;
    private readonly CellText _text = new(budget.Limits);
    private int _cells;
    private int _repeatedRows;

    public static bool IsTrue(string? value) => value is "1" or "true";

    public SheetContent Read(XmlReader xml, string name, bool hidden)
    {
        var rows = new SortedDictionary<int, SheetRow>();
        var merges = new List<CellRange>();
        var hiddenColumns = new List<CellRange>();
        int previous = 0, seen = 0;
        var more = xml.Next();
        while (more)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "col" when IsTrue(xml.GetAttribute("hidden")):
                        hiddenColumns.Add(hiddenColumns.Count < CellAddress.LastColumn ? ReadColumns(xml) : throw new WorkbookException(WorkbookProblem.Hostile, name));
                        break;
                    case "row":
                        if (++seen > CellAddress.LastRow)
                        {
                            throw new WorkbookException(WorkbookProblem.TooManyRows, name);
                        }

                        Add(rows, ReadRow(xml, ref previous, name));
                        break;
                    case "mergeCell":
                        if (merges.Count >= MaxMerges || !CellRange.TryParse(xml.GetAttribute("ref") ?? "", out var range))
                        {
                            throw new WorkbookException(WorkbookProblem.Hostile, name);
                        }

                        merges.Add(range);
                        break;
                }
            }

            more = xml.Next();
        }

        return new SheetContent(name, hidden, [.. rows.Values], merges, hiddenColumns);
    }

    private static CellRange ReadColumns(XmlReader xml)
    {
        static int Number(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? Math.Min(column, CellAddress.LastColumn) : 0;

        return new CellRange(new CellAddress(1, Number(xml.GetAttribute("min"))), new CellAddress(1, Number(xml.GetAttribute("max"))));
    }

    private void Add(SortedDictionary<int, SheetRow> rows, SheetRow row)
    {
        if (row.Cells.Count == 0)
        {
            return;
        }

        if (rows.TryGetValue(row.Number, out var known))
        {
            // Some writers repeat a row; its cells then belong together.
            if (++_repeatedRows > MaxRepeatedRows)
            {
                throw new WorkbookException(WorkbookProblem.Hostile);
            }

            row = new SheetRow(row.Number, known.Hidden || row.Hidden, Ordered([.. known.Cells, .. row.Cells]));
        }

        rows[row.Number] = row;
        if (rows.Count > _limits.Rows)
        {
            throw new WorkbookException(WorkbookProblem.TooManyRows);
        }
    }

    private SheetRow ReadRow(XmlReader xml, ref int previous, string sheet)
    {
        var number = previous + 1;
        if (xml.GetAttribute("r") is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= CellAddress.LastRow))
        {
            throw new WorkbookException(WorkbookProblem.Hostile, sheet);
        }

        previous = number;
        var hidden = IsTrue(xml.GetAttribute("hidden"));
        var cells = new List<SheetCell>();
        if (xml.IsEmptyElement)
        {
            return new SheetRow(number, hidden, cells);
        }

        var depth = xml.Depth;
        var column = 0;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && ReadCell(xml, number, ref column, sheet) is { } cell)
            {
                cells.Add(cell);
                if (cell.Column > _limits.Columns || cells.Count > CellAddress.LastColumn)
                {
                    throw new WorkbookException(WorkbookProblem.TooManyColumns, sheet);
                }

                budget.Slot();
                if (++_cells > _limits.Cells)
                {
                    throw new WorkbookException(WorkbookProblem.TooManyCells, sheet);
                }
            }
        }

        return new SheetRow(number, hidden, Ordered(cells));
    }

    private static List<SheetCell> Ordered(List<SheetCell> cells)
    {
        for (var index = 1; index < cells.Count; index++)
        {
            if (cells[index].Column <= cells[index - 1].Column)
            {
                return [.. cells.GroupBy(cell => cell.Column).OrderBy(group => group.Key).Select(group => group.Last())];
            }
        }

        return cells;
    }

    private SheetCell? ReadCell(XmlReader xml, int row, ref int column, string sheet)
    {
        column++;
        if (xml.GetAttribute("r") is { } reference)
        {
            if (!CellAddress.TryParse(reference, out var address) || address.Row != row)
            {
                throw new WorkbookException(WorkbookProblem.Hostile, sheet);
            }

            column = address.Column;
        }

        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), CultureInfo.InvariantCulture, out var index) ? index : 0;
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var depth = xml.Depth;
        string? value = null;
        var formula = false;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "f": formula = true; break;
                case "v": value = _text.Simple(xml); break;
                case "is": value = _text.Rich(xml); break;
            }
        }

        if (type != "s" && value is not null)
        {
            // Shared texts are counted once, where they stand.
            budget.Text(value);
        }

        var cell = ToCell(new CellAddress(row, column), type, style, value, formula, sheet);
        return marks.IsMark(style) ? cell is { } marked ? marked with { Marked = true } : null : cell;
    }

    private SheetCell? ToCell(CellAddress at, string? type, int style, string? value, bool formula, string sheet)
    {
        SheetCell Cell(CellKind kind, string text, DateOnly? date = null) => new(at.Row, at.Column, kind, text, date, formula);

        if (string.IsNullOrEmpty(value))
        {
            return formula && type != "str" ? Cell(CellKind.FormulaWithoutValue, "") : null;
        }

        switch (type)
        {
            case "s":
                if (!int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
                    || index < 0 || index >= strings.Count)
                {
                    throw new WorkbookException(WorkbookProblem.PartMissing, sheet);
                }

                return strings[index].Length == 0 ? null : Cell(CellKind.Text, strings[index]);
            case "str":
                return Cell(CellKind.Text, CellText.Unescape(value));
            case "inlineStr":
                return Cell(CellKind.Text, value);
            case "b":
                return Cell(CellKind.Boolean, IsTrue(value.Trim()) ? "TRUE" : "FALSE");
            case "e":
                return Cell(CellKind.Error, value);
            case "d":
                return DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                    ? Cell(CellKind.Date, value, DateOnly.FromDateTime(moment))
                    : Cell(CellKind.Text, value);
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Cell(CellKind.Text, value);
        }

        return styles.IsDate(style) && DateStyles.FromSerial(number, from1904) is { } date
            ? Cell(CellKind.Date, value.Trim(), date)
            : Cell(CellKind.Number, value.Trim());
    }
}
