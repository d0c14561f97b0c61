using System.Globalization;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Which cell styles colour a cell or strike its text through.</summary>
internal sealed class MarkStyles
{
    private readonly List<bool> _struck = [];
    private readonly List<bool> _filled = [];
    private readonly List<bool> _isMark = [];

    public bool IsMark(int style) => style >= 0 && style < _isMark.Count && _isMark[style];

    public static MarkStyles Read(XmlReader xml)
    {
        var styles = new MarkStyles();
        var section = "";
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "fonts" or "fills" or "borders" or "cellStyleXfs" or "cellXfs" or "cellStyles" or "dxfs":
                    section = xml.LocalName;
                    break;
                case "font" when section == "fonts":
                    styles._struck.Add(false);
                    break;
                case "strike" when section == "fonts" && styles._struck.Count > 0:
                    styles._struck[^1] = xml.GetAttribute("val") is null or "1" or "true";
                    break;
                case "fill" when section == "fills":
                    styles._filled.Add(false);
                    break;
                case "patternFill" when section == "fills" && styles._filled.Count > 0:
                    styles._filled[^1] = xml.GetAttribute("patternType") is not (null or "none" or "gray125");
                    break;
                case "gradientFill" when section == "fills" && styles._filled.Count > 0:
                    styles._filled[^1] = true;
                    break;
                case "fgColor" when section == "fills" && styles._filled.Count > 0 && IsWhite(xml):
                    styles._filled[^1] = false;
                    break;
                case "xf" when section == "cellXfs" && styles._isMark.Count < ushort.MaxValue:
                    styles._isMark.Add(At(styles._struck, xml.GetAttribute("fontId")) || At(styles._filled, xml.GetAttribute("fillId")));
                    break;
            }
        }

        return styles;
    }

    private static bool IsWhite(XmlReader xml) =>
        xml.GetAttribute("rgb") is { } colour && colour.EndsWith("FFFFFF", StringComparison.OrdinalIgnoreCase)
        || xml.GetAttribute("theme") == "0" && xml.GetAttribute("tint") is null
        || xml.GetAttribute("indexed") is "9" or "1";

    private static bool At(List<bool> list, string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count && list[at];
}
