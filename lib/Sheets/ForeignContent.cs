using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Kinds of what is not the workbook's own.</summary>
public enum ForeignKind
{
    /// <summary>A link to another workbook or file.</summary>
    Link,

    /// <summary>A link that makes another program answer.</summary>
    Dde,

    /// <summary>A document or program within the workbook.</summary>
    Embedded,

    /// <summary>A button or form of a program.</summary>
    Control,

    /// <summary>A query of a database or web page.</summary>
    Connection,

    /// <summary>Changes to the menus of Excel.</summary>
    Menu,

    /// <summary>A picture that lies in another file or on a web site.</summary>
    Picture,
}

/// <summary>
/// What a workbook brings that is not its own. Its target is the last piece of an address only: the folders
/// before it name computers and people.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Target">The name of the file or program; null where none is told.</param>
public sealed record ForeignContent(ForeignKind Kind, string? Target = null)
{
    private const int MaxTarget = 60;

    private static readonly (string Word, ForeignKind Kind)[] Parts =
    [
        ("/externalLinks/", ForeignKind.Link),
        ("/embeddings/", ForeignKind.Embedded),
        ("/activeX/", ForeignKind.Control),
        ("customUI/", ForeignKind.Menu),
        ("/connections.xml", ForeignKind.Connection),
    ];

    /// <summary>What kind of foreign content a part's name says; null for a part of the workbook itself.</summary>
    public static ForeignKind? KindOf(string part)
    {
        foreach (var (word, kind) in Parts)
        {
            if (part.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>What kind of foreign content the type of a relationship says: a part may be called anything.</summary>
    internal static ForeignKind? KindOfType(string type) => type[(type.LastIndexOf('/') + 1)..] switch
    {
        "externalLink" => ForeignKind.Link,
        "oleObject" or "package" => ForeignKind.Embedded,
        "control" or "activeXControlBinary" => ForeignKind.Control,
        "connections" => ForeignKind.Connection,
        "extensibility" or "attachedToolbars" => ForeignKind.Menu,
        _ => null,
    };

    internal static bool IsMacroType(string type) =>
        type.EndsWith("/vbaProject", StringComparison.Ordinal) || type.EndsWith("acrosheet", StringComparison.OrdinalIgnoreCase);

    internal static ForeignContent Of(PackageRelationship link) => new(ForeignKind.Link, NameOf(link.Target));

    internal static ForeignContent Of(ForeignKind kind, string part, WorkbookPackage package) => kind switch
    {
        ForeignKind.Link when part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) => new(kind),
        ForeignKind.Link => package.Relationships(part).FirstOrDefault(link => link.External) is { } link ? Of(link) : OfLinkPart(part, package),
        ForeignKind.Embedded => new(kind, NameOf(part)),
        _ => new(kind),
    };

    private static ForeignContent OfLinkPart(string part, WorkbookPackage package)
    {
        var found = new ForeignContent(ForeignKind.Link);
        package.Read(part, xml =>
        {
            while (xml.Next())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "ddeLink")
                {
                    found = new ForeignContent(ForeignKind.Dde, NameOf(xml.GetAttribute("ddeService") ?? ""));
                }
            }
        });
        return found;
    }

    /// <summary>"file:///C:/Users/siti/Data%20Induk.xlsx" is "Data Induk.xlsx".</summary>
    private static string? NameOf(string address)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/', '\\');
        var last = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = string.Concat(Uri.UnescapeDataString(last).Where(character => !char.IsControl(character))).Trim();
        return name.Length == 0 ? null : name.Length <= MaxTarget ? name : name[..MaxTarget] + "…";
    }
}
