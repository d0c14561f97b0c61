using System.Text;
using System.Xml;

namespace SertiKesos.Workbooks.Receipts.Office;

/// <summary>
/// Writes a sheet anew in the plainest way: UTF-8, no comments, no sections of characters, one prefix, no character that XML
/// cannot hold. Only sheets need it that unusual programs, or people, have written.
/// </summary>
internal static class PlainXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root of a part, whatever the part is called; null for what is no XML.</summary>
    public static string? RootOf(byte[] part)
    {
        if (part.Length == 0 || part[0] is not ((byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xFE or 0xFF))
        {
            return null;
        }

        try
        {
            using var xml = XmlReader.Create(new MemoryStream(part, writable: false), Settings);
            return xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <returns>Null where something stands among the rows that is none of a sheet's own.</returns>
    public static byte[]? Write(byte[] part)
    {
        using var plain = new MemoryStream();
        using var reader = XmlReader.Create(new MemoryStream(part, writable: false), Settings);
        using (var writer = XmlWriter.Create(plain, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize }))
        {
            if (reader.MoveToContent() != XmlNodeType.Element)
            {
                return null;
            }

            var (root, space) = (reader.Prefix, reader.NamespaceURI);
            var rows = -1;
            do
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (rows >= 0 && reader.NamespaceURI != space)
                        {
                            return null;
                        }

                        rows = rows < 0 && reader is { LocalName: "sheetData", IsEmptyElement: false } && reader.NamespaceURI == space ? reader.Depth : rows;
                        Start(reader, writer, root, space, rows >= 0);
                        break;
                    case XmlNodeType.EndElement:
                        rows = rows == reader.Depth ? -1 : rows;
                        writer.WriteFullEndElement();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                        writer.WriteString(TextCells.Legal(reader.Value));
                        break;
                }
            }
            while (reader.Read());
        }

        return plain.ToArray();
    }

    private static void Start(XmlReader reader, XmlWriter writer, string root, string space, bool inRows)
    {
        var isEmpty = reader.IsEmptyElement;
        writer.WriteStartElement(reader.NamespaceURI == space ? root : reader.Prefix, reader.LocalName, reader.NamespaceURI);
        while (reader.MoveToNextAttribute())
        {
            var isName = reader.Prefix == "xmlns" || reader.Name == "xmlns";
            // A second name for the sheet's own namespace is not needed; what has a prefix within the rows is only of looks.
            if (isName ? inRows || reader.Value == space : inRows && reader.Prefix.Length > 0 && reader.Prefix != "xml")
            {
                continue;
            }

            writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, TextCells.Legal(reader.Value));
        }

        if (isEmpty)
        {
            writer.WriteEndElement();
        }
    }
}
