using System.Globalization;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Reads worksheets of one workbook; the number of cells is counted over all of them.</summary>
internal sealed class SheetReader
{
    /// <summary>The element around the rows.</summary>
    public const string Element = "sheetData";

    public const int MaxMerges = 200_000;

    private const string DescentPrefix = "x14ac";

    private readonly WorkbookLimits _limits;
    private readonly CellText _text;
    private readonly StoredValues _values;
    private readonly RowStore _rows;
    private readonly RowScanner _scanner;

    public SheetReader(StoredValues values, ContentBudget budget)
    {
        _limits = budget.Limits;
        _text = new CellText(budget.Limits);
        _values = values;
        _rows = new RowStore(budget);
        _scanner = new RowScanner(values, _rows, budget.Limits);
    }

    public SheetContent Read(XmlReader xml, PausingStream stream, string name, bool hidden)
    {
        _rows.Begin(name);
        var merges = new List<CellRange>();
        var hiddenColumns = new List<CellRange>();
        while (xml.Next())
        {
            if (stream.IsPausedAt(xml))
            {
                _scanner.Scan(stream, xml.LookupNamespace(DescentPrefix) is not null);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "col" when StoredValues.IsTrue(xml.GetAttribute("hidden")):
                        hiddenColumns.Add(hiddenColumns.Count < CellAddress.LastColumn ? ReadColumns(xml) : throw new WorkbookException(WorkbookProblem.Hostile, name));
                        break;
                    case "row":
                        _rows.BeginRow();
                        _rows.Add(ReadRow(xml, name));
                        break;
                    case "mergeCell":
                        var reference = xml.GetAttribute("ref") ?? "";
                        // Some programs merge a cell with itself, which says nothing.
                        if (CellAddress.TryParse(reference, out _))
                        {
                            break;
                        }

                        if (merges.Count >= MaxMerges || !CellRange.TryParse(reference, out var range))
                        {
                            throw new WorkbookException(WorkbookProblem.Hostile, name);
                        }

                        if (range.First != range.Last)
                        {
                            merges.Add(range);
                        }

                        break;
                }
            }
        }

        return new SheetContent(name, hidden, _rows.End(), merges, hiddenColumns);
    }

    private static CellRange ReadColumns(XmlReader xml)
    {
        static int Number(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? Math.Min(column, CellAddress.LastColumn) : 0;

        return new CellRange(new CellAddress(1, Number(xml.GetAttribute("min"))), new CellAddress(1, Number(xml.GetAttribute("max"))));
    }

    private SheetRow ReadRow(XmlReader xml, string sheet)
    {
        var number = _rows.Previous + 1;
        if (xml.GetAttribute("r") is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= CellAddress.LastRow))
        {
            throw new WorkbookException(WorkbookProblem.Hostile, sheet);
        }

        _rows.NumberRow(number);
        var hidden = StoredValues.IsTrue(xml.GetAttribute("hidden"));
        if (xml.IsEmptyElement)
        {
            return new SheetRow(number, hidden, []);
        }

        var cells = new List<SheetCell>();
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

                _rows.CountCell();
            }
        }

        return new SheetRow(number, hidden, RowStore.Ordered(cells));
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
            _rows.CountText(value);
        }

        return _values.Cell(new CellAddress(row, column), type, style, value, formula, sheet);
    }
}
