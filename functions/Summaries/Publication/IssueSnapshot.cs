using SertiKesos.Regions;
using SertiKesos.Summaries.Changes;
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
internal sealed record IssueSnapshot(
    int Version, NationalSummary Summary, IReadOnlyDictionary<string, long> Registers, IReadOnlyList<RegionChanges> Changes)
{
    public const int CurrentVersion = 1;

    public static IssueSnapshot Of(NationalSummary summary, IReadOnlyList<RegionChanges> changes) => new(
        CurrentVersion,
        summary,
        summary.Counted.OrderBy(counted => counted.Key).ToDictionary(counted => counted.Key.Value, counted => counted.Value.RegisterVersion),
        changes);

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

    public long? RegisterOf(RegionCode region) => Registers.TryGetValue(region.Value, out var version) ? version : null;
}
