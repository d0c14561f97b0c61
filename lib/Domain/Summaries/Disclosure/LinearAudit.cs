namespace SertiKesos.Summaries.Disclosure;

/// <summary>A suppressed cell that sums give away.</summary>
/// <param name="By">The published cells of the sum that does.</param>
/// <param name="Assumed">The equations in it that somebody has to assume.</param>
/// <param name="IsRight">Whether what comes out is the number; unknown numbers of earlier editions are taken to be found.</param>
internal sealed record ExposedCell(int Cell, IReadOnlyList<int> By, IReadOnlyList<int> Assumed, bool IsRight);

/// <summary>
/// Finds the suppressed cells that follow from published ones: Gauss–Jordan elimination over every set of equations that
/// hang together by their suppressed cells. A cell that ends alone in its row is computed.
/// </summary>
internal static class LinearAudit
{
    /// <param name="changed">Only sets with one of these cells are looked at; null for all.</param>
    public static List<ExposedCell> Exposed(DisclosureModel model, IReadOnlySet<int>? changed)
    {
        var exposed = new List<ExposedCell>();
        foreach (var group in Groups(model))
        {
            if (changed is null || group.Any(equation => equation.Hidden.Any(changed.Contains)))
            {
                exposed.AddRange(Exposed(model, group));
            }
        }

        return exposed;
    }

    /// <summary>
    /// Assumed equations that cannot be true with the numbers that are published and the assumptions before them.
    /// </summary>
    /// <param name="fromTheEnd">Whether of two that contradict each other the later is believed.</param>
    public static List<int> Contradicted(DisclosureModel model, bool fromTheEnd)
    {
        var contradicted = new List<int>();
        foreach (var group in Groups(model))
        {
            var redundant = new List<(int Equation, SparseVector Combination)>();
            _ = Reduce(
                [.. group.OrderBy(part => model.Equations[part.Equation].Assumption).ThenBy(part => model.Equations[part.Equation].Assumption == 0 ? 0 : fromTheEnd ? -part.Equation : part.Equation)],
                redundant);
            contradicted.AddRange(redundant
                .Where(found => model.Equations[found.Equation].Assumption > 0 && Rest(model, found.Combination) is not (null or 0))
                .Select(found => found.Equation));
        }

        return contradicted;
    }

    /// <summary>What the published cells of a combination come to; null where an unknown constant is among them.</summary>
    private static ulong? Rest(DisclosureModel model, SparseVector combination)
    {
        ulong sum = 0;
        foreach (var index in combination.At)
        {
            var equation = model.Equations[index];
            if (equation.Constant is not { } constant)
            {
                return null;
            }

            var published = constant + equation.Terms.Where(term => !model.Cells[term.Cell].IsHidden).Sum(term => term.Times * model.Cells[term.Cell].Value);
            sum = (sum + SparseVector.Multiply(combination[index], SparseVector.Of(published))) % SparseVector.Prime;
        }

        return sum;
    }

    private sealed record HiddenPart(int Equation, List<(int At, int Value)> Terms)
    {
        public IEnumerable<int> Hidden => Terms.Select(term => term.At);
    }

    private static IEnumerable<List<HiddenPart>> Groups(DisclosureModel model)
    {
        var parts = model.Equations
            .Select((equation, index) => new HiddenPart(
                index, [.. equation.Terms.Where(term => model.Cells[term.Cell].IsHidden).Select(term => (term.Cell, term.Times))]))
            .Where(part => part.Terms.Count > 0)
            .ToList();
        var leader = new Dictionary<int, int>();
        int Find(int cell)
        {
            var found = cell;
            while (leader.TryGetValue(found, out var next) && next != found)
            {
                found = next;
            }

            leader[cell] = found;
            return found;
        }

        foreach (var part in parts)
        {
            var first = Find(part.Terms[0].At);
            foreach (var cell in part.Hidden.Skip(1))
            {
                leader[Find(cell)] = first;
            }
        }

        return parts.GroupBy(part => Find(part.Terms[0].At)).Select(group => group.OrderBy(part => part.Terms.Count).ThenBy(part => part.Equation).ToList());
    }

    private static IEnumerable<ExposedCell> Exposed(DisclosureModel model, List<HiddenPart> group) =>
        Reduce(group, null).Where(row => row.Cells.Count == 1).Select(row => new ExposedCell(
            row.Pivot,
            Published(model, row.Equations),
            [.. row.Equations.At.ToArray().Where(equation => model.Equations[equation].Assumption > 0)],
            !model.Cells[row.Pivot].IsCurrent || Rest(model, row.Equations) is not { } rest || rest == SparseVector.Of(-model.Cells[row.Pivot].Value)));

    /// <param name="redundant">Takes equations that add nothing to those before them, each with the combination that shows it.</param>
    private static List<Row> Reduce(List<HiddenPart> group, List<(int Equation, SparseVector Combination)>? redundant)
    {
        var rows = new List<Row>();
        var pivots = new Dictionary<int, int>();
        var holders = new Dictionary<int, HashSet<int>>();
        var uses = group.SelectMany(part => part.Hidden).CountBy(cell => cell).ToDictionary();
        foreach (var part in group)
        {
            var row = new Row(-1, SparseVector.Of(part.Terms), SparseVector.Of([(part.Equation, 1)]));
            foreach (var cell in row.Cells.At.ToArray().Where(pivots.ContainsKey))
            {
                row = row.Less(row.Cells[cell], rows[pivots[cell]]);
            }

            if (row.Cells.Count == 0)
            {
                redundant?.Add((part.Equation, row.Equations));
                continue;
            }

            var pivot = row.Cells.At.ToArray().MinBy(cell => (uses[cell], cell));
            var inverse = SparseVector.Inverse(row.Cells[pivot]);
            row = new Row(pivot, row.Cells.Times(inverse), row.Equations.Times(inverse));
            foreach (var other in holders.GetValueOrDefault(pivot, []).ToList())
            {
                Replace(other, rows[other].Less(rows[other].Cells[pivot], row));
            }

            pivots[pivot] = rows.Count;
            rows.Add(row);
            Hold(rows.Count - 1, row);
        }

        return rows;

        void Hold(int index, Row row)
        {
            foreach (var cell in row.Cells.At)
            {
                if (cell != row.Pivot)
                {
                    (holders.TryGetValue(cell, out var found) ? found : holders[cell] = []).Add(index);
                }
            }
        }

        void Replace(int index, Row row)
        {
            foreach (var cell in rows[index].Cells.At)
            {
                if (cell != row.Pivot)
                {
                    holders[cell].Remove(index);
                }
            }

            rows[index] = row;
            Hold(index, row);
        }
    }

    /// <summary>The published cells that do not cancel out of a combination of equations.</summary>
    private static List<int> Published(DisclosureModel model, SparseVector combination)
    {
        var sums = new SortedDictionary<int, ulong>();
        foreach (var equation in combination.At)
        {
            foreach (var (cell, times) in model.Equations[equation].Terms.Where(term => !model.Cells[term.Cell].IsHidden))
            {
                sums[cell] = (sums.GetValueOrDefault(cell) + SparseVector.Multiply(combination[equation], SparseVector.Of(times))) % SparseVector.Prime;
            }
        }

        return [.. sums.Where(sum => sum.Value != 0).Select(sum => sum.Key)];
    }

    private readonly record struct Row(int Pivot, SparseVector Cells, SparseVector Equations)
    {
        public Row Less(ulong factor, Row other) =>
            new(Pivot, Cells.Less(factor, other.Cells), Equations.Less(factor, other.Equations));
    }
}
