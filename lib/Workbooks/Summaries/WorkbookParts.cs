using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>A table of which the workbook library has written the header and two rows that show the formats.</summary>
/// <param name="FirstRow">The first row below the header; the format of values stands there, that of marks in the next.</param>
/// <param name="IsText">Which columns hold text.</param>
/// <param name="Marks">Missing numbers are marked.</param>
internal sealed record StreamedTable(string Sheet, int FirstRow, IReadOnlyList<bool> IsText, int Count, IEnumerable<StreamedRow> Rows, bool Marks);

/// <summary>
/// What is added to the saved workbook part by part: charts, which the workbook library cannot make, and the rows of
/// tables, which it would hold in memory and format cell by cell.
/// </summary>
internal static partial class WorkbookParts
{
    private static readonly XNamespace Main = QuotedStyles.Main;

    /// <returns>The rows to come, by the name of the part that they stand in.</returns>
    public static IReadOnlyDictionary<string, StreamedRows> Complete(
        MemoryStream workbook, IReadOnlyList<SheetChart> charts, IReadOnlyList<StreamedTable> tables)
    {
        workbook.Position = 0;
        using var document = SpreadsheetDocument.Open(workbook, isEditable: true);
        var book = document.WorkbookPart!;
        foreach (var group in charts.GroupBy(chart => chart.Sheet))
        {
            AddCharts(Find(book, group.Key), [.. group]);
        }

        var rows = new Dictionary<string, StreamedRows>(StringComparer.Ordinal);
        var quoted = new QuotedStyles(book.WorkbookStylesPart!.Stylesheet);
        foreach (var table in tables)
        {
            var part = Find(book, table.Sheet);
            rows.Add(part.Uri.ToString().TrimStart('/'), MakeRoom(part, table, quoted));
        }

        FixPrintTitles(book);
        return rows;
    }

    private static WorksheetPart Find(WorkbookPart book, string name)
    {
        var sheet = book.Workbook.Descendants<Sheet>().Single(found => found.Name == name);
        return (WorksheetPart)book.GetPartById(sheet.Id!);
    }

    private static void AddCharts(WorksheetPart sheet, IReadOnlyList<SheetChart> charts)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>("rIdDrawing");
        for (var index = 0; index < charts.Count; index++)
        {
            Feed(drawing.AddNewPart<ChartPart>(SheetChart.RelationshipId(index)), charts[index].ToXml());
        }

        Feed(drawing, SheetChart.ToDrawingXml(charts));

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

    /// <summary>Takes the two rows of formats out, and leaves a mark where the rows come.</summary>
    private static StreamedRows MakeRoom(WorksheetPart sheet, StreamedTable table, QuotedStyles quoted)
    {
        XDocument content;
        using (var stream = sheet.GetStream(FileMode.Open))
        {
            content = XDocument.Load(stream);
        }

        // Rows are written without a prefix, so the document does without one.
        var root = content.Root!;
        root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value == Main.NamespaceName).Remove();
        root.SetAttributeValue("xmlns", Main.NamespaceName);

        var samples = root.Element(Main + "sheetData")!.Elements(Main + "row")
            .Where(row => Number(row.Attribute("r")) is var number && (number == table.FirstRow || number == table.FirstRow + 1))
            .ToList();
        var formats = samples.ConvertAll(row => row.Elements(Main + "c").Select(cell => Number(cell.Attribute("s"))).ToList());
        samples[0].AddBeforeSelf(new XComment("rows"));
        samples.ForEach(row => row.Remove());

        var last = table.FirstRow + Math.Max(1, table.Count) - 1;
        var range = string.Create(CultureInfo.InvariantCulture, $"A{table.FirstRow - 1}:{StreamedRows.ColumnName(table.IsText.Count)}{last}");
        root.Element(Main + "dimension")?.SetAttributeValue("ref", $"A1:{range.Split(':')[1]}");
        using (var stream = sheet.GetStream(FileMode.Create))
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) }))
        {
            content.Save(writer);
        }

        var definition = sheet.TableDefinitionParts.Single().Table;
        definition.Reference = range;
        definition.AutoFilter!.Reference = range;
        definition.Save();
        return new StreamedRows(
            table.FirstRow,
            [.. table.IsText.Select((isText, index) => new StreamedColumn(
                formats[0][index], isText ? quoted.Of(formats[0][index]) : 0, formats[1][index], isText))],
            table.Rows,
            table.Marks);
    }

    private static uint Number(XAttribute? attribute) => attribute is null ? 0 : uint.Parse(attribute.Value, CultureInfo.InvariantCulture);

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

    [GeneratedRegex(@"!(\d+):(\d+)")]
    private static partial Regex RelativeRows();
}
