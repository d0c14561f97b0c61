using SertiKesos.Coverage.Statements;

namespace SertiKesos.Coverage.Needs;

/// <summary>
/// Staffing need beside what there is. The rule of one worker per 100 families is the ministry's (speech of 2013, with
/// the need of 155.000 for 15,5 million families).
/// </summary>
/// <param name="Families">Families with social problems, as stated.</param>
/// <param name="Active">Active people of the same area; null where it has not reported.</param>
/// <param name="Certified">Certified people of the same area.</param>
internal sealed record NeedFigures(int Families, DateOnly CountedOn, string Source, int? Active, int? Certified)
{
    /// <summary>Families for whom one worker is needed.</summary>
    public const int FamiliesPerWorker = 100;

    /// <summary>Workers needed: the families in hundreds, rounded up.</summary>
    public int Need => NeedOf(Families);

    /// <summary>Workers that are missing; negative where there are more than needed.</summary>
    public int? Gap => Need - Active;

    /// <summary>Active people as a share of the need, from 0; it may exceed 1. Null without a need or without data.</summary>
    public double? Staffed => Share(Active);

    /// <summary>Certified people as a share of the need: coverage of need.</summary>
    public double? CoverageOfNeed => Share(Certified);

    /// <exception cref="ArgumentOutOfRangeException">The number of families is negative.</exception>
    public static int NeedOf(int families)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(families);
        return (families / FamiliesPerWorker) + (families % FamiliesPerWorker > 0 ? 1 : 0);
    }

    public static NeedFigures? Of(FamilyCount? families, StateCounts? states) =>
        families is null ? null : new NeedFigures(families.Families, families.CountedOn, families.Source, states?.People, states?.Certified);

    private double? Share(int? people) => Need == 0 || people is null ? null : (double)people / Need;
}

/// <summary>
/// The needs of an area as the sum of those of its regions that state families: people of the other regions are left out
/// of it, so that like is set beside like.
/// </summary>
/// <param name="Regions">How many regions the area has.</param>
/// <param name="Stated">How many of them state families.</param>
/// <param name="Reported">How many of those have data of people.</param>
internal sealed record AreaNeed(int Regions, int Stated, int Reported, long Families, long Need, int Active, int Certified)
{
    /// <summary>The need of the regions that have data too, which the shares rest on.</summary>
    public required long ComparedNeed { get; init; }

    public long? Gap => Reported == 0 ? null : ComparedNeed - Active;

    public double? Staffed => ComparedNeed == 0 || Reported == 0 ? null : (double)Active / ComparedNeed;

    public double? CoverageOfNeed => ComparedNeed == 0 || Reported == 0 ? null : (double)Certified / ComparedNeed;

    /// <param name="regions">The need of each region of the area; null for those that state no families.</param>
    public static AreaNeed Of(IEnumerable<NeedFigures?> regions)
    {
        var all = regions.ToList();
        var stated = all.OfType<NeedFigures>().ToList();
        var reported = stated.Where(need => need.Active is not null).ToList();
        return new AreaNeed(
            all.Count,
            stated.Count,
            reported.Count,
            stated.Sum(need => (long)need.Families),
            stated.Sum(need => (long)need.Need),
            reported.Sum(need => need.Active ?? 0),
            reported.Sum(need => need.Certified ?? 0))
        {
            ComparedNeed = reported.Sum(need => (long)need.Need),
        };
    }
}
