using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>A value with the number of its format.</summary>
internal readonly record struct BookCell(object? Value, uint Style);

/// <summary>The one table of a sheet.</summary>
internal sealed record BookTable(string Name, int HeaderRow, int LastRow, IReadOnlyList<string> Headings);

/// <summary>
/// A sheet as rows of cells, in the order of rows: title, what it holds, the way back to the contents, then one table with
/// its header in row 5.
/// </summary>
internal sealed class BookSheet
{
    public const string ContentsName = "Daftar Isi";
    public const int HeaderRow = 5;
    private const double LineHeight = 13.5;

    // Letters are narrower than the digits that widths are told in.
    private const double LettersPerCharacter = 1.1;
    private const double NarrowestNote = 90;

    private readonly List<(int Number, double? Height, BookCell[] Cells)> _rows = [];
    private readonly List<(int Row, string Sheet)> _links = [];
    private readonly string _note;
    private int _row;

    public BookSheet(string name, string title, string note, bool leadsBack = true)
    {
        Name = name;
        _note = note;
        Add([new BookCell(title, BookStyles.Title)], 21);
        Add([new BookCell(note, BookStyles.Note)]);
        if (leadsBack)
        {
            AddLink(SertiKesos.Summaries.SummaryTexts.BackToContents, ContentsName);
        }
    }

    public string Name { get; }

    /// <summary>Whether the whole sheet is printed; else its title and header alone.</summary>
    public bool IsPrinted { get; init; } = true;

    public List<double> Widths { get; } = [];

    public BookTable? Table { get; private set; }

    /// <summary>Whether the rows down to the table's header stay in sight.</summary>
    public bool IsFrozen { get; private set; }

    public int FrozenColumns { get; private set; }

    public List<SheetChart> Charts { get; } = [];

    public IReadOnlyList<(int Number, double? Height, BookCell[] Cells)> Rows => _rows;

    public IReadOnlyList<(int Row, string Sheet)> Links => _links;

    /// <summary>The row that comes next.</summary>
    public int NextRow => _row + 1;

    public void Add(BookCell[] cells, double? height = null) => _rows.Add((++_row, height, cells));

    public void AddText(string text, uint style = BookStyles.Note) => Add([new BookCell(text, style)]);

    public void AddLink(string text, string sheet)
    {
        Add([new BookCell(text, BookStyles.Link)]);
        _links.Add((_row, sheet));
    }

    public void SkipTo(int row) => _row = Math.Max(_row, row - 1);

    /// <param name="total">The labelled line above the header; null for none.</param>
    /// <param name="none">What stands in the first row of a table without items.</param>
    /// <param name="frozenColumns">How many columns stay in sight; null where nothing is frozen.</param>
    /// <param name="stands">Which items stand out: the ends of a bridge.</param>
    public BookSheet With<T>(
        string tableName, IReadOnlyList<BookColumn<T>> columns, IReadOnlyCollection<T> items, string none, object?[]? total = null, int? frozenColumns = 1, Func<T, bool>? stands = null)
    {
        SkipTo(total is null ? HeaderRow : HeaderRow - 1);
        if (total is not null)
        {
            Add([.. total.Select((value, index) => Cell(value, columns[index].Format, BookLook.Total, index))]);
        }

        for (var index = 0; index < columns.Count; index++)
        {
            if (index == Widths.Count)
            {
                Widths.Add(columns[index].Width);
            }

            Widths[index] = Math.Max(Widths[index], columns[index].Width);
        }

        Add([.. columns.Select(column => new BookCell(column.Heading, BookStyles.Header))], 15 * columns.Max(column => HeaderLines(column.Heading, column.Width)));
        var header = _row;
        foreach (var item in items)
        {
            var cells = new BookCell[columns.Count];
            var lines = 1.0;
            var look = stands?.Invoke(item) == true ? BookLook.Total : BookLook.Plain;
            for (var index = 0; index < cells.Length; index++)
            {
                var column = columns[index];
                var value = column.Value(item);
                cells[index] = Cell(value, column.Format, look, index);
                if (value is Door door)
                {
                    _links.Add((NextRow, door.Sheet));
                }

                if ((value is Words words ? words.Text : column.Format == BookFormat.Wrapped ? value as string : null) is { } text)
                {
                    lines = Math.Max(lines, text.Length / (Widths[index] * 0.95));
                }
            }

            // Programs that do not measure wrapped text themselves would cut it.
            Add(cells, lines > 1 ? LineHeight * Math.Ceiling(lines + 0.2) : null);
        }

        if (items.Count == 0)
        {
            AddText(none);
        }

        Table = new BookTable(tableName, header, _row, [.. columns.Select(column => column.Heading)]);
        IsFrozen = frozenColumns is not null;
        FrozenColumns = frozenColumns ?? 0;
        FitNote();
        return this;
    }

    /// <summary>Lines of words, none longer than <paramref name="length"/> unless a word is.</summary>
    public static IEnumerable<string> Lines(string text, double length)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > length)
            {
                yield return line;
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        yield return line;
    }

    /// <summary>
    /// A text that is longer than its sheet is wide would be printed, and everything made smaller for it: the sentences that fit
    /// stand above the table, the others below it.
    /// </summary>
    private void FitNote()
    {
        var width = Math.Max(Widths.Sum(), NarrowestNote) * LettersPerCharacter;
        if (_note.Length <= width)
        {
            return;
        }

        var first = "";
        var rest = _note;
        while (rest.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 && first.Length + end + 1 <= width)
        {
            first = (first + " " + rest[..(end + 1)]).Trim();
            rest = rest[(end + 2)..];
        }

        _rows[1] = (2, null, [new BookCell(first.Length > 0 ? first : "Keterangan di bawah tabel.", BookStyles.Note)]);
        SkipTo(NextRow + 1);
        foreach (var line in Lines(rest, width))
        {
            AddText(line);
        }
    }

    private static BookCell Cell(object? value, BookFormat format, BookLook look, int column) => value switch
    {
        null when format is BookFormat.Text or BookFormat.Wrapped => new BookCell(null, BookStyles.Of(format, look, column)),
        null => new BookCell(SertiKesos.Summaries.SummaryTexts.NotAvailable, BookStyles.Mark(look)),
        Part part => new BookCell(part.Share, BookStyles.Of(BookFormat.Share, look, column)),
        Words words => new BookCell(words.Text, BookStyles.Of(BookFormat.Wrapped, look, column)),
        Door door => new BookCell(door.Sheet, BookStyles.Link),
        Stock stock => new BookCell(stock.Count, BookStyles.Of(BookFormat.Count, look, column)),
        string when format is not (BookFormat.Text or BookFormat.Wrapped) => new BookCell(value, BookStyles.Mark(look)),
        _ => new BookCell(value, BookStyles.Of(format, look, column)),
    };

    /// <summary>How many lines a heading takes when it breaks between words; three characters belong to the filter button.</summary>
    private static int HeaderLines(string heading, double width)
    {
        int lines = 1, used = 0;
        foreach (var word in heading.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width - 3)
            {
                lines++;
                used = 0;
            }

            used += (used > 0 ? 1 : 0) + word.Length;
        }

        return lines;
    }
}
