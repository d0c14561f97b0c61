namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// Suppresses further cells until none that is suppressed can be computed, and no small one is known too narrowly.
/// </summary>
internal sealed class CellProtection(DisclosureModel model, DisclosureRules rules)
{
    private const int MostTurns = 6;

    private readonly Dictionary<int, Equation> _assumed = model.Equations.Index()
        .Where(entry => entry.Item.Assumption > 0).ToDictionary(entry => entry.Index, entry => entry.Item);

    private readonly HashSet<int> _misleading = [];
    private HashSet<int>? _changed;
    private bool _fromTheEnd;

    /// <summary>
    /// Where assumptions contradict each other, nobody can tell which of them is wrong: readers are reckoned with who give up the last
    /// ones, and such who give up the first.
    /// </summary>
    public void Run()
    {
        foreach (var fromTheEnd in (bool[])[false, true])
        {
            _fromTheEnd = fromTheEnd;
            _misleading.Clear();
            var believed = Believe();
            for (var turn = 0; turn < MostTurns; turn++)
            {
                Protect();

                // The totals that contradicted an assumption may be suppressed by now, and it may stand again.
                var before = believed;
                believed = Believe();
                if (believed <= before)
                {
                    break;
                }
            }

            if (_assumed.Count == 0)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Certificates end while rosters stay, so that not every number is the same that may be taken for it. Where the totals show it,
    /// nobody can go on assuming all of it; protection against a wrong guess would cost right numbers.
    /// </summary>
    /// <returns>How many assumptions stand.</returns>
    public int Believe()
    {
        foreach (var (index, equation) in _assumed)
        {
            model.Equations[index] = _misleading.Contains(index) ? Equation.None : equation;
        }

        var contradicted = LinearAudit.Contradicted(model, _fromTheEnd);
        foreach (var index in contradicted)
        {
            model.Equations[index] = Equation.None;
        }

        _changed = null;
        return _assumed.Count - contradicted.Count - _misleading.Count;
    }

    private void Protect()
    {
        while (true)
        {
            var exposed = LinearAudit.Exposed(model, _changed).Where(found => !model.Cells[found.Cell].IsLost).ToList();
            var (changed, misled) = (new HashSet<int>(), false);
            foreach (var found in exposed)
            {
                if (!found.IsRight && found.Assumed.Count > 0)
                {
                    // Who computes this computes it wrongly, and it must not hide from us what could be computed rightly.
                    var least = _fromTheEnd ? found.Assumed.Min() : found.Assumed.MaxBy(equation => (model.Equations[equation].Assumption, equation));
                    misled |= _misleading.Add(least);
                    model.Equations[least] = Equation.None;
                }
                else if (!found.By.Any(changed.Contains) && !Choose(found.By, changed))
                {
                    model.Cells[found.Cell].IsLost = true;
                }
            }

            if (exposed.Count == 0)
            {
                Widen(changed);
            }

            if (changed.Count == 0 && !misled)
            {
                return;
            }

            _changed = misled ? null : changed;
        }
    }

    private void Widen(HashSet<int> changed)
    {
        foreach (var cell in IntervalAudit.Narrow(model, rules.LeastWidth))
        {
            var around = model.Equations
                .Where(equation => equation.Terms.Any(term => term.Cell == cell))
                .SelectMany(equation => equation.Terms.Select(term => term.Cell))
                .ToList();
            if (!around.Any(changed.Contains))
            {
                Choose(around, changed);
            }
        }
    }

    private bool Choose(IEnumerable<int> cells, HashSet<int> changed)
    {
        var open = cells.Where(cell => model.Cells[cell] is { IsSuppressed: false, IsFixed: false }).ToList();
        if (open.Count > 0)
        {
            changed.UnionWith(model.Suppress(open.MinBy(cell => (model.Cells[cell].Cost, model.Cells[cell].Value, cell))));
        }

        return open.Count > 0;
    }
}
