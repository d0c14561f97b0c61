namespace SertiKesos.People;

internal enum DiscrepancyKind
{
    /// <summary>Stated people against counted people.</summary>
    Total,

    /// <summary>Stated certified people against counted ones.</summary>
    Certified,

    /// <summary>Stated total against the sum of the stated parts.</summary>
    Parts,

    /// <summary>Stated participants of a training against counted ones.</summary>
    Training,
}

/// <summary>
/// A stated number that does not agree with a counted one (selisih). Both are published, with the reason as far as the
/// roster shows it, in Indonesian and without any person's data.
/// </summary>
internal sealed record Discrepancy(DiscrepancyKind Kind, string Subject, int Declared, int Counted, string Reason)
{
    public int Difference => Declared - Counted;
}
