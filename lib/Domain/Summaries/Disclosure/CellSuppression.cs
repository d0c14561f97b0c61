using System.Numerics;

namespace SertiKesos.Summaries.Disclosure;

/// <summary>What was suppressed, and how often for which reason.</summary>
/// <param name="Suppressed">Cells by table, code of the row, and column.</param>
/// <param name="Primary">Cells that are small themselves.</param>
/// <param name="Unprotected">Cells of this edition that can be computed whatever else is suppressed.</param>
internal sealed record Suppression(
    IReadOnlySet<(string Table, string Row, int Column)> Suppressed,
    IReadOnlySet<(string Table, string Row, int Column)> Primary,
    IReadOnlyList<(string Table, string Row, int Column)> Unprotected);

/// <summary>
/// Decides which cells of an edition are suppressed: first those that are small, then, as long as one of them can be
/// computed or is known too narrowly, the cheapest cell that stands in the way. The same input gives the same cells.
/// </summary>
internal static class CellSuppression
{
    /// <param name="draft">The edition with all its numbers.</param>
    /// <param name="earlier">The editions before it as they were published, in any order.</param>
    public static Suppression Of(PublishedEdition draft, DisclosureRules rules, IReadOnlyList<PublishedEdition> earlier)
    {
        var model = new DisclosureModel();
        var before = earlier.OrderBy(edition => edition.Period).ThenBy(edition => edition.Issue).Select(edition => EditionCells.Add(model, edition)).ToList();
        for (var index = 1; index < before.Count; index++)
        {
            LinkEarlier(model, before, index);
        }

        new CellProtection(model, rules).Believe();
        foreach (var lost in LinearAudit.Exposed(model, null))
        {
            model.Cells[lost.Cell].IsLost = true;
        }

        var current = EditionCells.Add(model, draft, isCurrent: true);
        Price(model, current);
        Link(model, current, before);
        foreach (var cell in Primaries(current, rules))
        {
            model.Cells[cell].IsPrimary = true;
            model.Suppress(cell);
        }

        if (rules.SuppressesFurtherCells)
        {
            new CellProtection(model, rules).Run();
        }

        return new Suppression(
            current.All.Where(place => model.Cells[place.Value].IsSuppressed).Select(place => place.Key).ToHashSet(),
            current.All.Where(place => model.Cells[place.Value].IsPrimary).Select(place => place.Key).ToHashSet(),
            [.. current.All.Where(place => model.Cells[place.Value] is { IsHidden: true, IsLost: true }).Select(place => place.Key)]);
    }

    /// <summary>Suppressed cells of two earlier editions that stand for the same number; a published one has been weighed in its time.</summary>
    private static void LinkEarlier(DisclosureModel model, List<EditionCells> editions, int index)
    {
        var links = new EditionLinks(editions[index - 1].Edition, editions[index].Edition);
        foreach (var ((table, row, column), cell) in editions[index].All)
        {
            if (model.Cells[cell].IsSuppressed && editions[index - 1].At(table, row, column) is { } before && model.Cells[before].IsSuppressed
                && links.IsUnchanged(table, row, column))
            {
                model.Equations.Add(Same(before, cell, editions[index].Edition[table].Columns[column]));
            }
        }
    }

    private static Equation Same(int before, int after, PublicColumn column) =>
        new([(before, 1), (after, -1)]) { Assumption = EditionLinks.Assumption(column) };

