namespace SertiKesos.Summaries.Disclosure;

/// <summary>The cells of one edition in the model, and the sums within that edition.</summary>
internal sealed class EditionCells
{
    private static readonly IReadOnlyList<(string Whole, string[] Parts)> RowSums =
    [
        (PublicTables.People, [PublicTables.Certified, PublicTables.Uncertified]),
        (PublicTables.Uncertified, [PublicTables.Expired, PublicTables.Unknown, PublicTables.Others]),
        (PublicTables.Others, [PublicTables.Passed, PublicTables.Never, PublicTables.Suspended]),
    ];

    private readonly Dictionary<(string Table, string Row, int Column), int> _places = [];
    private readonly DisclosureModel _model;

    private EditionCells(PublishedEdition edition, DisclosureModel model) => (Edition, _model) = (edition, model);

    public PublishedEdition Edition { get; }

    public IEnumerable<KeyValuePair<(string Table, string Row, int Column), int>> All => _places;

    public static EditionCells Add(DisclosureModel model, PublishedEdition edition, bool isCurrent = false)
    {
        var cells = new EditionCells(edition, model);
        foreach (var table in edition.Tables)
        {
            foreach (var row in table.Rows.Where(row => row.Counts))
            {
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    if (row.Cells[column].Mark is CellMark.Number or CellMark.Suppressed)
                    {
                        cells._places[(table.Code, row.Code, column)] = model.Add(new ModelCell
                        {
                            Value = row.Cells[column].Value,
                            IsSuppressed = row.Cells[column].Mark == CellMark.Suppressed,
                            IsFixed = true,
                            IsCurrent = isCurrent,
                        });
                    }
                }
            }
        }

        foreach (var table in edition.Tables)
        {
            cells.AddRowSums(table);
        }

        cells.AddSums(PublicTables.Nation, PublicTables.Centres);
        cells.AddSums(PublicTables.Centres, PublicTables.Provinces);
        cells.AddSums(PublicTables.Provinces, PublicTables.Regions);
        cells.AddRoles();
        cells.AddMonths();
        return cells;
    }

    public int? At(string table, string row, int column) =>
        _places.TryGetValue((table, row, column), out var cell) ? cell : null;

    private void AddRowSums(PublicTable table)
    {
        foreach (var (whole, parts) in RowSums)
        {
            var columns = parts.Select(part => table.Column(part)).Prepend(table.Column(whole)).ToList();
            if (columns.TrueForAll(column => column >= 0))
            {
                foreach (var row in table.Rows.Where(row => row.Counts))
                {
                    AddSum(At(table.Code, row.Code, columns[0]), columns.Skip(1).Select(column => At(table.Code, row.Code, column)));
                }
            }
        }
    }

    /// <summary>Rows of a table are the sums of those rows of the next one that name them.</summary>
    private void AddSums(string above, string below)
    {
        var (upper, lower) = (Edition[above], Edition[below]);
        var parts = lower.Rows.Where(row => row.Counts).ToLookup(row => row.Parent, StringComparer.Ordinal);
        // Where a part has no whole of its own, some whole has parts that are not told; nothing can be said of either.
        if (parts.Contains(""))
        {
            return;
        }

        for (var column = 0; column < Math.Min(upper.Columns.Count, lower.Columns.Count); column++)
        {
            foreach (var row in upper.Rows.Where(row => row.Counts))
            {
                AddSum(At(above, row.Code, column), parts[row.Code].Select(part => At(below, part.Code, column)));
            }
        }
    }

    /// <summary>
    /// Who has two roles counts in both, so roles may come to more people than there are. A reader who knows how many such
    /// people there are is the worst case, and that is taken.
    /// </summary>
    private void AddRoles()
    {
        var (nation, roles) = (Edition[PublicTables.Nation].Rows[0], Edition[PublicTables.Roles]);
        for (var column = 0; column < roles.Columns.Count; column++)
        {
            var parts = roles.Rows.Where(row => row.Counts).ToList();
            if (nation.Counts && parts.Count > 0)
            {
                long? twice = parts.Select(row => row.Cells[column]).Append(nation.Cells[column]).All(cell => cell.Mark == CellMark.Number)
                    ? parts.Sum(row => (long)row.Cells[column].Value) - nation.Cells[column].Value
                    : null;
                AddSum(At(PublicTables.Nation, nation.Code, column), parts.Select(row => At(PublicTables.Roles, row.Code, column)), twice);
            }
        }
    }

    private void AddMonths()
    {
        var table = Edition[PublicTables.Expiries];
        var (all, months) = (table.Row(PublicTables.AllMonths), table.Rows.Where(row => row.Code != PublicTables.AllMonths).ToList());
        var country = table.Column(PublicTables.Expiring, PublicTables.Country);
        for (var column = 0; all is not null && column < table.Columns.Count; column++)
        {
            AddSum(At(table.Code, all.Code, column), months.Select(row => At(table.Code, row.Code, column)));
        }

        foreach (var row in table.Rows)
        {
            AddSum(
                At(table.Code, row.Code, country),
                Enumerable.Range(0, table.Columns.Count).Where(column => column != country).Select(column => At(table.Code, row.Code, column)));
        }
    }

    private void AddSum(int? whole, IEnumerable<int?> parts, long? more = 0)
    {
        var terms = parts.OfType<int>().Select(part => (part, 1)).ToList();
        if (whole is { } sum && terms.Count > 0)
        {
            _model.Equations.Add(new Equation([(sum, -1), .. terms], -more));
        }
    }
}
