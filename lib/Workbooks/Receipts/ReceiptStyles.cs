using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SertiKesos.Rosters.Findings;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>The few formats of a receipt, added behind those of the workbook: no format of the office changes its number.</summary>
internal sealed class ReceiptStyles
{
    private const string ErrorColour = "FFFFC7CE";
    private const string WarningColour = "FFFFEB9C";
    private const string InfoColour = "FFDDEBF7";

    private const uint TextFormat = 49;
    private const uint GroupedFormat = 3;
    private const uint FirstFreeFormat = 164;

    private readonly Stylesheet _sheet;

    public ReceiptStyles(WorkbookPart workbook)
    {
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>("skStyles");
        _sheet = part.Stylesheet ??= Minimal();
        var plain = AddFont();
        var bold = AddFont(new Bold());
        var title = AddFont(new Bold(), size: 14);
        var link = AddFont(new Underline(), colour: "FF0563C1");
        var line = AddLine();
        Text = AddFormat(plain, 0, line);
        Title = AddFormat(title, 0, wrap: false);
        Lead = AddFormat(bold, 0);
        Hint = AddFormat(plain, 0);
        Number = AddFormat(plain, 0, line, numbers: GroupedFormat);
        Signed = AddFormat(plain, 0, line, numbers: AddNumbers("+#,##0;-#,##0;0"));
        Heading = AddFormat(bold, AddFill("FFD9E1F2"), line);
        Bold = AddFormat(bold, 0, line);
        Link = AddFormat(link, 0, line);
        Error = AddFormat(bold, AddFill(ErrorColour), line);
        Warning = AddFormat(bold, AddFill(WarningColour), line);
        Info = AddFormat(bold, AddFill(InfoColour), line);
    }

    public uint Text { get; }

    public uint Title { get; }

    /// <summary>The sentence that says what to do.</summary>
    public uint Lead { get; }

    public uint Hint { get; }

    public uint Heading { get; }

    public uint Number { get; }

    /// <summary>A difference, with its sign.</summary>
    public uint Signed { get; }

    public uint Bold { get; }

    public uint Link { get; }

    private uint Error { get; }

    private uint Warning { get; }

    private uint Info { get; }

    public uint Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Error,
        FindingSeverity.Warning => Warning,
        _ => Info,
    };

    /// <summary>A differential format for marking cells.</summary>
    public uint Mark(FindingSeverity severity)
    {
        var colour = severity switch
        {
            FindingSeverity.Error => ErrorColour,
            FindingSeverity.Warning => WarningColour,
            _ => InfoColour,
        };
        if (_sheet.DifferentialFormats is null)
        {
            _sheet.AddChild(new DifferentialFormats());
        }

        var formats = _sheet.DifferentialFormats!;
        var index = 0u;
        foreach (var known in formats.Elements<DifferentialFormat>())
        {
            if (known.Fill?.PatternFill?.BackgroundColor?.Rgb?.Value == colour && known.ChildElements.Count == 1)
            {
                return index;
            }

            index++;
        }

        formats.Append(new DifferentialFormat(new Fill(new PatternFill(new BackgroundColor { Rgb = colour }))));
        formats.Count = index + 1;
        return index;
    }

    private uint AddFont(OpenXmlLeafElement? kind = null, double size = 11, string? colour = null)
    {
        _sheet.Fonts ??= new Fonts(new Font());
        var font = new Font();
        if (kind is not null)
        {
            font.AddChild(kind);
        }

        font.AddChild(new FontSize { Val = size });
        if (colour is not null)
        {
            font.AddChild(new Color { Rgb = colour });
        }

        font.AddChild(new FontName { Val = "Calibri" });
        return Append(_sheet.Fonts, font, count => _sheet.Fonts.Count = count);
    }

    private uint AddFill(string colour)
    {
        _sheet.Fills ??= new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        return Append(
            _sheet.Fills,
            new Fill(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid }),
            count => _sheet.Fills.Count = count);
    }

    /// <summary>A fine line below each row of a table.</summary>
    private uint AddLine()
    {
        _sheet.Borders ??= new Borders(new Border());
        var border = new Border(
            new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FFBFBFBF" }) { Style = BorderStyleValues.Thin }, new DiagonalBorder());
        return Append(_sheet.Borders, border, count => _sheet.Borders.Count = count);
    }

    private uint AddFormat(uint font, uint fill, uint border = 0, bool wrap = true, uint numbers = TextFormat)
    {
        _sheet.CellFormats ??= new CellFormats(new CellFormat());
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap };
        if (numbers != TextFormat)
        {
            // Not against the text of the next column.
            (alignment.Horizontal, alignment.Indent) = (HorizontalAlignmentValues.Right, 1);
        }

        var format = new CellFormat(alignment)
        {
            NumberFormatId = numbers,
            FontId = font,
            FillId = fill,
            BorderId = border,
            ApplyBorder = border != 0,
            // What an office wrote stays text, also when somebody edits the cell.
            QuotePrefix = numbers == TextFormat ? true : null,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyAlignment = true,
        };
        return Append(_sheet.CellFormats, format, count => _sheet.CellFormats.Count = count);
    }

    private uint AddNumbers(string code)
    {
        var formats = _sheet.NumberingFormats ??= new NumberingFormats();
        var known = formats.Elements<NumberingFormat>().ToList();
        if (known.Find(format => format.FormatCode?.Value == code)?.NumberFormatId?.Value is { } same)
        {
            return same;
        }

        var number = known.Select(format => format.NumberFormatId?.Value + 1 ?? 0).Append(FirstFreeFormat).Max();
        formats.Append(new NumberingFormat { NumberFormatId = number, FormatCode = code });
        formats.Count = (uint)known.Count + 1;
        return number;
    }

    private static uint Append<T>(OpenXmlCompositeElement list, T item, Action<uint> count)
        where T : OpenXmlElement
    {
        var index = (uint)list.Elements<T>().Count();
        list.AppendChild(item);
        count(index + 1);
        return index;
    }

    public static Stylesheet Minimal() => new(
        new Fonts(new Font()) { Count = 1 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(new CellFormat()) { Count = 1 });
}
