using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;

namespace SertiKesos.Summaries.Outlook;

/// <summary>The nation, a province or the area of a training centre: the sums of its regions.</summary>
internal sealed record AreaOutlook(
    string Code, string Name, AreaCompleteness Completeness, AreaNeed Need, AgeFigures? Ages, IReadOnlyList<LadderStep>? Ladder, AreaStated Stated)
{
    public static AreaOutlook Of(string code, string name, IReadOnlyCollection<(RegionFigures Figures, RegionOutlook Outlook)> regions)
    {
        var ages = regions.Select(region => region.Outlook.Ages).OfType<AgeFigures>().ToList();
        var ladders = regions.Select(region => region.Outlook.Ladder).OfType<IReadOnlyList<LadderStep>>().ToList();
        return new AreaOutlook(
            code,
            name,
            AreaCompleteness.Of(regions.Select(region => region.Outlook.Completeness)),
            AreaNeed.Of(regions.Select(region => region.Outlook.Need)),
            ages.Count == 0 ? null : AgeFigures.Sum(ages),
            ladders.Count == 0 ? null : LadderStep.Sum(ladders),
            AreaStated.Of(regions.Select(region => region.Figures)));
    }
}

/// <summary>
/// What the offices of an area state of themselves, beside what is counted in the same regions: those that state no total
/// are left out of both.
/// </summary>
/// <param name="Regions">How many regions state a total.</param>
/// <param name="Differing">How many of them differ.</param>
internal sealed record AreaStated(int Regions, int Declared, int Counted, int Differing, int Difference)
{
    public static AreaStated Of(IEnumerable<RegionFigures> regions)
    {
        var stating = regions.Where(region => region is { Declared: not null, Figures.Total: not null }).ToList();
        return new AreaStated(
            stating.Count,
            stating.Sum(region => region.Declared ?? 0),
            stating.Sum(region => region.Figures.Total?.People ?? 0),
            stating.Count(region => region.Difference is not (null or 0)),
            stating.Sum(region => region.Difference ?? 0));
    }
}
