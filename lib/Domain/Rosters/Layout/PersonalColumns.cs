namespace SertiKesos.Rosters.Layout;

/// <summary>Takes out the columns that must not be kept, before any of their cells is looked at.</summary>
internal static class PersonalColumns
{
    public static RosterTable Drop(RosterTable table, out IReadOnlyList<string> headings)
    {
        var personal = table.Columns.Where(column => column.Field == RosterField.Personal).ToList();
        headings = [.. personal.Select(column => column.Heading)];
        if (personal.Count == 0)
        {
            return table;
        }

        var dropped = personal.Select(column => column.Column).ToHashSet();
        var rows = table.Sheet.Rows.Select(row => row.Number <= table.HeaderBottom
            ? row
            : row with { Cells = [.. row.Cells.Where(cell => !dropped.Contains(cell.Column))] });
        return new RosterTable(
            table.Sheet with { Rows = [.. rows.Where(row => row.Cells.Count > 0)] },
            table.HeaderTop,
            table.HeaderBottom,
            [.. table.Columns.Where(column => !dropped.Contains(column.Column))],
            table.Unknown)
        {
            After = table.After,
            Composed = table.Composed,
        };
    }
}
