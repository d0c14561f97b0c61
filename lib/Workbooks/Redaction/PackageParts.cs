using System.Xml;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>Which part of an .xlsx package is what, by the links of its workbook.</summary>
/// <param name="Sheets">Name of a part → name of its sheet.</param>
/// <param name="Notes">Name of a part with comments → name of the sheet that they stand on.</param>
/// <param name="Strings">The part of shared strings; null where there is none.</param>
internal sealed record PackageParts(IReadOnlyDictionary<string, string> Sheets, IReadOnlyDictionary<string, string> Notes, string? Strings)
{
    public static PackageParts Of(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var sheets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var notes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var package = WorkbookPackage.Open(content, WorkbookLimits.Default, cancel);
        var workbook = package.Relationships("").First(link => Is(link, "officeDocument")).Target;
        var links = package.Relationships(workbook);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        package.Read(workbook, xml =>
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                {
                    string name = "", id = "";
                    while (xml.MoveToNextAttribute())
                    {
                        (name, id) = xml.LocalName switch { "name" => (xml.Value, id), "id" => (name, xml.Value), _ => (name, id) };
                    }

                    names[id] = name;
                }
            }
        });
        foreach (var link in links.Where(link => Is(link, "worksheet") && names.ContainsKey(link.Id)))
        {
            sheets[link.Target] = names[link.Id];
            foreach (var note in package.Relationships(link.Target).Where(note => Is(note, "comments") || Is(note, "threadedComment")))
            {
                notes[note.Target] = names[link.Id];
            }
        }

        return new PackageParts(sheets, notes, links.FirstOrDefault(link => Is(link, "sharedStrings"))?.Target);
    }

    private static bool Is(PackageRelationship link, string type) => !link.External && link.Type.EndsWith("/" + type, StringComparison.Ordinal);
}
