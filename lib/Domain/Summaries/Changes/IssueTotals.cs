using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Changes;

/// <summary>What an issue counts of a region, and how much of it in another region.</summary>
/// <param name="Elsewhere">Those of its people whom the sums above it count in another region.</param>
internal sealed record RegionTotals(RegionCode Region, Headcount Own, Headcount Elsewhere, IReadOnlyList<RoleTotals> Roles)
{
    public Headcount Counted => Own - Elsewhere;
}

internal sealed record RoleTotals(Role Role, Headcount Own, Headcount Elsewhere);

/// <summary>
/// The totals of an issue, region by region: what the bridge to the next one starts from. Small enough to be kept beside the
/// issue.
/// </summary>
/// <param name="Regions">Regions without people are left out.</param>
internal sealed record IssueTotals(Period Period, int Issue, DateOnly AsOf, IReadOnlyList<RegionTotals> Regions)
{
    public static IssueTotals Of(NationalSummary summary) => new(
        summary.Period,
        summary.Issue,
        summary.AsOf,
        [.. summary.Regions.Where(region => region.Figures.Total is not null).Select(Of)]);

    /// <summary>What the sums leave out is what they do not hold, whatever the comparison of regions says.</summary>
    private static RegionTotals Of(RegionFigures region)
    {
        var own = Headcount.Of(region.Figures.Total);
        var part = region.Part;
        return new RegionTotals(
            region.Region.Code,
            own,
            own - Headcount.Of(part.Total),
            [.. region.Figures.Roles.Zip(part.Roles).Select(role => new RoleTotals(
                role.First.Role, Headcount.Of(role.First.States), Headcount.Of(role.First.States) - Headcount.Of(role.Second.States)))]);
    }
}
