namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// What a reader knows of suppressed cells without computing them: they are whole numbers, none is below its least value,
/// and every sum bounds its parts. Bounds are passed on from sum to sum until none moves.
/// </summary>
internal static class IntervalAudit
{
    private const long Unbounded = 1L << 40;
    private const int MostRounds = 60;

    /// <summary>Cells that must be suppressed, and are known to within less than <paramref name="width"/>.</summary>
    public static List<int> Narrow(DisclosureModel model, int width)
    {
        var low = model.Cells.Select(cell => cell.IsHidden ? cell.Least : cell.Value).ToArray();
        var high = model.Cells.Select(cell => cell.IsHidden ? Unbounded : cell.Value).ToArray();
        var parts = model.Equations
            .Where(equation => equation.Constant is not null && equation.Terms.Any(term => model.Cells[term.Cell].IsHidden))
            .ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = false;
            foreach (var part in parts)
            {
                moved |= Tighten(model, part, low, high);
            }

            if (!moved)
            {
                break;
            }
        }

        return [.. Enumerable.Range(0, low.Length).Where(cell =>
            model.Cells[cell] is { IsPrimary: true, IsHidden: true, IsLost: false } && high[cell] - low[cell] < width)];
    }

    private static bool Tighten(DisclosureModel model, Equation equation, long[] low, long[] high)
    {
        long least = equation.Constant!.Value, most = least;
        foreach (var (cell, times) in equation.Terms)
        {
            least += times > 0 ? times * low[cell] : times * high[cell];
            most += times > 0 ? times * high[cell] : times * low[cell];
        }

        var moved = false;
        foreach (var (cell, times) in equation.Terms)
        {
            if (!model.Cells[cell].IsHidden)
            {
                continue;
            }

            // All coefficients are 1 or −1; what the other terms come to bounds this one from both sides.
            var (oldLow, oldHigh) = (low[cell], high[cell]);
            var (from, to) = times > 0 ? (oldHigh - most, oldLow - least) : (least + oldHigh, most + oldLow);
            // Assumptions that a reader might make of earlier editions may contradict each other; such a bound is none.
            low[cell] = from > oldLow && from <= oldHigh ? from : oldLow;
            high[cell] = to < oldHigh && to >= low[cell] ? to : oldHigh;
            var (rise, fall) = (low[cell] - oldLow, oldHigh - high[cell]);
            least += times > 0 ? rise : fall;
            most -= times > 0 ? fall : rise;
            moved |= rise > 0 || fall > 0;
        }

        return moved;
    }
}
