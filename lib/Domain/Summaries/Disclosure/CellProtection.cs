namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// Suppresses further cells until none that is suppressed can be computed, and no small one is known too narrowly.
/// </summary>
internal sealed class CellProtection(DisclosureModel model, DisclosureRules rules)
{
    private const int MostTurns = 6;

    private readonly Dictionary<int, Equation> _contradicted = [];
    private HashSet<int>? _changed;

    public void Run()
    {
        DropContradicted();
        for (var turn = 0; turn < MostTurns; turn++)
        {
            Protect();
            if (!TakeUpAgain())
            {
                return;
            }
        }
    }

    /// <summary>
    /// Certificates end while rosters stay, so that not every number is the same that may be taken for it. Where the totals show it,
    /// nobody can go on assuming all of it; protection against a wrong guess would cost right numbers.
    /// </summary>
    public void DropContradicted()
    {
        foreach (var index in LinearAudit.Contradicted(model))
        {
            _contradicted[index] = model.Equations[index];
            model.Equations[index] = Equation.None;
        }
    }

    /// <summary>The totals that contradicted an assumption may be suppressed by now, and it may stand again.</summary>
    private bool TakeUpAgain()
    {
        var tried = _contradicted.ToList();
        _contradicted.Clear();
        foreach (var (index, equation) in tried)
        {
            model.Equations[index] = equation;
        }

        DropContradicted();
        _changed = null;
        return _contradicted.Count < tried.Count;
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
                    var least = found.Assumed.MaxBy(equation => (model.Equations[equation].Assumption, equation));
                    misled |= model.Equations[least] != Equation.None;
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
