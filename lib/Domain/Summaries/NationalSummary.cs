using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SertiKesos.Coverage;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers.Matching;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>
/// The figures of one national issue, as of one Jakarta date. Pure and complete: the workbook, the CSV file and the
/// metadata are written from it alone.
/// </summary>
internal sealed record NationalSummary(
    Period Period,
    DateOnly AsOf,
    int Issue,
    CertificateRules Rules,
    Breakdown Nation,
    IReadOnlyList<RegionFigures> Regions,
    IReadOnlyList<AreaFigures> Provinces,
    IReadOnlyList<AreaFigures> Centres,
    IReadOnlyList<ExpiryMonth> Expiries,
    IReadOnlyList<TrainingFigures> Trainings)
{
    public InstitutionRules InstitutionRules { get; init; } = InstitutionRules.Default;

    /// <summary>The institutions of the nation, apart from its people.</summary>
    public InstitutionFigures Institutions { get; init; } = InstitutionFigures.NotReported;

    /// <summary>The regions by which areas are named; the figures hold what an issue says of them.</summary>
    [JsonIgnore]
    public RegionCatalog Known { get; init; } = RegionCatalog.Shipped;

    /// <summary>The counts that the figures are made from, for regions with people; no issue says them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<RegionCode, RegionCoverage> Counted { get; init; } = new Dictionary<RegionCode, RegionCoverage>();

    /// <summary>The bridge from the last issue; null where there was none, or it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IssueChanges? Changes { get; init; }

    /// <summary>The roles as the reference tables name and order them on the day.</summary>
    public IReadOnlyList<RoleEntry> Roles { get; init; } = RoleCatalog.All;

    /// <summary>Completeness, needs, targets and plans.</summary>
    public NationalOutlook Outlook { get; init; } = null!;

    /// <summary>
    /// The issue before, for what has changed since; null for the first one. It is not part of the digest: the same data
    /// must not make a new issue because there is one already.
    /// </summary>
    [JsonIgnore]
    public LastIssue? LastIssue { get; init; }

    /// <summary>
    /// Coverage at the end of the periods before, the earliest first, for the chart of the trend. It is not part of the
    /// digest either: what an earlier period comes to is said by the issues of that period.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<PeriodPoint> Trend { get; init; } = [];

    public int Reported => Regions.Count(region => region.Reporting == ReportingState.Reported);

    public int Earlier => Regions.Count(region => region.Reporting == ReportingState.Earlier);

    public int Missing => Regions.Count(region => region.Reporting == ReportingState.Missing);

    /// <summary>Regions that stated that they have nobody to report.</summary>
    public int Nil => Regions.Count(region => region.Reporting == ReportingState.Nil);

    /// <summary>Figures may still change: not everybody has reported for the period, or its last day is not counted yet.</summary>
    public bool IsProvisional => Earlier + Missing > 0 || AsOf < Period.LastDay;

    /// <summary>
    /// Certificates that end in the twelve months of a plan: those of <see cref="Expiries"/>, but for a day that ends its
    /// month, from which on only the next months have seats.
    /// </summary>
    public IReadOnlyList<ExpiryMonth> PlanMonths { get; init; } = [];

    /// <summary>The same months region by region, for those that have data; no issue says them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<RegionCode, int[]> PlanMonthsByRegion { get; init; } = new Dictionary<RegionCode, int[]>();

    /// <param name="coverages">The newest accepted coverage of each region that has one, in any order.</param>
    public static NationalSummary Of(
        Period period, DateOnly asOf, int issue, IReadOnlyList<RegionCoverage> coverages, RulesInForce rules,
        IReadOnlyList<RegionMatch>? matches = null, OutlookInputs? inputs = null)
    {
        var shared = (matches ?? []).ToDictionary(match => match.Region);
        var certificates = rules.Certificates;
        var byRegion = coverages.ToDictionary(coverage => coverage.Region);
        inputs ??= OutlookInputs.None;
        // A region that has ended keeps its row as long as it has people that nobody has taken over.
        var known = inputs.Reference.RegionsOn(asOf)
            .UnionBy(inputs.Reference.RegionsKnownOn(asOf).Where(region => byRegion.ContainsKey(region.Code)), region => region.Code)
            .OrderBy(region => region.Code)
            .ToList();
        var regions = known
            .Select(region => Figures(region, byRegion.GetValueOrDefault(region.Code), shared.GetValueOrDefault(region.Code), period, asOf, certificates))
            .Select(figures => figures.Reporting == ReportingState.Missing && inputs.Statements.Nil(figures.Region.Code, period) is not null
                ? figures with { Reporting = ReportingState.Nil }
                : figures)
            .Select(figures => figures with
            {
                Institutions = RegionInstitutions.Of(figures.Region, byRegion.GetValueOrDefault(figures.Region.Code)?.Institutions, period, asOf, rules.Institutions),
            })
            .ToList();
        if (byRegion.Keys.Except(known.Select(region => region.Code)).FirstOrDefault() is var unknown && unknown != default)
        {
            throw new ArgumentException($"Region {unknown} is in no list.", nameof(coverages));
        }

        var provinces = known.Select(region => region.Province).Distinct()
            .OrderBy(province => province.Code, StringComparer.Ordinal)
            .Select(province => Area(province.Code, province.Name, regions.Where(region => region.Region.Province == province)))
            .ToList();
        var centres = SummaryTexts.Centres
            .Select(centre => Area(centre.Number, centre.Name, regions.Where(region => region.Region.Bbppks == centre.Number)))
            .ToList();

        var roles = RoleCatalog.All
            .Select(role => role with { Label = inputs.Reference.LabelOf(role.Role, asOf), Category = inputs.Reference.CategoryOf(role.Role, asOf) })
            .ToList();
        var summary = new NationalSummary(
            period,
            asOf,
            issue,
            certificates,
            Breakdown.Sum(regions.Select(region => region.Part)),
            regions,
            provinces,
            centres,
            ExpiryMonths.Of(asOf, Period.Of(asOf), known, byRegion, shared),
            Train(known, byRegion))
        {
            InstitutionRules = rules.Institutions,
            Known = rules.Regions,
            Counted = byRegion.Where(counted => counted.Value.HasPeople).ToDictionary(),
            Roles = roles,
            PlanMonths = ExpiryMonths.Of(asOf, Period.Of(asOf.AddDays(1)), known, byRegion, shared),
            PlanMonthsByRegion = ExpiryMonths.ByRegion(asOf, Period.Of(asOf.AddDays(1)), byRegion, shared),
            Institutions = InstitutionFigures.Sum(regions.Select(region => region.Institutions.Figures)),
        };
        return summary with { Outlook = NationalOutlook.Of(summary, byRegion, inputs) };
    }

    /// <summary>
    /// What the issue says, as a SHA-256: equal for two runs over the same coverage on the same date, whatever number
    /// the issue gets and whatever issue came before it.
    /// </summary>
    public string InputDigest() =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Issue = 0, Changes = null })));

    public static RegionFigures Figures(Region region, RegionCoverage? coverage, RegionMatch? match, Period period, DateOnly asOf, CertificateRules rules)
    {
        if (coverage is not { HasPeople: true })
        {
            return new RegionFigures(region, ReportingState.Missing, null, Breakdown.NotReported, null, null, [], null);
        }

        // A training may gather several regions, so its difference is told nationally and not beside one of them.
        var discrepancies = coverage.Discrepancies.Where(discrepancy => discrepancy.Kind != DiscrepancyKind.Training).ToList();
        return new RegionFigures(
            region,
            coverage.ReportedIn.CompareTo(period) >= 0 ? ReportingState.Reported : ReportingState.Earlier,
            coverage.ReportedIn,
            Breakdown.Of(coverage, asOf, rules),
            coverage.Declared?.Total,
            coverage.Declared?.Certified,
            [.. discrepancies.Select(SummaryTexts.Reason), .. match is { Elsewhere.Count: > 0 } ? [SummaryTexts.CountedElsewhere(match.Elsewhere.Count)] : Array.Empty<string>()],
            DateOnly.FromDateTime(coverage.AcceptedAt.ToOffset(region.Zone.Offset()).DateTime))
        {
            PartsSum = PartsSum(coverage.Declared, discrepancies),
            Elsewhere = CountedOnce.Elsewhere(match, asOf, rules),
        };
    }

    private static int? PartsSum(DeclaredTotals? declared, List<Discrepancy> discrepancies) =>
        declared is { Parts.Count: > 0 }
            ? declared.Total - discrepancies.Where(discrepancy => discrepancy.Kind == DiscrepancyKind.Parts).Sum(discrepancy => discrepancy.Difference)
            : null;

    private static AreaFigures Area(string code, string name, IEnumerable<RegionFigures> members)
    {
        var regions = members.ToList();
        return new AreaFigures(
            code,
            name,
            regions.All(region => region.Region.BbppksConfirmed),
            regions.Count,
            regions.Count(region => region.Reporting is ReportingState.Earlier or ReportingState.Reported),
            Breakdown.Sum(regions.Select(region => region.Part)))
        {
            Institutions = InstitutionFigures.Sum(regions.Select(region => region.Institutions.Figures)),
            WithInstitutions = regions.Count(region => region.Institutions.Reporting != ReportingState.Missing),
        };
    }

    private static List<TrainingFigures> Train(IReadOnlyList<Region> known, Dictionary<RegionCode, RegionCoverage> coverages)
    {
        var names = known.ToDictionary(region => region.Code, region => region.Name);
        var counted = coverages.Values
            .OrderBy(coverage => coverage.Region)
            .SelectMany(coverage => coverage.Trainings.Select(training => (coverage.Region, training.Event, training.Participants)))
            .ToLookup(training => training.Event, StringComparer.OrdinalIgnoreCase);
        var declared = coverages.Values
            .OrderBy(coverage => coverage.Region)
            .SelectMany(coverage => coverage.Declared?.Trainings ?? [])
            .ToLookup(training => training.Event, StringComparer.OrdinalIgnoreCase);

        return [.. counted.Select(group => group.Key)
            .Concat(declared.Select(group => group.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Select(name =>
            {
                var largest = declared[name].MaxBy(training => training.Total);
                return new TrainingFigures(
                    name,
                    counted[name].Sum(training => training.Participants),
                    [.. counted[name].Select(training => new TrainingRegion(
                        training.Region, names[training.Region], training.Participants))],
                    largest?.Total,
                    largest is { Parts.Count: > 0 } ? largest.Parts.Sum(part => part.People) : null);
            })];
    }
}
