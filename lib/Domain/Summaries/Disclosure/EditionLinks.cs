namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// What a reader may take for the same number in two editions: everything whose data has not changed by the days of the
/// rosters, and everything that looks the same and is.
/// </summary>
internal sealed class EditionLinks
{
    private readonly PublishedEdition _before;
    private readonly PublishedEdition _after;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public EditionLinks(PublishedEdition before, PublishedEdition after)
    {
        (_before, _after) = (before, after);
        var regions = before[PublicTables.Regions].Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        var provinces = after[PublicTables.Provinces].Rows.Concat(before[PublicTables.Provinces].Rows)
            .DistinctBy(row => row.Code).ToDictionary(row => row.Code, row => row.Parent, StringComparer.Ordinal);
        foreach (var row in after[PublicTables.Regions].Rows)
        {
            var same = regions.Remove(row.Code, out var earlier) && earlier.Counts == row.Counts && (!row.Counts || earlier.DataOn == row.DataOn);
            if (!same)
            {
                Change(row);
            }
        }

        foreach (var gone in regions.Values.Where(row => row.Counts))
        {
            Change(gone);
        }

        void Change(PublicRow row)
        {
            _changed.Add(row.Code);
            _changed.Add(row.Parent);
            _changed.Add(provinces.GetValueOrDefault(row.Parent, ""));
            _changed.Add(PublicTables.Country);
        }
    }

    /// <summary>Whether nothing that a cell counts has come in between the two editions.</summary>
    public bool IsUnchanged(string table, string row, int column)
    {
        if (table == PublicTables.Expiries)
        {
            return !_changed.Contains(_after[table].Columns[column].Group) && IsSameMonth(row);
        }

        return table == PublicTables.Roles ? !_changed.Contains(PublicTables.Country) : !_changed.Contains(row);
    }

    /// <summary>Whether a number that was published is the same now, and its row looks so.</summary>
    public bool IsRepeated(string table, string row, int column, long value)
    {
        var earlier = _before[table].Row(row)!;
        return earlier.Cells[column].Number == value
            && (table == PublicTables.Expiries ? IsSameMonth(row)
                : IsUnchanged(table, row, column) || earlier.Cells[0].Number is { } people && people == _after[table].Row(row)!.Cells[0].Value);
    }

    /// <summary>How sure it is that a number is the same where no roster has come in.</summary>
    public static int Assumption(PublicColumn column) =>
        column.Indicator is PublicTables.Certified or PublicTables.Uncertified or PublicTables.Expired or PublicTables.Expiring ? 2 : 1;

    /// <summary>The sum of all months is of others in another month. A month that has begun may still be taken for the whole one.</summary>
    private bool IsSameMonth(string row) => row != PublicTables.AllMonths || FirstMonth(_before) == FirstMonth(_after);

    private static string? FirstMonth(PublishedEdition edition) =>
        edition[PublicTables.Expiries].Rows.Select(row => row.Code).Where(code => code != PublicTables.AllMonths).Min(StringComparer.Ordinal);
}
