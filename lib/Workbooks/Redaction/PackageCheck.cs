using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>
/// Looks at the parts of an .xlsx package beside the cells: what cannot be edited there, and whether anything in them
/// still gives the person away.
/// </summary>
internal static class PackageCheck
{
    private const long MaxPart = 256 << 20;

    /// <summary>Elements whose texts are read as one, however many runs they are cut into.</summary>
    private static readonly HashSet<string> Wholes = ["si", "is", "p", "comment", "threadedComment"];

    /// <summary>
    /// Caches of pivots keep whole rows and count their places; pictures and objects cannot be searched. A file that has
    /// any is written anew from its cells.
    /// </summary>
    public static bool IsEditable(ReadOnlyMemory<byte> content)
    {
        using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
        return zip.Entries.All(entry => !IsClosed(NameOf(entry)));
    }

    /// <param name="tells">Whether a text gives the person away.</param>
    public static bool IsClean(ReadOnlyMemory<byte> content, Func<string, bool> tells, CancellationToken cancel)
    {
        using var zip = new ZipArchive(WorkbookPackage.Stream(content), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(entry => entry.Length > 0))
        {
            cancel.ThrowIfCancellationRequested();
            if (tells(NameOf(entry)) || entry.Length > MaxPart || Tells(entry, tells))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Tells(ZipArchiveEntry entry, Func<string, bool> tells)
    {
        using var part = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(part);
        }

        part.Position = 0;
        if (Path.GetExtension(entry.FullName).ToUpperInvariant() is not (".XML" or ".RELS" or ".VML"))
        {
            return RawText.Pieces(part.ToArray()).Any(tells);
        }

        XDocument document;
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            document = XDocument.Load(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // Drawings of comments are often no XML.
            return RawText.Pieces(part.ToArray()).Any(tells);
        }

        return document.DescendantNodes().Any(node => node switch
        {
            XElement element => element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration && tells(attribute.Value))
                || (Wholes.Contains(element.Name.LocalName) && tells(element.Value)),
            XText text => text.Value.Length > 1 && tells(text.Value),
            XComment comment => tells(comment.Value),
            XProcessingInstruction instruction => tells(instruction.Data),
            _ => false,
        });
    }

    private static bool IsClosed(string name) =>
        name.Contains("/pivotCache/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/pivotTables/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/media/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ZipArchiveEntry entry) => "/" + entry.FullName.Replace('\\', '/');
}
