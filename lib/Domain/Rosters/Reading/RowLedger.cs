using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>
/// Nothing vanishes: every row of a sheet with a table is read, or passed over for a reason that has a name. Whatever is
/// neither is a fault of the reading, and the file is not taken over.
/// </summary>
internal sealed class RowLedger
{
    private const int MaxNamed = 10;

    private readonly SortedDictionary<RowKind, int> _skipped = [];
    private readonly Dictionary<string, HashSet<int>> _seen = new(StringComparer.Ordinal);

    public int Read { get; private set; }

    public int Skipped => _skipped.Values.Sum();

    public IReadOnlyDictionary<RowKind, int> SkippedBy => _skipped;

    public void Add(string sheet, int row, RowKind kind)
    {
        Seen(sheet).Add(row);
        if (kind == RowKind.Person)
        {
            Read++;
        }
        else
        {
            Skip(kind, 1);
        }
    }

    /// <summary>The rows above the people of one or more tables in the same header.</summary>
    public void AddTitles(RosterTable table)
    {
        foreach (var row in table.Sheet.Rows.Where(row => row.Number > table.After && row.Number <= table.HeaderBottom))
        {
            Add(table.Sheet.Name, row.Number, RowKind.Title);
        }
    }

    public void AddBlanks(int count) => Skip(RowKind.Blank, count);

    /// <summary>Compares with the sheet as it was stored.</summary>
    /// <param name="dropped">The columns that are dropped unread.</param>
    public void Check(SheetContent sheet, IReadOnlySet<int> dropped, FindingLog log)
    {
        var seen = Seen(sheet.Name);
        var missing = new List<int>();
        foreach (var row in sheet.Rows.Where(row => row.Cells.Count > 0 && !seen.Contains(row.Number)))
        {
            if (row.Cells.All(cell => dropped.Contains(cell.Column)))
            {
                Add(sheet.Name, row.Number, RowKind.Dropped);
            }
            else
            {
                missing.Add(row.Number);
            }
        }

        if (missing.Count > 0)
        {
            log.Sheet(FindingCatalog.RowsUnaccounted, sheet.Name, string.Join(", ", missing.Take(MaxNamed)) + (missing.Count > MaxNamed ? ", …" : ""));
        }
    }

    private HashSet<int> Seen(string sheet) => _seen.TryGetValue(sheet, out var rows) ? rows : _seen[sheet] = [];

    private void Skip(RowKind kind, int count)
    {
        if (count > 0)
        {
            _skipped[kind] = _skipped.GetValueOrDefault(kind) + count;
        }
    }
}
