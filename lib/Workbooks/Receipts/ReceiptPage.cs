using System.Globalization;
using System.Text;
using System.Xml;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>A cell of a receipt: a text, which stays text whatever it looks like, or a number of ours.</summary>
/// <param name="Span">How many columns it reaches over.</param>
internal readonly record struct PageCell(string? Text, int? Number, uint Style, int Span = 1)
{
    public static implicit operator PageCell((string Text, uint Style) cell) => new(cell.Text, null, cell.Style);

    public static implicit operator PageCell((int Number, uint Style) cell) => new(null, cell.Number, cell.Style);

    public static implicit operator PageCell((string Text, uint Style, int Span) cell) => new(cell.Text, null, cell.Style, cell.Span);
}

/// <summary>
/// One sheet of the receipt, laid out for the screen and for A4. Nothing that an office wrote can become a formula or a
/// number here.
/// </summary>
internal sealed class ReceiptPage(params double[] widths)
{
    private const string Main = QuotedStyles.Main;
    private const int MaxText = 2_000;
    private const double LineHeight = 15;
    private const int MaxLines = 20;
    private const double LettersPerDigit = 1.15;

    private readonly List<Row> _rows = [];
    private readonly List<(string Cell, string Place)> _links = [];
    private readonly List<string> _merges = [];
    private int _row;

    /// <summary>The row that every printed page repeats, and that filters the rows below; 0 for none.</summary>
    public int HeaderRow { get; private set; }

    public void Add(params ReadOnlySpan<PageCell> cells)
    {
        _row++;
        var column = 1;
        var lines = 1;
        foreach (var cell in cells)
        {
            if (cell.Span > 1)
            {
                _merges.Add($"{new CellAddress(_row, column)}:{new CellAddress(_row, column + cell.Span - 1)}");
            }

            // Not every program makes room for wrapped text by itself, and none does for a cell over several columns.
            lines = cells.Length == 1 && cell.Span == 1 ? 1 : Math.Max(lines, Lines(cell, column));
            column += cell.Span;
        }

        _rows.Add(new Row(_row, cells.ToArray(), lines > 1 ? Math.Min(lines, MaxLines) * LineHeight : null));
    }

    /// <summary>A line over the whole width, larger than the others.</summary>
    public void AddTitle(string text, uint style)
    {
        Add((text, style));
        _rows[^1] = _rows[^1] with { Height = LineHeight * 1.4 };
    }

    /// <summary>A sentence over the whole width.</summary>
    public void AddLine(string text, uint style) => Add((text, style, widths.Length));

    /// <summary>The headings of the rows that follow to the end.</summary>
    public void AddHeader(params ReadOnlySpan<PageCell> cells)
    {
        Add(cells);
        HeaderRow = _row;
    }

    public void Blank() => _row++;

    /// <summary>Makes a cell of the last row lead to a cell of another sheet.</summary>
    public void Link(int column, string sheet, string cell) =>
        _links.Add((new CellAddress(_row, column).ToString(), $"{Quoted(sheet)}!{cell}"));

    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    public MemoryStream ToXml(bool selected)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("worksheet", Main);
            xml.WriteStartElement("sheetPr", Main);
            Element(xml, "pageSetUpPr", ("fitToPage", "1"));
            xml.WriteEndElement();
            WriteView(xml, selected);
            WriteColumns(xml);
            xml.WriteStartElement("sheetData", Main);
            foreach (var row in _rows)
            {
                Write(xml, row);
            }

            xml.WriteEndElement();
            WriteBelow(xml);
            xml.WriteEndElement();
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>Without the characters that XML cannot hold, and not longer than anybody reads.</summary>
    public static string Legal(string text)
    {
        var legal = TextCells.Legal(text);
        return legal.Length <= MaxText ? legal : legal[..(char.IsHighSurrogate(legal[MaxText - 1]) ? MaxText - 1 : MaxText)] + "…";
    }

    private static void WriteView(XmlWriter xml, bool selected)
    {
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("showGridLines", "0");
        if (selected)
        {
            xml.WriteAttributeString("tabSelected", "1");
        }

        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColumns(XmlWriter xml)
    {
        xml.WriteStartElement("cols", Main);
        for (var index = 0; index < widths.Length; index++)
        {
            var column = Number(index + 1);
            Element(xml, "col", ("min", column), ("max", column), ("width", widths[index].ToString(CultureInfo.InvariantCulture)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Row row)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Number(row.Index));
        if (row.Height is { } height)
        {
            xml.WriteAttributeString("ht", height.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        var column = 0;
        foreach (var cell in row.Cells)
        {
            for (var part = 0; part < cell.Span; part++)
            {
                xml.WriteStartElement("c", Main);
                xml.WriteAttributeString("r", new CellAddress(row.Index, ++column).ToString());
                xml.WriteAttributeString("s", Number((int)cell.Style));
                if (part == 0 && cell.Number is { } number)
                {
                    xml.WriteElementString("v", Main, Number(number));
                }
                else if (part == 0 && cell.Text is { Length: > 0 } text)
                {
                    TextCells.Write(xml, Legal(text));
                }

                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>What stands below the rows, in the order that the schema asks for.</summary>
    private void WriteBelow(XmlWriter xml)
    {
        if (HeaderRow > 0 && HeaderRow < _row)
        {
            Element(xml, "autoFilter", ("ref", $"A{Number(HeaderRow)}:{new CellAddress(_row, widths.Length)}"));
        }

        if (_merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Main);
            xml.WriteAttributeString("count", Number(_merges.Count));
            _merges.ForEach(range => Element(xml, "mergeCell", ("ref", range)));
            xml.WriteEndElement();
        }

        if (_links.Count > 0)
        {
            xml.WriteStartElement("hyperlinks", Main);
            _links.ForEach(link => Element(xml, "hyperlink", ("ref", link.Cell), ("location", Legal(link.Place))));
            xml.WriteEndElement();
        }

        Element(xml, "pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.5"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("fitToHeight", "0"), ("orientation", "landscape"));
        xml.WriteStartElement("headerFooter", Main);
        xml.WriteElementString("oddFooter", Main, "&C&A – halaman &P dari &N");
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    /// <summary>The lines that a cell needs when its words are laid out one after the other.</summary>
    private int Lines(PageCell cell, int column)
    {
        if (cell.Text is not { Length: > 0 } text || column > widths.Length)
        {
            return 1;
        }

        // A column is as wide as so many digits; letters are a little narrower.
        var room = (int)(widths.Skip(column - 1).Take(cell.Span).Sum() * LettersPerDigit);
        int lines = 1, used = 0;
        foreach (var word in text.AsSpan(0, Math.Min(text.Length, MaxText)).Split(' '))
        {
            var length = word.End.Value - word.Start.Value;
            if (used > 0 && used + 1 + length > room)
            {
                lines++;
                used = 0;
            }

            // A word longer than the cell is broken.
            lines += Math.Max(0, length - 1) / room;
            used = used == 0 ? length % room : used + 1 + length;
        }

        return lines;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Row(int Index, PageCell[] Cells, double? Height);
}
