namespace SertiKesos.Summaries.Disclosure;

/// <summary>A cell of this edition or of an earlier one, as somebody sees it who computes.</summary>
internal sealed class ModelCell
{
    /// <summary>The number; not known to us where an earlier edition has suppressed it.</summary>
    public long Value { get; init; }

    /// <summary>Whether the cell is of the edition that is being made, whose numbers are known.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>What everybody knows that a suppressed number here has at least.</summary>
    public int Least { get; set; }

    /// <summary>How much readers lose with it; the cheapest go first.</summary>
    public long Cost { get; set; }

    /// <summary>Whether suppressing it is not possible or of no use.</summary>
    public bool IsFixed { get; set; }

    /// <summary>Whether an earlier edition shows the same number, so that suppressing it now tells nobody less.</summary>
    public bool IsKnown { get; set; }

    public bool IsSuppressed { get; set; }

    /// <summary>Whether it must be suppressed for its own sake.</summary>
    public bool IsPrimary { get; set; }

    /// <summary>Whether it is nothing new that it can be computed: earlier editions alone show it.</summary>
    public bool IsLost { get; set; }

    /// <summary>Cells that cannot stay where this one goes.</summary>
    public IReadOnlyList<int> Together { get; set; } = [];

    public bool IsHidden => IsSuppressed && !IsKnown;
}

/// <summary>The terms and the constant sum to nought.</summary>
/// <param name="Constant">Null where nobody knows it: the equation then bounds nothing, but still ties its cells together.</param>
internal sealed record Equation(IReadOnlyList<(int Cell, int Times)> Terms, long? Constant = 0)
{
    /// <summary>
    /// Nought for what is certain. Else a reader takes it for true that a number has not changed since an earlier edition: 1 where
    /// only a new roster can change it, 2 where the end of a certificate can as well.
    /// </summary>
    public int Assumption { get; init; }

    public static Equation None { get; } = new([], null);
}

/// <summary>Every cell and every sum by which a reader can compute one from others. Nothing is left to be understood.</summary>
internal sealed class DisclosureModel
{
    public List<ModelCell> Cells { get; } = [];

    public List<Equation> Equations { get; } = [];

    public int Add(ModelCell cell)
    {
        Cells.Add(cell);
        return Cells.Count - 1;
    }

    /// <summary>Suppresses a cell and what has to go with it.</summary>
    /// <returns>The cells that were not suppressed before.</returns>
    public List<int> Suppress(int cell)
    {
        var added = new List<int>();
        var waiting = new Stack<int>([cell]);
        while (waiting.TryPop(out var next))
        {
            if (Cells[next].IsSuppressed)
            {
                continue;
            }

            Cells[next].IsSuppressed = true;
            added.Add(next);
            foreach (var other in Cells[next].Together)
            {
                // A nought that goes with its row tells that noughts may be among the suppressed there.
                Cells[other].Least = other == next ? Cells[other].Least : 0;
                waiting.Push(other);
            }
        }

        return added;
    }
}
