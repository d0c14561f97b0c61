using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// Marks as text what an office wrote and a spreadsheet program would run as soon as somebody edits its cell. The cells
/// stay; only their format says more.
/// </summary>
internal static class OfficeTexts
{
    public static void Mark(WorkbookPart workbook)
    {
        var shared = workbook.SharedStringTablePart is { } part ? ActiveStrings(part) : [];
        QuotedStyles? styles = null;
        foreach (var cell in workbook.WorksheetParts.SelectMany(sheet => sheet.Worksheet.Descendants<Cell>()))
        {
            if (IsActive(cell, shared))
            {
                if (styles is null)
                {
                    var formats = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>("skStyles");
                    styles = new QuotedStyles(formats.Stylesheet ??= ReceiptStyles.Minimal());
                }

                cell.StyleIndex = styles.Of(cell.StyleIndex?.Value ?? 0);
            }
        }
    }

    private static bool IsActive(Cell cell, HashSet<int> shared) => cell.DataType?.Value switch
    {
        CellValues.SharedString => shared.Count > 0 && int.TryParse(cell.CellValue?.Text, CultureInfo.InvariantCulture, out var index) && shared.Contains(index),
        CellValues.InlineString => ActiveText.Is(cell.InlineString?.InnerText ?? ""),
        // With a formula beside it the text is calculated anew.
        CellValues.String => cell.CellFormula is null && ActiveText.Is(cell.CellValue?.Text ?? ""),
        _ => false,
    };

    /// <summary>Which shared strings begin like a formula. The table is walked through: as a tree it may take gigabytes.</summary>
    private static HashSet<int> ActiveStrings(SharedStringTablePart part)
    {
        var active = new HashSet<int>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
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
}
