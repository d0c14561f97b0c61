using System.IO.Packaging;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>
/// A workbook whose parts are written as streams. The workbook library holds every cell with its style in memory, which 550
/// workbooks a month would feel.
/// </summary>
internal sealed record Book(string Title, string Author, DateOnly Stamp, string Footer, IReadOnlyList<BookSheet> Sheets)
{
    private static readonly XmlWriterSettings Utf8 = new() { Encoding = new System.Text.UTF8Encoding(false) };

    public byte[] Write()
    {
        using var saved = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(saved, SpreadsheetDocumentType.Workbook))
        {
            // It is packed once, when its bytes are made the same for the same content.
            document.CompressionOption = CompressionOption.NotCompressed;
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>("rIdStyles");
            var sheet = BookStyles.Create();
            var quoted = new QuotedStyles(sheet);
            for (var index = 0; index < Sheets.Count; index++)
            {
                Write(workbook, Sheets[index], index, quoted);
            }

            styles.Stylesheet = sheet;
            Feed(workbook, writer => BookParts.Workbook(writer, Sheets));
            Describe(document);
        }

        return PackageNormaliser.Normalise(saved.ToArray(), Stamp);
    }

    public static string SheetId(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rIdSheet{index + 1}");

    private void Write(WorkbookPart workbook, BookSheet sheet, int index, QuotedStyles quoted)
    {
        var part = workbook.AddNewPart<WorksheetPart>(SheetId(index));
        if (sheet.Table is { } table)
        {
            Feed(part.AddNewPart<TableDefinitionPart>(BookParts.TableId), writer => BookParts.Table(writer, table, index + 1));
        }

        if (sheet.Charts.Count > 0)
        {
            var drawing = part.AddNewPart<DrawingsPart>(BookParts.DrawingId);
            for (var number = 0; number < sheet.Charts.Count; number++)
            {
                Feed(drawing.AddNewPart<ChartPart>(SheetChart.RelationshipId(number)), sheet.Charts[number].ToXml());
            }

            Feed(drawing, SheetChart.ToDrawingXml(sheet.Charts));
        }

        Feed(part, writer => BookParts.Sheet(writer, sheet, Footer, quoted));
    }

    private void Describe(SpreadsheetDocument document)
    {
        var stamp = Stamp.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var properties = document.PackageProperties;
        properties.Title = Title;
        properties.Creator = properties.LastModifiedBy = Author;
        properties.Created = properties.Modified = stamp;
    }

    private static void Feed(OpenXmlPart part, XElement content) => Feed(part, content.Save);

    private static void Feed(OpenXmlPart part, Action<XmlWriter> write)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, Utf8);
        write(writer);
    }
}
