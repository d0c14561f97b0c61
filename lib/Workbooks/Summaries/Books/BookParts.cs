using System.Globalization;
using System.Xml;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>The parts of a workbook in the order that the schema wants.</summary>
internal static class BookParts
{
    public const string TableId = "rIdTable";
    public const string DrawingId = "rIdDrawing";

    private const string Main = QuotedStyles.Main;
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] Columns = [.. Enumerable.Range('A', 26).Select(letter => ((char)letter).ToString())];
    private static readonly DateOnly FirstDay = new(1899, 12, 30);

    public static void Workbook(XmlWriter writer, IReadOnlyList<BookSheet> sheets)
    {
        writer.WriteStartElement("workbook", Main);
        writer.WriteAttributeString("xmlns", "r", null, Links);
        writer.WriteStartElement("sheets", Main);
        for (var index = 0; index < sheets.Count; index++)
        {
            writer.WriteStartElement("sheet", Main);
            writer.WriteAttributeString("name", sheets[index].Name);
            writer.WriteAttributeString("sheetId", Text(index + 1));
            writer.WriteAttributeString("id", Links, Book.SheetId(index));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteStartElement("definedNames", Main);
        for (var index = 0; index < sheets.Count; index++)
        {
            if (sheets[index] is { IsFrozen: true, Table: { } table } sheet)
            {
                if (!sheet.IsPrinted)
                {
                    Named(writer, "_xlnm.Print_Area", index, $"'{sheet.Name}'!$A$1:${new CellAddress(1, table.Headings.Count).ToString()[..^1]}${table.HeaderRow}");
                }

                Named(writer, "_xlnm.Print_Titles", index, $"'{sheet.Name}'!${table.HeaderRow}:${table.HeaderRow}");
            }
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Named(XmlWriter writer, string name, int sheet, string place)
    {
        writer.WriteStartElement("definedName", Main);
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("localSheetId", Text(sheet));
        writer.WriteString(place);
        writer.WriteEndElement();
    }

    public static void Table(XmlWriter writer, BookTable table, int id)
    {
        var range = $"{new CellAddress(table.HeaderRow, 1)}:{new CellAddress(table.LastRow, table.Headings.Count)}";
        writer.WriteStartElement("table", Main);
        writer.WriteAttributeString("id", Text(id));
        writer.WriteAttributeString("name", table.Name);
        writer.WriteAttributeString("displayName", table.Name);
        writer.WriteAttributeString("ref", range);
        writer.WriteAttributeString("totalsRowShown", "0");
        Element(writer, "autoFilter", ("ref", range));
        writer.WriteStartElement("tableColumns", Main);
        writer.WriteAttributeString("count", Text(table.Headings.Count));
        for (var index = 0; index < table.Headings.Count; index++)
        {
            Element(writer, "tableColumn", ("id", Text(index + 1)), ("name", table.Headings[index]));
        }

        writer.WriteEndElement();
        Element(writer, "tableStyleInfo", ("name", "TableStyleLight9"), ("showFirstColumn", "0"), ("showLastColumn", "0"), ("showRowStripes", "1"), ("showColumnStripes", "0"));
        writer.WriteEndElement();
    }

    /// <summary>A4 landscape, one page wide, header repeated, page numbers below.</summary>
    public static void Sheet(XmlWriter writer, BookSheet sheet, string footer, QuotedStyles quoted)
    {
        writer.WriteStartElement("worksheet", Main);
        writer.WriteAttributeString("xmlns", "r", null, Links);
        writer.WriteStartElement("sheetPr", Main);
        Element(writer, "pageSetUpPr", ("fitToPage", "1"));
        writer.WriteEndElement();
        View(writer, sheet);
        Element(writer, "sheetFormatPr", ("defaultRowHeight", "14.25"));
        if (sheet.Widths.Count > 0)
        {
            writer.WriteStartElement("cols", Main);
            for (var index = 0; index < sheet.Widths.Count; index++)
            {
                Element(writer, "col", ("min", Text(index + 1)), ("max", Text(index + 1)), ("width", sheet.Widths[index].ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
            }

            writer.WriteEndElement();
        }

        writer.WriteStartElement("sheetData", Main);
        foreach (var (number, height, cells) in sheet.Rows)
        {
            Row(writer, number, height, cells, quoted);
        }

        writer.WriteEndElement();
        if (sheet.Links.Count > 0)
        {
            writer.WriteStartElement("hyperlinks", Main);
            foreach (var (row, name) in sheet.Links)
            {
                Element(writer, "hyperlink", ("ref", new CellAddress(row, 1).ToString()), ("location", $"'{name}'!A1"), ("display", name));
            }

            writer.WriteEndElement();
        }

        Element(writer, "pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.8"), ("header", "0.3"), ("footer", "0.3"));
        Element(writer, "pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        writer.WriteStartElement("headerFooter", Main);
        writer.WriteElementString("oddFooter", Main, $"&L{footer.Replace("&", "&&", StringComparison.Ordinal)}&RHalaman &P dari &N");
        writer.WriteEndElement();
        if (sheet.Charts.Count > 0)
        {
            Part(writer, "drawing", DrawingId);
        }

        if (sheet.Table is not null)
        {
            writer.WriteStartElement("tableParts", Main);
            writer.WriteAttributeString("count", "1");
            Part(writer, "tablePart", TableId);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void View(XmlWriter writer, BookSheet sheet)
    {
        writer.WriteStartElement("sheetViews", Main);
        writer.WriteStartElement("sheetView", Main);
        writer.WriteAttributeString("workbookViewId", "0");
        if (sheet is { IsFrozen: true, Table: { } table })
        {
            writer.WriteStartElement("pane", Main);
            if (sheet.FrozenColumns > 0)
            {
                writer.WriteAttributeString("xSplit", Text(sheet.FrozenColumns));
            }

            writer.WriteAttributeString("ySplit", Text(table.HeaderRow));
            writer.WriteAttributeString("topLeftCell", new CellAddress(table.HeaderRow + 1, sheet.FrozenColumns + 1).ToString());
            writer.WriteAttributeString("activePane", sheet.FrozenColumns > 0 ? "bottomRight" : "bottomLeft");
            writer.WriteAttributeString("state", "frozen");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(XmlWriter writer, int number, double? height, BookCell[] cells, QuotedStyles quoted)
    {
        var row = Text(number);
        writer.WriteStartElement("row", Main);
        writer.WriteAttributeString("r", row);
        if (height is { } points)
        {
            writer.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("customHeight", "1");
        }

        for (var index = 0; index < cells.Length; index++)
        {
            if (cells[index] is { Value: not (null or "") } cell)
            {
                writer.WriteStartElement("c", Main);
                writer.WriteAttributeString("r", Columns[index] + row);
                Value(writer, cell, quoted);
                writer.WriteEndElement();
            }
        }

        writer.WriteEndElement();
    }

    private static void Value(XmlWriter writer, BookCell cell, QuotedStyles quoted)
    {
        var style = cell.Style.ToString(CultureInfo.InvariantCulture);
        if (cell.Value is string text)
        {
            TextCells.Write(writer, text, style, quoted);
            return;
        }

        writer.WriteAttributeString("s", style);
        writer.WriteElementString("v", Main, cell.Value switch
        {
            DateOnly date => Text(date.DayNumber - FirstDay.DayNumber),
            int count => Text(count),
            long amount => amount.ToString(CultureInfo.InvariantCulture),
            double share => share.ToString("R", CultureInfo.InvariantCulture),
            _ => throw new ArgumentException("A cell holds text, a date or a number.", nameof(cell)),
        });
    }

    private static void Element(XmlWriter writer, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes)
        {
            writer.WriteAttributeString(attribute, value);
        }

        writer.WriteEndElement();
    }

    private static void Part(XmlWriter writer, string name, string id)
    {
        writer.WriteStartElement(name, Main);
        writer.WriteAttributeString("id", Links, id);
        writer.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
