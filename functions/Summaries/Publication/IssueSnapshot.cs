using SertiKesos.Coverage;
using SertiKesos.Regions;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Offices;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Summaries.Publication;

/// <summary>
/// What an issue was made from, kept from the moment on at which its number is taken: figures, the version of every register
/// they count, and what has changed since the issue before. All workbooks of the issue are written from it, so they agree
/// however long that takes and whatever comes in meanwhile. It holds counts, no people.
/// </summary>
/// <param name="Registers">The version of the register behind the figures, by region code.</param>
/// <param name="Changes">The bridge of every region by causes and rosters.</param>
/// <param name="Trend">The months before, the earliest first.</param>
/// <param name="PlanMonths">Certificates that end in the months of a plan, by region code.</param>
internal sealed record IssueSnapshot(
    int Version,
    NationalSummary Summary,
    IReadOnlyDictionary<string, long> Registers,
    IReadOnlyList<RegionChanges> Changes,
    IReadOnlyList<SnapshotMonth> Trend,
    IReadOnlyDictionary<string, int[]> PlanMonths)
{
    public const int CurrentVersion = 1;

    public static IssueSnapshot Of(NationalSummary summary, IReadOnlyList<RegionChanges> changes, IReadOnlyList<TrendMonth> trend) => new(
        CurrentVersion,
        summary,
        summary.Counted.OrderBy(counted => counted.Key).ToDictionary(counted => counted.Key.Value, counted => counted.Value.RegisterVersion),
        changes,
        [.. trend.Select(month => new SnapshotMonth(month.On, month.Regions.OrderBy(region => region.Key).ToDictionary(region => region.Key.Value, region => region.Value)))],
        summary.PlanMonthsByRegion.OrderBy(region => region.Key).ToDictionary(region => region.Key.Value, region => region.Value));

    /// <summary>The summary with what its own form leaves out.</summary>
    /// <param name="known">The regions by which areas are named.</param>
    public NationalSummary Whole(RegionCatalog known) => Summary with
    {
        Known = known,
        PlanMonthsByRegion = PlanMonths.ToDictionary(region => RegionCode.Parse(region.Key), region => region.Value),
    };

    public Period Period => Summary.Period;

    public int Issue => Summary.Issue;

    /// <summary>The workbooks that are written beside those of the nation: one of every province, and of every office with people.</summary>
    public IReadOnlyList<SummaryFile> Workbooks() =>
    [
        .. Summary.Provinces.Select(province => SummaryNames.Province(province.Code, Issue)),
        .. Summary.Regions
            .Where(region => region.Figures.Total is not null && Registers.ContainsKey(region.Region.Code.Value))
            .Select(region => SummaryNames.Office(region.Region.Code, Issue)),
    ];

    /// <summary>The trend of a region, this month the last.</summary>
    public IReadOnlyList<TrendEntry> TrendOf(RegionFigures region) =>
    [
        .. Trend.Select(month => new TrendEntry(month.On, month.Regions.TryGetValue(region.Region.Code.Value, out var states) ? states : null)),
        new TrendEntry(Summary.AsOf, region.Figures.Total),
    ];

    /// <summary>The same of a province: people who stand in two of its regions count in both, but for this month.</summary>
    public IReadOnlyList<TrendEntry> TrendOf(AreaFigures province) =>
    [
        .. Trend.Select(month => new TrendEntry(month.On, Sum(month.Regions.Where(region => region.Key.StartsWith(province.Code + ".", StringComparison.Ordinal)).Select(region => region.Value)))),
        new TrendEntry(Summary.AsOf, province.Figures.Total),
    ];

    private static StateCounts? Sum(IEnumerable<StateCounts> regions) =>
        regions.Aggregate((StateCounts?)null, (sum, states) => sum is { } known ? known + states : states);

    public long? RegisterOf(RegionCode region) => Registers.TryGetValue(region.Value, out var version) ? version : null;
}

/// <summary>The states of every region at the end of a month, by its code.</summary>
internal sealed record SnapshotMonth(DateOnly On, IReadOnlyDictionary<string, StateCounts> Regions);
