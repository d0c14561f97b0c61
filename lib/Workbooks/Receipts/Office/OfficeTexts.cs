using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>
/// Marks as text what an office wrote and a spreadsheet program would run as soon as somebody edits its cell. The cells
/// stay; only their format says more.
/// </summary>
internal static class OfficeTexts
{
    public static void Mark(WorkbookPart workbook, OfficePackage package)
    {
        QuotedStyles? styles = null;
        foreach (var rows in workbook.WorksheetParts.Select(package.RowsOf).OfType<SheetRows>())
        {
            foreach (var cell in rows.Active)
            {
                if (styles is null)
                {
                    var formats = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>("skStyles");
                    styles = new QuotedStyles(formats.Stylesheet ??= ReceiptStyles.Minimal());
                }

                rows.SetStyle(cell, styles.Of(cell.Style));
            }
        }
    }

    /// <summary>A shared text by its place; null where there is none.</summary>
    public static string? At(byte[] table, int place)
    {
        using var xml = Reader(table);
        for (var index = -1; table.Length > 0 && xml.Read();)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && ++index == place)
            {
                using var item = xml.ReadSubtree();
                var text = new StringBuilder();
                while (item.Read())
                {
                    _ = item.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace ? text.Append(item.Value) : text;
                }

                return text.ToString();
            }
        }

        return null;
    }

    /// <summary>Which shared strings begin like a formula. The table is walked through: as a tree it may take gigabytes.</summary>
    public static HashSet<int> ActiveShared(byte[] table)
    {
        var active = new HashSet<int>();
        if (table.Length == 0)
        {
            return active;
        }

        using var xml = Reader(table);
        var index = -1;
        var begun = true;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                index++;
                begun = false;
            }
            else if (!begun && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                // Between its elements a file may be laid out with blanks, which are no text of the cell.
                if (ActiveText.Is(xml.Value))
                {
                    active.Add(index);
                }

                begun = xml.NodeType is not XmlNodeType.Whitespace;
            }
        }

        return active;
    }

    private static XmlReader Reader(byte[] table) => XmlReader.Create(
        new MemoryStream(table, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
}
