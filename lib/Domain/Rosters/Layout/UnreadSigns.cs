using System.Globalization;
using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// What the office may mean by more than words: colours, strokes, comments, hidden rows. Each is named once for the whole
/// file.
/// </summary>
internal sealed class UnreadSigns
{
    private readonly List<string> _hidden = [];
    private readonly List<string> _coloured = [];
    private int _comments;
    private int _boxes;

    public void AddSheet(SheetContent sheet)
    {
        _comments += sheet.Comments;
        _boxes += sheet.TextBoxes;
    }

    public void AddHidden(RosterTable table)
    {
        var sheet = table.Sheet;
        var parts = new List<string>();
        if (table.RowsBelow.Where(row => row.Hidden).Select(row => row.Number).ToList() is { Count: > 0 } rows)
        {
            parts.Add("baris " + string.Join(", ", rows.Take(10)) + (rows.Count > 10 ? ", …" : ""));
        }

        if (table.Columns.Where(column => sheet.IsColumnHidden(column.Column)).Select(column => CellAddress.Letters(column.Column)).ToList() is { Count: > 0 } columns)
        {
            parts.Add("kolom " + string.Join(", ", columns));
        }

        if (parts.Count > 0)
        {
            _hidden.Add($"lembar {sheet.Name} {string.Join("; ", parts)}");
        }
    }

    /// <param name="people">The rows of people.</param>
    public void AddColours(RosterTable table, IReadOnlyList<SheetRow> people)
    {
        if (!people.Any(row => row.Cells.Any(cell => cell.Marked)))
        {
            return;
        }

        var rows = new SortedSet<int>();
        foreach (var column in table.Columns)
        {
            var marked = people.Where(row => row.At(column.Column) is { Marked: true }).Select(row => row.Number).ToList();
            if (marked.Count > 0 && marked.Count < people.Count(row => row.At(column.Column) is not null) && !IsStriped(marked, people))
            {
                rows.UnionWith(marked);
            }
        }

        if (rows.Count > 0)
        {
            _coloured.Add(string.Create(CultureInfo.InvariantCulture, $"lembar {table.Sheet.Name} {rows.Count} baris"));
        }
    }

    public void Report(FindingLog log)
    {
        if (_hidden.Count > 0)
        {
            log.File(FindingCatalog.HiddenContentRead, string.Join("; ", _hidden));
        }

        if (_coloured.Count > 0)
        {
            log.File(FindingCatalog.ColourNotRead, string.Join("; ", _coloured));
        }

        var words = new[] { Counted(_comments, "komentar"), Counted(_boxes, "kotak teks") }.OfType<string>().ToList();
        if (words.Count > 0)
        {
            log.File(FindingCatalog.CommentsNotRead, string.Join(", ", words));
        }
    }

    private static string? Counted(int count, string word) =>
        count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {word}");

    /// <summary>Every second row coloured is how a table looks, and says nothing of anybody.</summary>
    private static bool IsStriped(List<int> marked, IReadOnlyList<SheetRow> people) =>
        people.Count >= 4 && Math.Abs((marked.Count * 2) - people.Count) <= 1 && marked.All(row => row % 2 == marked[0] % 2);
}
