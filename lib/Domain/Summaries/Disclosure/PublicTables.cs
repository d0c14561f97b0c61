using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Summaries.Disclosure;

/// <summary>
/// The tables of the public edition with all their numbers, before anything is suppressed. Everybody counts once, also in
/// the rows of regions, so that every table adds up to the one above it.
/// </summary>
internal static class PublicTables
{
    public const string Nation = "nasional";
    public const string Centres = "bbppks";
    public const string Provinces = "provinsi";
    public const string Regions = "wilayah";
    public const string Roles = "peran";
    public const string Expiries = "jatuh_tempo";

    public const string People = "orang";
    public const string Certified = "bersertifikat";
    public const string Uncertified = "tidak_bersertifikat";
    public const string Expired = "kedaluwarsa";
    public const string Unknown = "mengaku_tanpa_bukti";
    public const string Others = "lainnya";
    public const string Passed = "lulus_belum_terbit";
    public const string Never = "belum";
    public const string Suspended = "ditangguhkan";
    public const string Expiring = "habis_berlaku";

    public const string Country = "ID";
    public const string AllMonths = "semua";

    /// <summary>The status of a region that this edition leaves out, because its arrival alone would show its numbers.</summary>
    public const string Held = "ditahan";

    /// <summary>The columns from the widest table on; narrower ones have the first of them.</summary>
    public static readonly IReadOnlyList<(string Indicator, Func<StateCounts, int> Value)> States =
    [
        (People, states => states.People),
        (Certified, states => states.Certified),
        (Uncertified, states => states.People - states.Certified),
        (Expired, states => states.Expired),
        (Unknown, states => states.Unknown),
        (Others, states => states.Passed + states.Never + states.Suspended),
        (Passed, states => states.Passed),
        (Never, states => states.Never),
        (Suspended, states => states.Suspended),
    ];

    private const int OfRegion = 3;
    private const int OfArea = 6;

    public static PublishedEdition Of(NationalSummary summary, IReadOnlySet<RegionCode> held)
    {
        var counted = summary.Regions.Where(region => region.Figures.Total is not null && !held.Contains(region.Region.Code)).ToList();
        var nation = Breakdown.Sum(counted.Select(region => region.Part));
        return new PublishedEdition(summary.Period, summary.AsOf, summary.Issue,
        [
            new(Nation, Columns(States.Count), [Area(Country, SummaryTexts.Country, "", nation.Total, States.Count)]),
            new(Centres, Columns(OfArea), [.. summary.Centres.Select(centre =>
                Area(centre.Code, centre.Name, Country, Sum(counted.Where(region => region.Region.Bbppks == centre.Code)), OfArea))]),
            new(Provinces, Columns(OfArea), [.. summary.Provinces.Select(province =>
                Area(province.Code, province.Name, CentreOf(province.Code, summary), Sum(counted.Where(region => region.Region.Province.Code == province.Code)), OfArea))]),
            new(Regions, Columns(OfRegion), [.. summary.Regions.Select(region => Region(region, held.Contains(region.Region.Code)))]),
            new(Roles, Columns(OfRegion), [.. summary.Roles.OrderBy(role => role.Category).ThenBy(role => role.Role)
                .Select(role => Area(role.Role.Code(), role.Label, "", StatesOf(nation, role.Role), OfRegion))]),
            Months(summary, counted),
        ]);
    }

    private static List<PublicColumn> Columns(int count) => [.. States.Take(count).Select(state => new PublicColumn(state.Indicator))];

    private static StateCounts? Sum(IEnumerable<RegionFigures> regions) => Breakdown.Sum(regions.Select(region => region.Part)).Total;

    private static StateCounts? StatesOf(Breakdown nation, Role role) => nation.Roles.FirstOrDefault(found => found.Role == role)?.States;

    /// <summary>A province that is in two areas has none above it: nothing then sums to an area but the nation.</summary>
    private static string CentreOf(string province, NationalSummary summary)
    {
        var centres = summary.Regions.Where(region => region.Region.Province.Code == province).Select(region => region.Region.Bbppks).Distinct().ToList();
        return centres.Count == 1 ? centres[0] : "";
    }

    private static PublicRow Area(string code, string name, string parent, StateCounts? states, int columns) =>
        new(code, name, parent, "", null, null, Cells(states, columns, CellMark.NoData));

    private static PublicRow Region(RegionFigures region, bool held) => new(
        region.Region.Code.Value,
        region.Region.Name,
        region.Region.Province.Code,
        held ? Held : region.Reporting.Code(),
        region.CountedIn,
        region.AcceptedOn,
        held
            ? [.. Enumerable.Repeat(PublicCell.Suppressed, OfRegion)]
            : Cells(region.Part.Total, OfRegion, region.Reporting == ReportingState.Nil ? CellMark.NotApplicable : CellMark.NoData));

    private static List<PublicCell> Cells(StateCounts? states, int columns, CellMark empty) =>
        [.. States.Take(columns).Select(state => states is { } counts ? PublicCell.Of(state.Value(counts)) : new PublicCell(empty))];

    private static PublicTable Months(NationalSummary summary, List<RegionFigures> counted)
    {
        var months = summary.PlanMonths.Select(month => month.Month).ToList();
        var areas = new[] { (Code: Country, Regions: counted) }
            .Concat(summary.Centres.Select(centre => (centre.Code, Regions: counted.Where(region => region.Region.Bbppks == centre.Code).ToList())))
            .Select(area => (area.Code, Sums: area.Regions.Count == 0 ? null : Enumerable.Range(0, months.Count)
                .Select(index => area.Regions.Sum(region => summary.PlanMonthsByRegion.TryGetValue(region.Region.Code, out var ending) ? ending[index] : 0))
                .ToList()))
            .ToList();
        PublicRow Row(string code, string name, string parent, Func<List<int>, int> value) => new(code, name, parent, "", null, null,
            [.. areas.Select(area => area.Sums is { } sums ? PublicCell.Of(value(sums)) : new PublicCell(CellMark.NoData))]);

        return new PublicTable(Expiries, [.. areas.Select(area => new PublicColumn(Expiring, area.Code))],
        [
            Row(AllMonths, "12 bulan", "", sums => sums.Sum()),
            .. months.Select((month, index) => Row(month.ToString(), Time.IndonesianText.Long(month), AllMonths, sums => sums[index])),
        ]);
    }
}
