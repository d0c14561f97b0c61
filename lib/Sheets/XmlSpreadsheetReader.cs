using System.Globalization;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>Reads SpreadsheetML 2003, the XML that many programs save under the name .xls.</summary>
internal static class XmlSpreadsheetReader
{
    private static XmlReaderSettings Settings => new()
    {
        NameTable = new GuardedNames(),
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    public static IReadOnlyList<SheetContent> Read(string text, ContentBudget budget, CancellationToken cancel)
    {
        var sheets = new List<SheetContent>();
        var dateStyles = new HashSet<string>(StringComparer.Ordinal);
        var style = "";
        try
        {
            using var xml = XmlReader.Create(Begin(text), Settings);
            while (xml.Next())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Style")
                {
                    style = Attribute(xml, "ID") ?? "";
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "NumberFormat"
                    && Attribute(xml, "Format") is { } format && (format.EndsWith(" Date", StringComparison.Ordinal) || DateStyles.IsDateFormat(format)))
                {
                    dateStyles.Add(style);
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Worksheet")
                {
                    var name = Attribute(xml, "Name") ?? $"Sheet{sheets.Count + 1}";
                    sheets.Add(new XmlSheet(name, dateStyles, budget, cancel).Read(xml));
                    budget.Sheets(sheets.Count);
                }
            }
        }
        catch (XmlException broken)
        {
            var hostile = broken.Message.Contains("DTD", StringComparison.Ordinal);
            throw new WorkbookException(hostile ? WorkbookProblem.Hostile : WorkbookProblem.Damaged, inner: broken);
        }

        return sheets;
    }

    /// <summary>Behind the blanks that no XML may begin with; the text is not copied.</summary>
    private static StringReader Begin(string text)
    {
        var reader = new StringReader(text);
        while (reader.Peek() is var next && next >= 0 && char.IsWhiteSpace((char)next))
        {
            reader.Read();
        }

        return reader;
    }

    /// <summary>An attribute by its local name: prefixes differ between writers.</summary>
    public static string? Attribute(XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name)
            {
                value = xml.Value;
            }
        }

        xml.MoveToElement();
        return value;
    }
}

/// <summary>One worksheet of SpreadsheetML 2003: rows and cells are numbered by position unless they carry an index.</summary>
internal sealed class XmlSheet(string name, HashSet<string> dateStyles, ContentBudget budget, CancellationToken cancel)
{
    private readonly SheetBuilder _sheet = new(name, budget);
    private readonly CellText _text = new(budget.Limits);
    private int _row;
    private int _column;
    private int _definedColumn;

    public SheetContent Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return _sheet.Build();
        }

        var depth = xml.Depth;
        var rowHidden = false;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "Row")
            {
                _sheet.EndRow(_row, rowHidden);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                switch (xml.LocalName)
                {
                    case "Column":
                        ReadColumn(xml);
                        break;
                    case "Row":
                        cancel.ThrowIfCancellationRequested();
                        rowHidden = XmlSpreadsheetReader.Attribute(xml, "Hidden") == "1";
                        _row = Index(xml, CellAddress.LastRow) ?? (_row + 1);
                        _column = 0;
                        // A repeated empty row stands for several.
                        _row += xml.IsEmptyElement ? Number(xml, "Span", CellAddress.LastRow) : 0;
                        break;
                    case "Cell":
                        ReadCell(xml);
                        break;
                    case "Visible":
                        _sheet.Hidden = _text.Simple(xml) is "SheetHidden" or "SheetVeryHidden";
                        break;
                }
            }
        }

        return _sheet.Build();
    }

    private void ReadColumn(XmlReader xml)
    {
        var first = Index(xml, CellAddress.LastColumn) ?? (_definedColumn + 1);
        _definedColumn = first + Number(xml, "Span", CellAddress.LastColumn);
        if (XmlSpreadsheetReader.Attribute(xml, "Hidden") == "1")
        {
            _sheet.HideColumns(first, _definedColumn);
        }
    }

    private void ReadCell(XmlReader xml)
    {
        _column = Index(xml, CellAddress.LastColumn) ?? (_column + 1);
        var at = _column;
        var across = Number(xml, "MergeAcross", CellAddress.LastColumn);
        _sheet.Merge(_row, at, _row + Number(xml, "MergeDown", CellAddress.LastRow), at + across);
        _column += across;
        if (xml.IsEmptyElement)
        {
            return;
        }

        // Some programs write a date as its serial number and leave the rest to the style.
        var isDate = XmlSpreadsheetReader.Attribute(xml, "StyleID") is { } style && dateStyles.Contains(style);
        var formula = XmlSpreadsheetReader.Attribute(xml, "Formula") is not null;
        var depth = xml.Depth;
        var found = false;
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
            {
                continue;
            }

            if (xml.LocalName == "Comment")
            {
                _sheet.Comments++;
            }
            else if (xml.LocalName == "Data")
            {
                var type = XmlSpreadsheetReader.Attribute(xml, "Type");
                _sheet.Add(Cell(at, type, _text.Simple(xml), formula, isDate));
                found = true;
            }
        }

        if (formula && !found)
        {
            _sheet.Add(new SheetCell(_row, at, CellKind.FormulaWithoutValue, "", IsFormula: true));
        }
    }

    private SheetCell Cell(int column, string? type, string value, bool formula, bool isDate)
    {
        SheetCell Of(CellKind kind, string text, DateOnly? date = null) => new(_row, column, kind, text, date, formula);

        return type switch
        {
            "Number" when isDate && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
                && DateStyles.FromSerial(serial, from1904: false) is { } day => Of(CellKind.Date, value.Trim(), day),
            "Number" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => Of(CellKind.Number, value.Trim()),
            "DateTime" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) && moment.Year >= 1900 =>
                Of(CellKind.Date, value.Trim(), DateOnly.FromDateTime(moment)),
            "Boolean" => Of(CellKind.Boolean, StoredValues.IsTrue(value.Trim()) ? "TRUE" : "FALSE"),
            "Error" => Of(CellKind.Error, value),
            _ => Of(CellKind.Text, value),
        };
    }

    private int? Index(XmlReader xml, int largest)
    {
        if (XmlSpreadsheetReader.Attribute(xml, "Index") is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 1 && index <= largest
            ? index
            : throw new WorkbookException(WorkbookProblem.Hostile, name);
    }

    private static int Number(XmlReader xml, string attribute, int largest) =>
        int.TryParse(XmlSpreadsheetReader.Attribute(xml, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, largest)
            : 0;
}
