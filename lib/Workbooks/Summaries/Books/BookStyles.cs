using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>The formats of a workbook that is written part by part: the looks of <see cref="SheetLayout"/>, with fixed numbers.</summary>
internal static class BookStyles
{
    public const uint Title = 1;
    public const uint Note = 2;
    public const uint Section = 3;
    public const uint Link = 4;
    public const uint Header = 5;
    public const uint Strong = 6;

    /// <summary>The size of every text in a table: what a page shows is never smaller than this times its scale.</summary>
    public const double FontSize = 10;

    private const uint First = 7;
    private const uint FirstFreeNumber = 164;
    private const string Ink = "FF1F4E79";
    private const string Band = "FFDDEBF7";

    private static readonly string?[] Numbers =
        [null, null, "#,##0", "+#,##0;\u2212#,##0;0", "0.0%", "#,##0.0", SheetLayout.DateFormat, "[$-421]mmmm yyyy"];

    private static readonly uint Formats = (uint)Enum.GetValues<BookFormat>().Length;

    /// <param name="column">Counted from 0: texts behind the first column keep away from a number that ends at their edge.</param>
    public static uint Of(BookFormat format, BookLook look, int column = 0) => Set(look, column) + (uint)format;

    /// <summary>A mark where a number would stand.</summary>
    public static uint Mark(BookLook look) => Set(look, 0) + Formats;

    private static uint Set(BookLook look, int column) => First + ((((uint)look * 2) + (column > 0 ? 1u : 0u)) * (Formats + 1));

    public static Stylesheet Create() => new()
    {
        NumberingFormats = new NumberingFormats(Numbers
            .Select((code, index) => code is null ? null : new NumberingFormat { NumberFormatId = FirstFreeNumber + (uint)index, FormatCode = code })
            .OfType<NumberingFormat>()),
        Fonts = new Fonts(Text(11), Text(FontSize), Text(14, bold: true, Ink), Text(11, bold: true, Ink), Text(FontSize, bold: true, "FFFFFFFF"), Text(FontSize, bold: true), Underlined(), Text(FontSize, colour: "FF595959")),
        Fills = new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid(Ink),
            Solid(Band)),
        Borders = new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        CellStyleFormats = new CellStyleFormats(new DocumentFormat.OpenXml.Spreadsheet.CellFormat()),
        CellFormats = new CellFormats((IEnumerable<OpenXmlElement>)
        [
            Cell(0, 0),
            Cell(2, 0),
            Cell(1, 0, Top()),
            Cell(3, 0),
            Cell(6, 0),
            Cell(4, 2, new Alignment { Horizontal = HorizontalAlignmentValues.Center, Vertical = VerticalAlignmentValues.Center, WrapText = true }),
            Cell(5, 0, Top()),
            .. Enum.GetValues<BookLook>().SelectMany(look => Formatted(look, 0).Concat(Formatted(look, 1))),
        ]),
        CellStyles = new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }),
    };

    private static IEnumerable<OpenXmlElement> Formatted(BookLook look, uint indent)
    {
        var (font, fill) = look == BookLook.Total ? (5u, 3u) : (1u, 0u);
        return
        [
            .. Enum.GetValues<BookFormat>().Select(format => Cell(font, fill, AlignmentOf(format, indent), Numbers[(int)format] is null ? 0 : FirstFreeNumber + (uint)format)),
            Cell(look == BookLook.Total ? 5u : 7u, fill, new Alignment { Horizontal = HorizontalAlignmentValues.Right, Vertical = VerticalAlignmentValues.Top }),
        ];
    }

    private static Alignment AlignmentOf(BookFormat format, uint indent)
    {
        if (format is not (BookFormat.Text or BookFormat.Wrapped or BookFormat.Date or BookFormat.Month))
        {
            return Top();
        }

        var alignment = new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top };
        if (format == BookFormat.Wrapped)
        {
            alignment.WrapText = true;
        }

        if (indent > 0)
        {
            alignment.Indent = indent;
        }

        return alignment;
    }

    private static Alignment Top() => new() { Vertical = VerticalAlignmentValues.Top };

    private static DocumentFormat.OpenXml.Spreadsheet.CellFormat Cell(uint font, uint fill, Alignment? alignment = null, uint number = 0)
    {
        var format = new DocumentFormat.OpenXml.Spreadsheet.CellFormat
        {
            FontId = font,
            FillId = fill,
            BorderId = 0,
            FormatId = 0,
            NumberFormatId = number,
            ApplyFont = true,
            ApplyFill = fill > 0,
            ApplyNumberFormat = number > 0,
        };
        if (alignment is not null)
        {
            format.ApplyAlignment = true;
            format.Alignment = alignment;
        }

        return format;
    }

    private static Font Text(double size, bool bold = false, string? colour = null)
    {
        var font = new Font();
        if (bold)
        {
            font.Bold = new Bold();
        }

        font.FontSize = new FontSize { Val = size };
        if (colour is not null)
        {
            font.Color = new Color { Rgb = colour };
        }

        font.FontName = new FontName { Val = "Calibri" };
        return font;
    }

    private static Font Underlined() => new(new Underline(), new FontSize { Val = FontSize }, new Color { Rgb = Ink }, new FontName { Val = "Calibri" });

    private static Fill Solid(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}