    private static void Link(DisclosureModel model, EditionCells current, List<EditionCells> editions)
    {
        var links = editions.Select(edition => new EditionLinks(edition.Edition, current.Edition)).ToList();
        foreach (var ((table, row, column), cell) in current.All)
        {
            var isLinked = false;
            var isLast = true;
            var isTold = false;
            for (var index = editions.Count - 1; index >= 0 && !isTold; index--)
            {
                if (editions[index].At(table, row, column) is not { } before)
                {
                    continue;
                }

                var isUnchanged = links[index].IsUnchanged(table, row, column);
                if (!model.Cells[before].IsSuppressed)
                {
                    // The last number that was told stands for what readers believe, also where it is another one.
                    isTold = isLast || isUnchanged;
                    model.Cells[cell].IsKnown = (isLast || isUnchanged) && links[index].IsRepeated(table, row, column, model.Cells[cell].Value);
                    model.Cells[cell].IsFixed |= model.Cells[cell].IsKnown;
                }
                else if (isUnchanged && !isLinked)
                {
                    model.Equations.Add(Same(before, cell, current.Edition[table].Columns[column]));
                    isLinked = true;
                }

                if (isLast && model.Cells[before].IsSuppressed)
                {
                    // What stays suppressed stays so at the least loss: readers see the same gaps as before.
                    model.Cells[cell].Cost /= 2;
                }

                isLast = false;
            }
        }
    }

    private static IEnumerable<int> Primaries(EditionCells current, DisclosureRules rules)
    {
        foreach (var table in current.Edition.Tables)
        {
            var (certified, uncertified) = (table.Column(PublicTables.Certified), table.Column(PublicTables.Uncertified));
            foreach (var row in table.Rows.Where(row => row.Counts))
            {
                var small = certified >= 0 && row.Cells[0].Value is > 0 and var people && people < rules.WholeGroup
                    && (row.Cells[certified].Value == 0 || row.Cells[uncertified].Value == 0);
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    if (current.At(table.Code, row.Code, column) is { } cell
                        && ((row.Cells[column].Value > 0 && row.Cells[column].Value < rules.Threshold)
                            || (small && (column == certified || column == uncertified))))
                    {
                        yield return cell;
                    }
                }
            }
        }
    }

    /// <summary>Which cells go together, which stay, and what readers lose with each.</summary>
    private static void Price(DisclosureModel model, EditionCells current)
    {
        foreach (var table in current.Edition.Tables)
        {
            var (people, certified, uncertified) = (table.Column(PublicTables.People), table.Column(PublicTables.Certified), table.Column(PublicTables.Uncertified));
            foreach (var row in table.Rows.Where(row => row.Counts))
            {
                var cells = Enumerable.Range(0, table.Columns.Count).Select(column => current.At(table.Code, row.Code, column)).ToList();
                var all = cells.OfType<int>().ToList();
                for (var column = 0; column < cells.Count; column++)
                {
                    if (cells[column] is not { } place)
                    {
                        continue;
                    }

                    int[] pair = column == certified || column == uncertified ? [cells[certified]!.Value, cells[uncertified]!.Value] : [];
                    var cell = model.Cells[place];
                    var loss = pair.Length > 0 ? pair.Min(one => model.Cells[one].Value) : cell.Value;
                    cell.Cost = Base(table.Code, pair.Length > 0, column == people) * (loss > 0 ? 2 + BitOperations.Log2((ulong)loss + 1) : pair.Length > 0 ? 12 : 100);
                    cell.IsFixed = false;
                    cell.Together = column == people ? all : pair;
                    // Noughts are rarely suppressed but in pairs; a reader takes it that there are none, and is right where we say so.
                    cell.Least = pair.Length == 0 && cell.Value > 0 ? 1 : 0;
                }
            }
        }
    }

    private static long Base(string table, bool isPair, bool isPeople) => (table, isPair, isPeople) switch
    {
        (PublicTables.Regions, true, _) => 10,
        (PublicTables.Regions, _, _) => 2_000,
        (PublicTables.Expiries, _, _) => 100,
        (PublicTables.Roles, true, _) => 300,
        (PublicTables.Roles, _, _) => 3_000,
        (PublicTables.Provinces, false, false) => 150,
        (PublicTables.Provinces, true, _) => 4_000,
        (PublicTables.Provinces, _, _) => 50_000,
        (PublicTables.Centres, false, false) => 400,
        (PublicTables.Centres, true, _) => 20_000,
        (PublicTables.Centres, _, _) => 200_000,
        (_, false, false) => 1_000,
        (_, true, _) => 1_000_000,
        _ => 10_000_000,
    };
}
