using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Cuts a sheet where its header begins anew in the same row: men on the left and women on the right are two tables.
/// </summary>
internal static class SideBySide
{
    public static IReadOnlyList<RosterTable> Split(RosterTable? table)
    {
        if (table is null)
        {
            return [];
        }

        var starts = Starts(table);
        if (starts.Count < 2)
        {
            return [table];
        }

        var parts = new List<RosterTable>();
        for (var index = 0; index < starts.Count; index++)
        {
            var last = index + 1 < starts.Count ? starts[index + 1] - 1 : int.MaxValue;
            parts.Add(Part(table, index == 0 ? 1 : starts[index], last));
        }

        return parts;
    }

    /// <summary>The first column of each table: names and an identity must both be there again under the same headings.</summary>
    private static List<int> Starts(RosterTable table)
    {
        var names = Repeated(table, RosterField.Name);
        var identities = Math.Max(Repeated(table, RosterField.Nik).Count, Repeated(table, RosterField.BirthDate).Count);
        if (names.Count < 2 || identities < names.Count)
        {
            return [];
        }

        var folded = table.Columns.ToDictionary(column => column.Column, column => CleanText.Fold(column.Heading));
        var starts = new List<int> { 1 };
        foreach (var name in names.Skip(1))
        {
            // What stands before the name, such as its number, stands before the first name too.
            var start = name;
            for (var back = 1; folded.TryGetValue(name - back, out var heading) && folded.GetValueOrDefault(names[0] - back) == heading; back++)
            {
                start = name - back;
            }

            starts.Add(start);
        }

        return starts;
    }

    private static List<int> Repeated(RosterTable table, RosterField field) => table.All(field)
        .GroupBy(column => CleanText.Fold(column.Heading))
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Select(column => column.Column).ToList() ?? [];

    private static RosterTable Part(RosterTable table, int first, int last)
    {
        bool IsInside(int column) => column >= first && column <= last;

        var rows = table.Sheet.Rows.Select(row => row.Number < table.HeaderTop
            ? row
            : row with { Cells = [.. row.Cells.Where(cell => IsInside(cell.Column))] });
        return new RosterTable(
            table.Sheet with { Rows = [.. rows.Where(row => row.Cells.Count > 0)], Merges = [.. table.Sheet.Merges.Where(range => IsInside(range.First.Column))] },
            table.HeaderTop,
            table.HeaderBottom,
            [.. table.Columns.Where(column => IsInside(column.Column))],
            [.. table.Unknown.Where(column => IsInside(column.Column))])
        { Composed = table.Composed };
    }
}
