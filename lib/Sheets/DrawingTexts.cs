using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Counts the boxes and shapes with words in them that float over the cells of a sheet.</summary>
internal static class DrawingTexts
{
    public static int Count(WorkbookPackage package, string sheet)
    {
        var count = 0;
        foreach (var link in package.Relationships(sheet).Where(link => !link.External && link.Type.EndsWith("/drawing", StringComparison.Ordinal) && package.Has(link.Target)))
        {
            package.Read(link.Target, xml => count += Count(xml));
        }

        return count;
    }

    private static int Count(XmlReader xml)
    {
        int count = 0, shape = -1;
        var hasWords = false;
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sp" && shape < 0 && !xml.IsEmptyElement)
            {
                (shape, hasWords) = (xml.Depth, false);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == shape)
            {
                count += hasWords ? 1 : 0;
                shape = -1;
            }
            else if (shape >= 0 && xml.NodeType == XmlNodeType.Text && !string.IsNullOrWhiteSpace(xml.Value))
            {
                hasWords = true;
            }
        }

        return count;
    }
}
