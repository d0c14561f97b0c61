namespace SertiKesos.Coverage.Comparison;

/// <summary>
/// A region's people by the data seen by the deadline (provisional) and by the data known now (revised); null where it
/// had none. States of both are told on one day, so that only the data differ.
/// </summary>
internal sealed record Revision(StateCounts? AtDeadline, StateCounts? Now)
{
    /// <summary>A NIK that came right is no revision, and counts of before do not tell it.</summary>
    public bool IsRevised => States(AtDeadline) != States(Now);

    public int? People => Now?.People - (AtDeadline?.People ?? 0);

    public int? Certified => Now?.Certified - (AtDeadline?.Certified ?? 0);

    private static StateCounts? States(StateCounts? counts) => counts is { } states ? states with { IdentityUncertain = 0 } : null;
}
