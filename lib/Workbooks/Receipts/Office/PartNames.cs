using System.Xml;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>
/// The names of the parts of a package, as its list of content types spells them, or else the relationships. The names do
/// not differ by case, but the library that edits the package looks a part up in that list letter by letter, and so do
/// programs that open the receipt.
/// </summary>
internal sealed class PartNames
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string Relationships = "_rels/";
    private const string RelationshipsEnd = ".rels";

    private readonly Dictionary<string, string> _listed = new(StringComparer.OrdinalIgnoreCase);

    public PartNames(IReadOnlyCollection<(string Name, byte[] Content)> lists)
    {
        foreach (var (name, content) in lists.OrderByDescending(list => IsContentTypes(list.Name)))
        {
            using var xml = XmlReader.Create(
                new MemoryStream(content, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && NamedBy(xml, name.Replace('\\', '/')) is { } part)
                {
                    _listed.TryAdd(part, part);
                }
            }
        }
    }

    /// <summary>Whether an entry tells of others.</summary>
    public static bool IsList(string entry) => IsContentTypes(entry) || entry.EndsWith(RelationshipsEnd, StringComparison.OrdinalIgnoreCase);

    private static bool IsContentTypes(string name) => name.Equals(ContentTypes, StringComparison.OrdinalIgnoreCase);

    public string Of(string entry)
    {
        // Some programs write backslashes.
        var name = entry.Replace('\\', '/');
        if (IsContentTypes(name))
        {
            return ContentTypes;
        }

        var folder = name.LastIndexOf('/') + 1;
        if (!name.EndsWith(RelationshipsEnd, StringComparison.OrdinalIgnoreCase) || !name[..folder].EndsWith(Relationships, StringComparison.OrdinalIgnoreCase))
        {
            return _listed.GetValueOrDefault(name, name);
        }

        // "xl/_rels/workbook.xml.rels" belongs to "xl/workbook.xml".
        var source = Of(name[..(folder - Relationships.Length)] + name[folder..^RelationshipsEnd.Length]);
        var slash = source.LastIndexOf('/') + 1;
        return source[..slash] + Relationships + source[slash..] + RelationshipsEnd;
    }

    private static string? NamedBy(XmlReader xml, string list)
    {
        if (xml.LocalName == "Override" && xml.GetAttribute("PartName") is { } name)
        {
            return Uri.UnescapeDataString(name).TrimStart('/');
        }

        if (xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External" || xml.GetAttribute("Target") is not { Length: > 0 } target
            || !Uri.TryCreate(target, UriKind.Relative, out _))
        {
            return null;
        }

        // Relative to the folder of the part, which is above that of its relationships.
        var folder = list[..Math.Max(0, list.LastIndexOf('/', Math.Max(0, list.LastIndexOf('/') - 1)) + 1)];
        return Uri.UnescapeDataString(new Uri(new Uri("http://package/" + folder), target).AbsolutePath).TrimStart('/');
    }
}
