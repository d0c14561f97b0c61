using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// The boxes in which comments are shown: without a VML drawing Excel calls a workbook with comments damaged.
/// </summary>
internal static partial class CommentShapes
{
    private const string ShapeType =
        """<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";

    private const string Start =
        """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>""" + ShapeType;

    public static void Write(WorksheetPart part, IReadOnlyList<CellAddress> cells)
    {
        var legacy = part.Worksheet.GetFirstChild<LegacyDrawing>();
        if (legacy is null && cells.Count == 0)
        {
            return;
        }

        VmlDrawingPart drawing;
        var text = Start + "</xml>";
        if (legacy?.Id?.Value is { } id && part.GetPartById(id) is VmlDrawingPart known)
        {
            drawing = known;
            using var reader = new StreamReader(drawing.GetStream(FileMode.Open, FileAccess.Read));
            text = OwnShape().Replace(reader.ReadToEnd(), "");
        }
        else
        {
            drawing = part.AddNewPart<VmlDrawingPart>("skCommentShapes");
            part.Worksheet.AddChild(new LegacyDrawing { Id = "skCommentShapes" });
        }

        var end = text.LastIndexOf("</xml>", StringComparison.Ordinal);
        if (end < 0)
        {
            return;
        }

        var shapes = new StringBuilder();
        if (!text.Contains("_x0000_t202", StringComparison.Ordinal))
        {
            shapes.Append(ShapeType);
        }

        foreach (var (cell, number) in cells.Select((cell, index) => (cell, index + 1)))
        {
            shapes.Append(
                CultureInfo.InvariantCulture,
                $"""<v:shape id="_sertikesos{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:90pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{cell.Column}, 15, {cell.Row - 1}, 4, {cell.Column + 4}, 15, {cell.Row + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{cell.Row - 1}</x:Row><x:Column>{cell.Column - 1}</x:Column></x:ClientData></v:shape>""");
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.Insert(end, shapes.ToString())));
        drawing.FeedData(content);
    }

    [GeneratedRegex("""<v:shape id="_sertikesos\d+".*?</v:shape>""", RegexOptions.Singleline)]
    private static partial Regex OwnShape();
}
