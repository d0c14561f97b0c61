using SertiKesos.Rosters.Cells;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Cuts a sheet where a header with other columns begins below the first table: one programme under the other, each as its
/// form has it. A header that only repeats the first one, as on each printed page, cuts nothing.
/// </summary>
internal static class OneBelowTheOther
{
    private const int MinHeadings = 3;
    private const int MaxTables = 200;

    public static IReadOnlyList<RosterTable> Split(RosterTable table)
    {
        var parts = new List<RosterTable>();
        var current = First(table);
        var top = current;
        foreach (var row in top.RowsBelow)
        {
            if (parts.Count < MaxTables && row.Number > current.HeaderBottom && (row.Number == table.HeaderTop ? table : HeaderAt(current, row)) is { } next)
            {
                var from = TitlesFrom(current, row.Number);
                parts.Add(Part(current, current.After, from - 1, []));
                current = new RosterTable(table.Sheet, next.HeaderTop, next.HeaderBottom, next.Columns, next.Unknown) { After = from - 1, Composed = next.Composed };
            }
        }

        if (parts.Count == 0)
        {
            return [table];
        }

        parts.Add(Part(current, current.After, int.MaxValue, []));
        return [.. parts.Select((part, index) => index > 0 && !part.Titles.Any() ? Part(part, part.After, int.MaxValue, TopTitles(top)) : part)];
    }

    /// <summary>The header with most columns need not be the first: a table of fewer may stand above it.</summary>
    private static RosterTable First(RosterTable table) => table.Sheet.Rows
        .TakeWhile(row => row.Number < table.HeaderTop)
        .Select(row => HeaderAt(table, row))
        .FirstOrDefault(header => header is not null && table.Sheet.Rows.Any(row =>
            row.Number > header.HeaderBottom && row.Number < table.HeaderTop && row.Cells.Any(cell => cell.Kind == CellKind.Date || cell.Text.Count(char.IsAsciiDigit) > 9)))
        ?? table;

    private static RosterTable? HeaderAt(RosterTable current, SheetRow row)
    {
        if (row.Cells.Count < MinHeadings || row.Cells.Any(cell => cell.Kind != CellKind.Text || cell.Text.Count(char.IsAsciiDigit) > 2))
        {
            return null;
        }

        var next = TableFinder.At(current.Sheet, row).MaxBy(TableFinder.Score)!;
        var isTable = TableFinder.Score(next) >= MinHeadings && next.Has(RosterField.Name) && (next.Has(RosterField.Nik) || next.Has(RosterField.BirthDate));
        return isTable && !Places(next).SequenceEqual(Places(current)) ? next : null;
    }

    private static IEnumerable<(int, RosterField)> Places(RosterTable table) => table.Columns
        .Where(column => column.Field is not (RosterField.Ignored or RosterField.Number))
        .Select(column => (column.Column, column.Field));

    /// <summary>Texts that stand alone right above a header are its titles, not headings of the table above.</summary>
    private static int TitlesFrom(RosterTable table, int header)
    {
        var from = header;
        foreach (var row in table.RowsBelow.Where(row => row.Number < header).Reverse())
        {
            if (row.Cells is not [{ Kind: CellKind.Text }])
            {
                break;
            }

            from = row.Number;
        }

        return from;
    }

    /// <summary>What stands over the whole sheet holds for a table without titles of its own; its numbers do not.</summary>
    private static IEnumerable<SheetRow> TopTitles(RosterTable table) => table.Sheet.Rows
        .Where(row => row.Number < table.HeaderTop)
        .Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Text = CountTerms.WithoutPeople(cell.Text) })] });

    private static RosterTable Part(RosterTable table, int after, int last, IEnumerable<SheetRow> titles) => new(
        table.Sheet with { Rows = [.. titles, .. table.Sheet.Rows.Where(row => row.Number > after && row.Number <= last)] },
        table.HeaderTop,
        table.HeaderBottom,
        table.Columns,
        table.Unknown)
    { After = after, Composed = table.Composed };
}
