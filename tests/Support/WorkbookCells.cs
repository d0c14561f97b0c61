using System.IO.Compression;
using System.Xml.Linq;

namespace SertiKesos.Tests.Support;

/// <summary>A cell as it is stored: <paramref name="Text"/> is a string's text or a number's digits.</summary>
public sealed record StoredCell(string Address, bool IsText, string Text, string? Formula)
{
    public string Column => Address.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    public int Row => int.Parse(Address[Column.Length..], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// The stored cells of a workbook, read from its parts and not through the library that wrote them, so that a test sees
/// what a spreadsheet program will see.
/// </summary>
public sealed class WorkbookCells
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, IReadOnlyList<StoredCell>> _sheets = new(StringComparer.Ordinal);

    private WorkbookCells()
    {
    }

    public IReadOnlyList<string> Sheets => [.. _sheets.Keys];

    public IReadOnlyList<StoredCell> this[string sheet] => _sheets[sheet];

    public static WorkbookCells Open(string path) => Read(File.ReadAllBytes(path));

    public static WorkbookCells Read(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var strings = archive.GetEntry("xl/sharedStrings.xml") is null
            ? []
            : Part(archive, "xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(Text).ToList();
        var targets = Part(archive, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .ToDictionary(relation => relation.Attribute("Id")!.Value, relation => relation.Attribute("Target")!.Value);

        var cells = new WorkbookCells();
        foreach (var sheet in Part(archive, "xl/workbook.xml").Descendants(Main + "sheet"))
        {
            var target = targets[sheet.Attribute(Link + "id")!.Value];
            var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
            cells._sheets.Add(
                sheet.Attribute("name")!.Value,
                [.. Part(archive, path).Descendants(Main + "c")
                    .Select(cell => Read(cell, strings))
                    .Where(cell => cell.Text.Length > 0 || cell.Formula is not null)]);
        }

        return cells;
    }

    /// <summary>The text of a cell; empty where there is none.</summary>
    public string At(string sheet, string address) =>
        _sheets[sheet].FirstOrDefault(cell => cell.Address == address)?.Text ?? "";

    /// <summary>A row's stored texts by column, those of blank cells left out.</summary>
    public IReadOnlyDictionary<string, string> Row(string sheet, int row) =>
        _sheets[sheet].Where(cell => cell.Row == row).ToDictionary(cell => cell.Column, cell => cell.Text);

    private static StoredCell Read(XElement cell, List<string> strings)
    {
        var kind = cell.Attribute("t")?.Value;
        var value = cell.Element(Main + "v")?.Value ?? "";
        var text = kind switch
        {
            "s" when value.Length > 0 => strings[int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)],
            "inlineStr" => Text(cell.Element(Main + "is")!),
            _ => value,
        };
        return new StoredCell(
            cell.Attribute("r")!.Value, kind is "s" or "str" or "inlineStr", text, cell.Element(Main + "f")?.Value);
    }

    private static string Text(XElement holder) => string.Concat(holder.Descendants(Main + "t").Select(part => part.Value));

    private static XDocument Part(ZipArchive archive, string path)
    {
        using var stream = archive.GetEntry(path)!.Open();
        return XDocument.Load(stream);
    }
}
