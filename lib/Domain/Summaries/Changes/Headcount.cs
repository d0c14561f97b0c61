using SertiKesos.Coverage;

namespace SertiKesos.Summaries.Changes;

/// <summary>People and the certified among them; also a change of both.</summary>
internal readonly record struct Headcount(int People, int Certified)
{
    public static Headcount Of(StateCounts? states) => states is { } counts ? new Headcount(counts.People, counts.Certified) : default;

    public static Headcount operator +(Headcount left, Headcount right) => new(left.People + right.People, left.Certified + right.Certified);

    public static Headcount operator -(Headcount left, Headcount right) => new(left.People - right.People, left.Certified - right.Certified);

    public static Headcount operator -(Headcount count) => default(Headcount) - count;
}

/// <summary>What one cause changed.</summary>
/// <param name="Persons">How many people it touched: a renewal touches somebody and changes no count.</param>
internal sealed record CauseChange(ChangeCause Cause, int Persons, int People, int Certified)
{
    public Headcount Net => new(People, Certified);

    public static IReadOnlyList<CauseChange> Sum(IEnumerable<CauseChange> changes) =>
        [.. changes
            .GroupBy(change => change.Cause)
            .OrderBy(group => group.Key)
            .Select(group => new CauseChange(
                group.Key, group.Sum(change => change.Persons), group.Sum(change => change.People), group.Sum(change => change.Certified)))];

    public static Headcount NetOf(IEnumerable<CauseChange> changes) =>
        changes.Aggregate(default(Headcount), (sum, change) => sum + change.Net);
}
