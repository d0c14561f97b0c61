namespace SertiKesos.Summaries.Disclosure;

/// <summary>What is too small to be published.</summary>
/// <param name="Threshold">The smallest number of people that is printed; 1 up to one less are suppressed.</param>
/// <param name="WholeGroup">
/// In a group of fewer people it is not told that all or none of them are certified: that would be the state of each one.
/// </param>
internal sealed record DisclosureRules(int Threshold = 5, int WholeGroup = 20)
{
    public static DisclosureRules Default { get; } = new();

    /// <summary>Between the least and the most that a small number may be for a reader who computes, there is at least this much.</summary>
    public int LeastWidth => Threshold - 1;

    /// <summary>Only for tests that prove that the attack finds what is not protected.</summary>
    public bool SuppressesFurtherCells { get; init; } = true;
}
