namespace SertiKesos.Coverage;

/// <summary>People by state on one day. The states exclude each other, so their sum is the number of people.</summary>
internal readonly record struct StateCounts(
    int Suspended, int Valid, int Due, int Expired, int Passed, int Unknown, int Never)
{
    /// <summary>Identitas belum pasti: those among them without a valid NIK, whatever their state.</summary>
    public int IdentityUncertain { get; init; }

    public int People => Suspended + Valid + Due + Expired + Passed + Unknown + Never;

    /// <summary>Certified people: valid ones, those falling due included.</summary>
    public int Certified => Valid + Due;

    /// <summary>Coverage (cakupan) as a fraction from 0 to 1; null where there is nobody, never 0.</summary>
    public double? Share => Of(Certified);

    /// <summary>Coverage if nobody of the unknown is certified: the same as <see cref="Share"/>.</summary>
    public double? Low => Of(Certified);

    /// <summary>Coverage if all of the unknown are certified.</summary>
    public double? High => Of(Certified + Unknown);

    public static StateCounts operator +(StateCounts left, StateCounts right) => new(
        left.Suspended + right.Suspended,
        left.Valid + right.Valid,
        left.Due + right.Due,
        left.Expired + right.Expired,
        left.Passed + right.Passed,
        left.Unknown + right.Unknown,
        left.Never + right.Never)
    {
        IdentityUncertain = left.IdentityUncertain + right.IdentityUncertain,
    };

    /// <summary>Without some of them; a count that a later comparison has overtaken never goes below none.</summary>
    public StateCounts Less(StateCounts some) => new(
        Math.Max(0, Suspended - some.Suspended),
        Math.Max(0, Valid - some.Valid),
        Math.Max(0, Due - some.Due),
        Math.Max(0, Expired - some.Expired),
        Math.Max(0, Passed - some.Passed),
        Math.Max(0, Unknown - some.Unknown),
        Math.Max(0, Never - some.Never))
    {
        IdentityUncertain = Math.Max(0, IdentityUncertain - some.IdentityUncertain),
    };

    private double? Of(int count) => People == 0 ? null : (double)count / People;
}
