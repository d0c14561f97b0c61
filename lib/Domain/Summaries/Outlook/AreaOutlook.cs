using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;

namespace SertiKesos.Summaries.Outlook;

/// <summary>The nation, a province or the area of a training centre: the sums of its regions.</summary>
internal sealed record AreaOutlook(
    string Code, string Name, AreaCompleteness Completeness, AreaNeed Need, AgeFigures? Ages, IReadOnlyList<LadderStep>? Ladder, AreaStated Stated)
{
    /// <summary>Filled of all required fields of its people, from 0 to 1; null without people.</summary>
    public double? Fields { get; init; }

    /// <summary>The need by the family count that the province states for itself; null without one.</summary>
    public NeedFigures? NeedAsStated { get; init; }

    public static AreaOutlook Of(string code, string name, IReadOnlyCollection<(RegionFigures Figures, RegionOutlook Outlook)> regions)
    {
        var ages = regions.Select(region => region.Outlook.Ages).OfType<AgeFigures>().ToList();
        var ladders = regions.Select(region => region.Outlook.Ladder).OfType<IReadOnlyList<LadderStep>>().ToList();
        return new AreaOutlook(
            code,
            name,
            AreaCompleteness.Of(regions.Where(region => region.Outlook.IsExpected).Select(region => region.Outlook.Completeness)),

            // Who stands in two regions counts once above them.
            AreaNeed.Of(regions.Select(region => region.Outlook.Need is not { } need ? null : need with
            {
                Active = region.Figures.Part.Total?.People,
                Certified = region.Figures.Part.Total?.Certified,
            })),
            ages.Count == 0 ? null : AgeFigures.Sum(ages),
            ladders.Count == 0 ? null : LadderStep.Sum(ladders),
            AreaStated.Of(regions.Select(region => region.Figures)))
        {
            Fields = FieldCounts.Share(regions.SelectMany(region => region.Outlook.Fields)),
        };
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
