using System.Text;

namespace SertiKesos.Sheets;

/// <summary>Reads texts of cells from their UTF-8 bytes; null means that an XmlReader has to look at them.</summary>
internal static class XmlText
{
    private static readonly byte[][] LookElements = XmlBytes.Names(
        "rFont", "charset", "family", "b", "i", "strike", "outline", "shadow", "condense", "extend", "color", "sz", "u", "vertAlign", "scheme");

    private static readonly byte[][] LookAttributes = XmlBytes.Names("val", "rgb", "theme", "tint", "indexed", "auto");

    /// <summary>The text of a simple element.</summary>
    /// <param name="scratch">Emptied first.</param>
    public static string? Simple(ReadOnlySpan<byte> raw, StringBuilder scratch, int longest)
    {
        if (XmlCharacters.Plain(raw, longest) is { } plain)
        {
            return plain;
        }

        scratch.Clear();
        return XmlCharacters.Decode(raw, scratch, longest) ? scratch.ToString() : null;
    }

    /// <summary>The text of an <c>si</c> or <c>is</c> element, plain or in runs, up to and with its end tag.</summary>
    public static string? Rich(ref XmlBytes xml, ReadOnlySpan<byte> end, StringBuilder scratch, int longest)
    {
        // Most are one plain text, which needs no scratch.
        xml.SkipSpace();
        var start = xml;
        if (xml.Take("<t>"u8) && XmlCharacters.Plain(xml.TakeRaw(), longest) is { } plain && xml.Take("</t>"u8) && xml.Take(end))
        {
            return CellText.Unescape(plain);
        }

        xml = start;
        scratch.Clear();
        for (; !xml.Take(end); xml.SkipSpace())
        {
            if (!(xml.Take("<r>"u8) ? TakeRun(ref xml, scratch, longest) : TakeText(ref xml, scratch, longest)))
            {
                return null;
            }
        }

        return CellText.Unescape(scratch.ToString());
    }

    private static bool TakeRun(ref XmlBytes xml, StringBuilder scratch, int longest)
    {
        xml.SkipSpace();
        if (xml.Take("<rPr>"u8) && !SkipLook(ref xml))
        {
            return false;
        }

        xml.SkipSpace();
        if (!TakeText(ref xml, scratch, longest))
        {
            return false;
        }

        xml.SkipSpace();
        return xml.Take("</r>"u8);
    }

    private static bool TakeText(ref XmlBytes xml, StringBuilder scratch, int longest)
    {
        if (xml.Take("<t/>"u8))
        {
            return true;
        }

        return (xml.Take("<t>"u8) || xml.Take("<t xml:space=\"preserve\">"u8))
            && XmlCharacters.Decode(xml.TakeRaw(), scratch, longest) && xml.Take("</t>"u8);
    }

    /// <summary>How a run looks: empty elements that are all known.</summary>
    private static bool SkipLook(ref XmlBytes xml)
    {
        for (xml.SkipSpace(); !xml.Take("</rPr>"u8); xml.SkipSpace())
        {
            if (!xml.TakeElement(LookElements) || !xml.SkipAttributes(LookAttributes) || !xml.Take("/>"u8))
            {
                return false;
            }
        }

        return true;
    }
}
