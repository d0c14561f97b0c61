using DocumentFormat.OpenXml.Spreadsheet;

namespace SertiKesos.Workbooks;

/// <summary>
/// The formats of a workbook again, with the mark that says: this cell is text, whatever it begins with. They are added
/// behind the others as they are asked for, so that no format changes its number.
/// </summary>
internal sealed class QuotedStyles(Stylesheet sheet)
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<uint, uint> _quoted = [];

    public uint Of(uint style)
    {
        if (!_quoted.TryGetValue(style, out var quoted))
        {
            _quoted[style] = quoted = Find(style);
        }

        return quoted;
    }

    private uint Find(uint style)
    {
        var formats = sheet.CellFormats ??= new CellFormats(new CellFormat());
        var known = formats.Elements<CellFormat>().ElementAtOrDefault((int)style);
        if (known?.QuotePrefix?.Value == true)
        {
            return style;
        }

        var format = known is null ? new CellFormat() : (CellFormat)known.CloneNode(deep: true);
        format.QuotePrefix = true;
        formats.AppendChild(format);
        var count = (uint)formats.Elements<CellFormat>().Count();
        formats.Count = count;
        return count - 1;
    }
}
