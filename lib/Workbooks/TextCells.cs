using System.Globalization;
using System.Security;
using System.Xml;
using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks;

/// <summary>
/// The only way by which text gets into a workbook of ours: as a string cell, never as a formula, and with the mark (quote
/// prefix) that keeps it text when somebody edits the cell. A test holds every other file to it.
/// </summary>
internal static class TextCells
{
    /// <summary>The type of a cell with a text of its own.</summary>
    public const string Inline = "inlineStr";

    public static IXLCell SetText(this IXLCell cell, string text)
    {
        cell.SetValue<string>(Legal(text));
        if (ActiveText.Is(text))
        {
            cell.Style.IncludeQuotePrefix = true;
        }

        return cell;
    }

    /// <param name="style">A format with the quote prefix.</param>
    public static Cell Of(CellAddress at, string text, uint style) =>
        new(new InlineString(new Text(Legal(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = at.ToString(),
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    /// <summary>What stands inside a cell that is written as a stream and has a format with the quote prefix.</summary>
    public static void Write(XmlWriter writer, string text)
    {
        writer.WriteAttributeString("t", Inline);
        writer.WriteStartElement("is", QuotedStyles.Main);
        writer.WriteStartElement("t", QuotedStyles.Main);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Legal(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>What stands inside a cell that is written as a stream.</summary>
    /// <param name="styles">Gives the cell a format with the quote prefix where its text needs one.</param>
    public static void Write(XmlWriter writer, string text, string? style, QuotedStyles styles)
    {
        if (ActiveText.Is(text))
        {
            style = styles.Of(uint.Parse(style ?? "0", CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
        }

        if (style is not null)
        {
            writer.WriteAttributeString("s", style);
        }

        writer.WriteAttributeString("t", Inline);
        writer.WriteStartElement("is", QuotedStyles.Main);
        writer.WriteElementString("t", QuotedStyles.Main, Legal(text));
        writer.WriteEndElement();
    }

    /// <summary>A text as an entry of the shared ones, in a document whose namespace has the prefix.</summary>
    /// <param name="prefix">With its colon, or empty.</param>
    public static string SharedItem(string text, string prefix)
    {
        var legal = Legal(text);
        var space = legal.Length > 0 && (char.IsWhiteSpace(legal[0]) || char.IsWhiteSpace(legal[^1])) ? " xml:space=\"preserve\"" : "";
        return $"<{prefix}si><{prefix}t{space}>{SecurityElement.Escape(legal)}</{prefix}t></{prefix}si>";
    }

    /// <summary>Without the characters that XML cannot hold.</summary>
    public static string Legal(string text)
    {
        foreach (var character in text)
        {
            if (!XmlConvert.IsXmlChar(character))
            {
                return string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
            }
        }

        return text;
    }
}
