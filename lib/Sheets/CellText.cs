using System.Globalization;
using System.Text;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Reads text out of XML without ever holding more of it than a cell may have.</summary>
internal sealed class CellText(WorkbookLimits limits)
{
    private readonly char[] _chunk = new char[4096];
    private readonly StringBuilder _text = new();

    /// <summary>The text of a simple element such as <c>v</c> or <c>t</c>; ends on its end tag.</summary>
    public string Simple(XmlReader xml)
    {
        _text.Clear();
        Append(xml);
        return _text.ToString();
    }

    /// <summary>
    /// The text of an <c>si</c> or <c>is</c> element: plain or in runs; phonetic hints (rPh) are no part of it.
    /// </summary>
    public string Rich(XmlReader xml)
    {
        _text.Clear();
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var phonetic = int.MaxValue;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == phonetic)
            {
                phonetic = int.MaxValue;
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                {
                    phonetic = Math.Min(phonetic, xml.Depth);
                }
                else if (xml.LocalName == "t" && xml.Depth < phonetic)
                {
                    Append(xml);
                }
            }
        }

        return Unescape(_text.ToString());
    }

    /// <summary>Turns <c>_x000D_</c> back into the character that it stands for.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (at + 6 < text.Length && text[at + 6] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                result.Append(text, from, at - from).Append((char)code);
                from = at += 7;
            }
            else
            {
                at += 2;
            }
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    private void Append(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            for (int count; (count = xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
            {
                if (_text.Length + count > limits.CellCharacters)
                {
                    throw new WorkbookException(WorkbookProblem.CellTooLong);
                }

                _text.Append(_chunk, 0, count);
            }
        }
    }
}
