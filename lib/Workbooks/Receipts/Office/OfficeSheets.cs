using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts.Office;

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
            using var xml = Xml(content);
            part.FeedData(xml);
            workbook.Workbook.Sheets!.Append(new Sheet
            {
                Name = content.Name,
                SheetId = number,
                Id = id,
                State = content.Hidden ? SheetStateValues.Hidden : null,
            });
        }
    }

    private static MemoryStream Xml(SheetContent content)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartElement("worksheet", QuotedStyles.Main);
            WriteColumns(xml, content);
            xml.WriteStartElement("sheetData", QuotedStyles.Main);
            foreach (var row in content.Rows)
            {
                xml.WriteStartElement("row", QuotedStyles.Main);
                xml.WriteAttributeString("r", Number(row.Number));
                if (row.Hidden)
                {
                    xml.WriteAttributeString("hidden", "1");
                }

                foreach (var cell in row.Cells)
                {
                    Write(xml, cell);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            if (content.Merges.Count > 0)
            {
                xml.WriteStartElement("mergeCells", QuotedStyles.Main);
                foreach (var range in content.Merges)
                {
                    xml.WriteStartElement("mergeCell", QuotedStyles.Main);
                    xml.WriteAttributeString("ref", $"{range.First}:{range.Last}");
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        stream.Position = 0;
        return stream;
    }

    private static void WriteColumns(XmlWriter xml, SheetContent content)
    {
        var widths = new SortedDictionary<int, double>();
        foreach (var cell in content.Rows.Where(row => row.Cells.Count > 1).Take(SampledRows).SelectMany(row => row.Cells))
        {
            var width = Math.Clamp((cell.Text.Length * 1.1) + 2, MinWidth, MaxWidth);
            widths[cell.Column] = Math.Max(widths.GetValueOrDefault(cell.Column), width);
        }

        if (widths.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("cols", QuotedStyles.Main);
        foreach (var (column, width) in widths)
        {
            xml.WriteStartElement("col", QuotedStyles.Main);
            xml.WriteAttributeString("min", Number(column));
            xml.WriteAttributeString("max", Number(column));
            xml.WriteAttributeString("width", Math.Round(width, 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            if (content.IsColumnHidden(column))
            {
                xml.WriteAttributeString("hidden", "1");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, SheetCell cell)
    {
        xml.WriteStartElement("c", QuotedStyles.Main);
        xml.WriteAttributeString("r", cell.Address.ToString());
        switch (cell.Kind)
        {
            // A page may call anything a number.
            case CellKind.Number when double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                Value(xml, cell.Text.Length > 11 ? OfficeStyles.Whole : OfficeStyles.General, null, cell.Text);
                break;
            case CellKind.Date when cell.Date >= new DateOnly(1900, 3, 1):
                Value(xml, OfficeStyles.Date, null, (cell.Date.Value.DayNumber - Epoch.DayNumber + CellTime.Of(cell).TotalDays).ToString(CultureInfo.InvariantCulture));
                break;
            case CellKind.Boolean:
                Value(xml, OfficeStyles.General, "b", cell.Text == "TRUE" ? "1" : "0");
                break;
            case CellKind.Error when Errors.Contains(cell.Text):
                Value(xml, OfficeStyles.General, "e", cell.Text);
                break;
            // No formula of the office is written anew; what was never calculated is blank.
            case CellKind.FormulaWithoutValue:
                break;
            default:
                xml.WriteAttributeString("s", Number((int)OfficeStyles.Text));
                TextCells.Write(xml, cell.Text);
                break;
        }

        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, uint style, string? type, string value)
    {
        if (style != OfficeStyles.General)
        {
            xml.WriteAttributeString("s", Number((int)style));
        }

        if (type is not null)
        {
            xml.WriteAttributeString("t", type);
        }

        xml.WriteElementString("v", QuotedStyles.Main, TextCells.Legal(value));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
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
