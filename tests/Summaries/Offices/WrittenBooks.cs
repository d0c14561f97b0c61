using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace SertiKesos.Tests.Summaries.Offices;

/// <summary>What every workbook of ours keeps to, read from its parts.</summary>
internal static class WrittenBooks
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // A4 landscape less the margins, in points; a character of the standard font is 7 pixels of 0.75 points.
    private const double Printable = 842 - (2 * 0.4 * 72);
    private const double CharacterPoints = 5.25;

    public static List<string> Errors(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365)
            .Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    public static IReadOnlyDictionary<string, string> Parts(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }

    public static IEnumerable<XDocument> Sheets(byte[] content) =>
        Parts(content).Where(part => part.Key.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Select(part => XDocument.Parse(part.Value));

    /// <summary>The smallest text of a table on paper, in points.</summary>
    public static double SmallestPrint(XDocument sheet, double size)
    {
        var width = sheet.Descendants(Main + "col").Sum(column => double.Parse(column.Attribute("width")!.Value, CultureInfo.InvariantCulture)) * CharacterPoints;
        return size * Math.Min(1, Printable / width);
    }

    /// <summary>Texts that reach beyond the columns of their sheet: they would make everything smaller on paper.</summary>
    public static IEnumerable<string> TooLong(XDocument sheet)
    {
        var widths = sheet.Descendants(Main + "col").Select(column => double.Parse(column.Attribute("width")!.Value, CultureInfo.InvariantCulture)).ToList();
        var room = Math.Max(widths.Sum(), 100) * 1.15;
        return sheet.Descendants(Main + "row")
            .Select(row => row.Elements(Main + "c").ToList())
            .Where(cells => cells.Count == 1)
            .Select(cells => cells[0].Value)
            .Where(text => text.Length > room);
    }

    public static IEnumerable<XElement> EmptyTypedCells(XDocument sheet) => sheet.Descendants(Main + "c")
        .Where(cell => cell.Attribute("t") is not null && cell.Element(Main + "v") is null && cell.Element(Main + "is") is null);
}
