using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace SertiKesos.Workbooks.Outside;

/// <summary>Takes out of the parts beside the sheets what reaches beyond the package.</summary>
internal static partial class OutsideParts
{
    private static readonly HashSet<string> ForeignElements =
    [
        "hlinkClick", "hlinkHover", "hlinkMouseOver", "externalData", "HLinks", "HyperlinkBase",
        "FmlaMacro", "FmlaPict", "FmlaLink", "FmlaRange", "FmlaTxbx", "FmlaGroup",
    ];

    private static readonly HashSet<string> Addresses = ["href", "althref", "src", "link", "macro", "fmlaMacro"];

    private static readonly HashSet<string> Formulas = ["textlink", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup"];

    /// <returns>How much was taken out.</returns>
    public static int Remove(SpreadsheetDocument document, InsideFormulas inside)
    {
        var seen = new HashSet<OpenXmlPart>();
        return Remove((OpenXmlPartContainer)document, seen, inside);
    }

    private static int Remove(OpenXmlPartContainer container, HashSet<OpenXmlPart> seen, InsideFormulas inside)
    {
        var removed = 0;
        foreach (var link in container.ExternalRelationships.Cast<ReferenceRelationship>().Concat(container.HyperlinkRelationships.Where(link => link.IsExternal)).ToList())
        {
            container.DeleteReferenceRelationship(link);
            removed++;
        }

        foreach (var pair in container.Parts.ToList())
        {
            if (IsForeign(pair.OpenXmlPart))
            {
                container.DeletePart(pair.RelationshipId);
                removed++;
            }
            else if (seen.Add(pair.OpenXmlPart))
            {
                removed += Clean(pair.OpenXmlPart, inside) + Remove(pair.OpenXmlPart, seen, inside);
            }
        }

        return removed;
    }

    /// <summary>The gate refuses most of these by their usual names; a link may call them otherwise.</summary>
    private static bool IsForeign(OpenXmlPart part) => part switch
    {
        ExternalWorkbookPart or ConnectionsPart or QueryTablePart or EmbeddedObjectPart or EmbeddedPackagePart or EmbeddedControlPersistencePart
            or VbaProjectPart or MacroSheetPart or InternationalMacroSheetPart or ExcelAttachedToolbarsPart
            or WebExTaskpanesPart or WebExtensionPart or RibbonExtensibilityPart or RibbonAndBackstageCustomizationsPart
            or QuickAccessToolbarCustomizationsPart => true,
        CustomXmlPart custom => HasQuery(custom),
        _ => false,
    };

    /// <summary>Queries of Power Query travel as a text within XML.</summary>
    private static bool HasQuery(CustomXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return Encoding.UTF8.GetString(content.ToArray()).Replace("\0", "", StringComparison.Ordinal).Contains("DataMashup", StringComparison.Ordinal);
    }

    private static int Clean(OpenXmlPart part, InsideFormulas inside)
    {
        if (part is not (DrawingsPart or ChartPart or ExtendedChartPart or ChartDrawingPart or VmlDrawingPart or ControlPropertiesPart
            or DiagramDataPart or DiagramPersistLayoutPart or ExtendedFilePropertiesPart))
        {
            return 0;
        }

        XDocument content;
        try
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
            content = XDocument.Load(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException) when (part is VmlDrawingPart)
        {
            return CleanText(part);
        }

        var removed = Clean(content, inside);
        if (removed > 0)
        {
            using var changed = new MemoryStream();
            using (var writer = XmlWriter.Create(changed, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
            {
                content.Save(writer);
            }

            changed.Position = 0;
            part.FeedData(changed);
        }

        return removed;
    }

    private static int Clean(XDocument content, InsideFormulas inside)
    {
        var elements = content.Descendants().Where(element => ForeignElements.Contains(element.Name.LocalName)).ToList();
        elements.ForEach(element => element.Remove());
        var attributes = content.Descendants().Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Length > 0
                && (Addresses.Contains(attribute.Name.LocalName) || (Formulas.Contains(attribute.Name.LocalName) && !inside.Has(attribute.Value))))
            .ToList();
        attributes.ForEach(attribute => attribute.Remove());
        var formulas = content.Descendants().Where(element => element.Name.LocalName == "f" && !element.HasElements && !inside.Has(element.Value)).ToList();
        // The figures that a chart shows stand beside it.
        formulas.ForEach(formula => formula.Value = "#REF!");
        return elements.Count + attributes.Count + formulas.Count;
    }

    /// <summary>Drawings of comments are often no XML.</summary>
    private static int CleanText(OpenXmlPart part)
    {
        string text;
        using (var reader = new StreamReader(part.GetStream(FileMode.Open, FileAccess.Read)))
        {
            text = reader.ReadToEnd();
        }

        var cleaned = Address().Replace(Macro().Replace(text, ""), "");
        if (cleaned.Length == text.Length)
        {
            return 0;
        }

        using var changed = new MemoryStream(Encoding.UTF8.GetBytes(cleaned));
        part.FeedData(changed);
        return 1;
    }

    [GeneratedRegex("""\s(?:\w+:)?(?:href|althref|src)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"<(?<tag>(?:\w+:)?Fmla\w+)\b[^>]*>.*?</\k<tag>\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Macro();
}
