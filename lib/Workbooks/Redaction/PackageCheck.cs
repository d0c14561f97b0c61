using System.IO.Compression;
using System.Text;
using System.Xml;
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
            if (tells(NameOf(entry)) || entry.Length > MaxPart || Tells(entry, tells, cancel))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Tells(ZipArchiveEntry entry, Func<string, bool> tells, CancellationToken cancel)
    {
        if (Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".RELS" or ".VML")
        {
            try
            {
                using var stream = entry.Open();
                return Tells(stream, tells, cancel);
            }
            catch (XmlException)
            {
                // Drawings of comments are often no XML.
            }
        }

        using var part = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(part);
        }

        return RawText.Pieces(part.ToArray()).Any(tells);
    }

    /// <summary>Walks through a part. Of what it has passed nothing is kept but the texts of the elements that are open.</summary>
    private static bool Tells(Stream part, Func<string, bool> tells, CancellationToken cancel)
    {
        using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        var wholes = new Stack<(int Depth, StringBuilder Text)>();
        var nodes = 0;
        while (xml.Read())
        {
            if (++nodes % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (Wholes.Contains(xml.LocalName) && !xml.IsEmptyElement)
                    {
                        wholes.Push((xml.Depth, new StringBuilder()));
                    }

                    if (AttributesTell(xml, tells))
                    {
                        return true;
                    }

                    break;
                case XmlNodeType.EndElement when wholes.TryPeek(out var open) && open.Depth == xml.Depth:
                    wholes.Pop();
                    if (tells(open.Text.ToString()))
                    {
                        return true;
                    }

                    // Of one that holds another the text of both counts.
                    if (wholes.TryPeek(out var outer))
                    {
                        outer.Text.Append(open.Text);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (wholes.TryPeek(out var whole))
                    {
                        whole.Text.Append(xml.Value);
                    }

                    if (xml.Value.Length > 1 && tells(xml.Value))
                    {
                        return true;
                    }

                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction when tells(xml.Value):
                    return true;
            }
        }

        return false;
    }

    private static bool AttributesTell(XmlReader xml, Func<string, bool> tells)
    {
        var found = false;
        while (xml.MoveToNextAttribute())
        {
            found = found || (xml.Prefix != "xmlns" && xml.Name != "xmlns" && tells(xml.Value));
        }

        xml.MoveToElement();
        return found;
    }

    private static bool IsClosed(string name) =>
        name.Contains("/pivotCache/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/pivotTables/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/media/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ZipArchiveEntry entry) => "/" + entry.FullName.Replace('\\', '/');
}
