using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace SertiKesos.Sheets;

/// <summary>
/// Reads the tables of a web page, which many systems export under the name .xls. Each table is a sheet; a table inside
/// a cell is a sheet of its own. What stands above a table comes as rows above it, as Excel shows it.
/// </summary>
internal sealed class HtmlTableReader(string name, ContentBudget budget, CancellationToken cancel)
{
    private const int MaxDepth = 16;
    private const int MaxLines = 40;

    private readonly List<SheetContent> _sheets = [];
    private readonly Stack<HtmlTable> _open = new();
    private readonly List<string> _lines = [];
    private readonly StringBuilder _line = new();

    public IReadOnlyList<SheetContent> Read(string page)
    {
        using var tokens = new HtmlTokens(page, cancel);
        for (ref var token = ref tokens.Next(); token.Type != HtmlTokenType.EndOfFile; token = ref tokens.Next())
        {
            Take(ref token);
        }

        while (_open.Count > 0)
        {
            Close();
        }

        return _sheets;
    }

    private void Take(ref StructHtmlToken token)
    {
        if (IsTable(ref token, HtmlTokenType.StartTag))
        {
            Open();
        }
        else if (_open.TryPeek(out var table))
        {
            if (IsTable(ref token, HtmlTokenType.EndTag))
            {
                Close();
            }
            else
            {
                table.Take(ref token);
            }
        }
        else if (token.Type == HtmlTokenType.Character)
        {
            Append(token.Text());
        }
        else if (EndsLine(ref token))
        {
            EndLine();
        }
    }

    private static bool IsTable(ref StructHtmlToken token, HtmlTokenType type) => token.Type == type && token.TagName() is "table";

    private static bool EndsLine(ref StructHtmlToken token) => token.Type == HtmlTokenType.StartTag
        ? token.TagName() is "br" or "p" or "div" or "li" or "tr"
        : token.TagName() is "p" or "div" or "center" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "head";

    private void Open()
    {
        if (_open.Count >= MaxDepth)
        {
            throw new WorkbookException(WorkbookProblem.Hostile);
        }

        EndLine();
        var number = _sheets.Count + _open.Count;
        var sheet = number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({number + 1})");
        _open.Push(new HtmlTable(new SheetBuilder(sheet, budget), _lines, budget.Limits));
        _lines.Clear();
    }

    private void Close()
    {
        var table = _open.Pop();
        table.End();
        if (!table.Sheet.IsEmpty)
        {
            _sheets.Add(table.Sheet.Build());
            budget.Sheets(_sheets.Count);
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_line.Length < budget.Limits.CellCharacters)
        {
            _line.Append(text[..Math.Min(text.Length, budget.Limits.CellCharacters - _line.Length)]);
        }
    }

    private void EndLine()
    {
        var line = _line.ToString().Trim();
        _line.Clear();
        if (line.Length > 0 && _lines.Count < MaxLines)
        {
            _lines.Add(line);
        }
    }
}

/// <summary>One table while it is read: cells end where the next begins, and spans keep their places.</summary>
internal sealed class HtmlTable
{
    private readonly WorkbookLimits _limits;
    private readonly Dictionary<int, int> _spannedUntil = [];
    private readonly StringBuilder _text = new();
    private int _row;
    private int _column;
    private bool _inCell;
    private bool _hidden;
    private string _number = "";

    public HtmlTable(SheetBuilder sheet, IEnumerable<string> titles, WorkbookLimits limits)
    {
        Sheet = sheet;
        _limits = limits;
        foreach (var title in titles)
        {
            AddTitle(title);
        }
    }

    public SheetBuilder Sheet { get; }

    public void Take(ref StructHtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.Character:
                Append(token.Text());
                break;
            case HtmlTokenType.StartTag:
                Begin(ref token);
                break;
            case HtmlTokenType.EndTag:
                End(token.TagName());
                break;
        }
    }

    public void End() => EndRow();

    private void Begin(ref StructHtmlToken token)
    {
        switch (token.TagName())
        {
            case "tr":
                EndRow();
                _row++;
                _column = 0;
                _hidden = IsHidden(ref token);
                break;
            case "td" or "th":
                EndCell();
                BeginCell(ref token);
                break;
            case "caption":
                _inCell = true;
                _text.Clear();
                break;
            case "br" or "p" or "div" or "li":
                Append("\n");
                break;
        }
    }

    private void End(ReadOnlySpan<char> tag)
    {
        switch (tag)
        {
            case "td" or "th":
                EndCell();
                break;
            case "tr":
                EndRow();
                break;
            case "caption":
                _inCell = false;
                AddTitle(_text.ToString());
                break;
        }
    }

    private void BeginCell(ref StructHtmlToken token)
    {
        if (_row == 0)
        {
            _row = 1;
        }

        do
        {
            _column++;
        }
        while (_spannedUntil.GetValueOrDefault(_column) >= _row);

        if (_column > CellAddress.LastColumn)
        {
            throw new WorkbookException(WorkbookProblem.TooManyColumns);
        }

        var lastRow = _row + Span(ref token, "rowspan", _limits.Rows) - 1;
        var lastColumn = _column + Span(ref token, "colspan", _limits.Columns) - 1;
        Sheet.Merge(_row, _column, lastRow, lastColumn);
        for (var column = _column; column <= lastColumn; column++)
        {
            _spannedUntil[column] = lastRow;
        }

        _inCell = true;
        _text.Clear();
        _number = token.Attribute("x:num") is { Length: > 0 } digits ? digits : token.Attribute("sdval");
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (!_inCell)
        {
            return;
        }

        if (_text.Length + text.Length > _limits.CellCharacters)
        {
            throw new WorkbookException(WorkbookProblem.CellTooLong);
        }

        _text.Append(text);
    }

    private void EndCell()
    {
        if (!_inCell)
        {
            return;
        }

        _inCell = false;
        var text = CsvField.Unwrap(Collapse(_text.ToString()));
        // Excel and LibreOffice show a long number rounded and keep its digits in attributes of their own.
        var rounded = text.Contains("E+", StringComparison.OrdinalIgnoreCase) && _number.Length > 0;
        Sheet.Add(new SheetCell(_row, _column, rounded ? CellKind.Number : CellKind.Text, rounded ? _number : text));
    }

    private void EndRow()
    {
        EndCell();
        Sheet.EndRow(_row, _hidden);
    }

    private void AddTitle(string title)
    {
        _row++;
        Sheet.Add(new SheetCell(_row, 1, CellKind.Text, Collapse(title)));
        Sheet.EndRow(_row);
    }

    private static bool IsHidden(ref StructHtmlToken token) =>
        token.Attribute("style").Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static int Span(ref StructHtmlToken token, string attribute, int largest) =>
        int.TryParse(token.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, largest) : 1;

    /// <summary>White space in a page is layout: runs of it are one space.</summary>
    private static string Collapse(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
