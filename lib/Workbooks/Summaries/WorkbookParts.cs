using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// What is added to the saved workbook part by part: charts, which the workbook library cannot make, and the long rows of
/// the data sheet, which it would hold in memory cell by cell.
/// </summary>
internal static partial class WorkbookParts
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Complete(
        MemoryStream workbook, IReadOnlyList<BarChart> charts, string dataSheet, IEnumerable<object?[]> rows)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var book = document.WorkbookPart!;
        foreach (var group in charts.GroupBy(chart => chart.Sheet))
        {
            AddCharts(Find(book, group.Key), [.. group]);
        }

        FillData(Find(book, dataSheet), rows, new QuotedStyles(book.WorkbookStylesPart!.Stylesheet));
        FixPrintTitles(book);
    }

    private static WorksheetPart Find(WorkbookPart book, string name)
    {
        var sheet = book.Workbook.Descendants<Sheet>().Single(found => found.Name == name);
        return (WorksheetPart)book.GetPartById(sheet.Id!);
    }

    private static void AddCharts(WorksheetPart sheet, IReadOnlyList<BarChart> charts)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>("rIdDrawing");
        for (var index = 0; index < charts.Count; index++)
        {
            var part = drawing.AddNewPart<ChartPart>(BarChart.RelationshipId(index));
            Feed(part, charts[index].ToChartXml());
        }

        Feed(drawing, BarChart.ToDrawingXml(charts));

        // The schema wants the drawing before the parts that may follow it.
        var reference = new Drawing { Id = "rIdDrawing" };
        var follower = sheet.Worksheet.ChildElements.FirstOrDefault(child => child is LegacyDrawing or TableParts or ExtensionList);
        if (follower is null)
        {
            sheet.Worksheet.AppendChild(reference);
        }
        else
        {
            sheet.Worksheet.InsertBefore(reference, follower);
        }

        sheet.Worksheet.Save();
    }

    private static void Feed(OpenXmlPart part, XElement content)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) });
        content.Save(writer);
    }

    /// <summary>Replaces the sample row below the header by all rows, each cell in the sample's style.</summary>
    private static void FillData(WorksheetPart sheet, IEnumerable<object?[]> rows, QuotedStyles quoted)
    {
        XDocument content;
        using (var stream = sheet.GetStream(FileMode.Open))
        {
            content = XDocument.Load(stream);
        }

        var data = content.Root!.Element(Main + "sheetData")!;
        var sample = data.Elements(Main + "row").Last();
        var first = int.Parse(sample.Attribute("r")!.Value, CultureInfo.InvariantCulture);
        var styles = sample.Elements(Main + "c").Select(cell => cell.Attribute("s")?.Value).ToList();
        sample.Remove();

        var last = first - 1;
        using (var stream = sheet.GetStream(FileMode.Create))
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) }))
        {
            writer.WriteStartDocument(standalone: true);
            writer.WriteStartElement(content.Root.GetPrefixOfNamespace(Main), content.Root.Name.LocalName, Main.NamespaceName);
            foreach (var attribute in content.Root.Attributes())
            {
                WriteAttribute(writer, attribute);
            }

            foreach (var element in content.Root.Elements())
            {
                if (element != data)
                {
                    element.WriteTo(writer);
                    continue;
                }

                writer.WriteStartElement("sheetData", Main.NamespaceName);
                foreach (var row in data.Elements())
                {
                    row.WriteTo(writer);
                }

                foreach (var row in rows)
                {
                    WriteRow(writer, ++last, row, styles, quoted);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        var table = sheet.TableDefinitionParts.Single().Table;
        var range = $"{table.Reference!.Value!.Split(':')[0]}:{ColumnName(styles.Count)}{last}";
        table.Reference = range;
        table.AutoFilter!.Reference = range;
        table.Save();
    }

    private static void WriteAttribute(XmlWriter writer, XAttribute attribute)
    {
        if (attribute.IsNamespaceDeclaration)
        {
            if (attribute.Name.LocalName != "xmlns")
            {
                writer.WriteAttributeString("xmlns", attribute.Name.LocalName, null, attribute.Value);
            }

            return;
        }

        writer.WriteAttributeString(
            attribute.Parent!.GetPrefixOfNamespace(attribute.Name.Namespace), attribute.Name.LocalName, attribute.Name.NamespaceName, attribute.Value);
    }

    private static void WriteRow(XmlWriter writer, int number, object?[] cells, List<string?> styles, QuotedStyles quoted)
    {
        writer.WriteStartElement("row", Main.NamespaceName);
        writer.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var index = 0; index < cells.Length; index++)
        {
            if (cells[index] is null or "")
            {
                continue;
            }

            writer.WriteStartElement("c", Main.NamespaceName);
            writer.WriteAttributeString("r", ColumnName(index + 1) + number.ToString(CultureInfo.InvariantCulture));
            if (cells[index] is string text)
            {
                TextCells.Write(writer, text, styles[index], quoted);
                writer.WriteEndElement();
                continue;
            }

            if (styles[index] is { } style)
            {
                writer.WriteAttributeString("s", style);
            }

            switch (cells[index])
            {
                case DateOnly date:
                    writer.WriteElementString(
                        "v", Main.NamespaceName, date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                    break;
                case int count:
                    writer.WriteElementString("v", Main.NamespaceName, count.ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    throw new ArgumentException("A data cell holds text, a date or a whole number.", nameof(cells));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>The workbook library writes rows to repeat without dollar signs; some programs then shift them.</summary>
    /// <summary>The workbook library writes the rows to repeat without the signs that hold them.</summary>
    public static void FixPrintTitles(WorkbookPart book)
    {
        foreach (var name in book.Workbook.Descendants<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
        {
            name.Text = RelativeRows().Replace(name.Text, "!$$$1:$$$2");
        }

        book.Workbook.Save();
    }

    private static string ColumnName(int column) => ((char)('A' + column - 1)).ToString();

    [GeneratedRegex(@"!(\d+):(\d+)")]
    private static partial Regex RelativeRows();
}
