using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Tests.Summaries;

/// <summary>Coverage of regions for summary tests; the demonstration's five regions are among them.</summary>
internal static class Counts
{
    public static readonly Period November = new(2026, 11);
    public static readonly DateOnly AsOf = new(2026, 11, 24);
    public static readonly DateOnly FarAway = new(2030, 1, 1);

    public static StandingCounts Of(int never = 0, int claimed = 0, int passed = 0, int suspended = 0, params (DateOnly Last, int People)[] dated) =>
        new(suspended, 0, passed, claimed, never, dated.ToDictionary(day => day.Last, day => day.People));

    public static RegionCoverage Region(string code, params (Role Role, StandingCounts Counts)[] roles)
    {
        var total = roles.Select(role => role.Counts).Aggregate(StandingCounts.None, Add);
        return new RegionCoverage(
            RegionCode.Parse(code),
            November,
            AsOf,
            1,
            new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero),
            total,
            [.. roles.Select(role => new RoleCoverage(role.Role, role.Counts))],
            [.. roles
                .GroupBy(role => role.Role.Category())
                .Select(group => new CategoryCoverage(group.Key, group.Select(role => role.Counts).Aggregate(StandingCounts.None, Add)))],
            [],
            [],
            [],
            null,
            []);
    }

    public static RegionCoverage Cimahi() => Region(
        "32.77",
        (Role.Peksos, Of(never: 10, dated: [(FarAway, 5), (new DateOnly(2026, 12, 15), 1)])),
        (Role.Pkh, Of(never: 5, dated: [(FarAway, 3), (new DateOnly(2026, 12, 1), 1), (new DateOnly(2026, 10, 25), 1)])),
        (Role.Lk3, Of(never: 1, dated: [(FarAway, 1)])),
        (Role.Staf, Of(never: 3)),
        (Role.SaktiPeksos, Of(never: 3, dated: [(FarAway, 2)]))) with
    {
        Declared = new DeclaredTotals(36, 13, [new("Kelurahan", 15), new("PKH", 10), new("LK3", 2), new("Dinsos", 3), new("Sakti Peksos", 5)], [], "lembar Rekap, baris 8"),
        Discrepancies = [new Discrepancy(DiscrepancyKind.Parts, "Rekap", 36, 35, "1 orang tanpa penempatan: baris 22")],
    };

    public static RegionCoverage BandungBarat() => Region(
        "32.17",
        (Role.Tksk, Of(never: 16)),
        (Role.Psm, Of(never: 165)),
        (Role.Tagana, Of(never: 50)),
        (Role.Pkh, Of(never: 171))) with
    {
        Declared = new DeclaredTotals(402, null, [], [], "baris JUMLAH"),
    };

    public static RegionCoverage KotaBekasi() => Region("32.75", (Role.Psm, Of(never: 250))) with
    {
        Trainings = [new TrainingCount("Bimtek Dasar PSM", 250)],
        Declared = new DeclaredTotals(
            null, null, [], [new("Bimtek Dasar PSM", 500, [new("Kota Bekasi", 225), new("Kabupaten Bekasi", 225), new("IPSM Pusat", 25)])], "lembar Rekap"),
        Discrepancies = [new Discrepancy(DiscrepancyKind.Training, "Bimtek Dasar PSM", 500, 250, "")],
    };

    public static RegionCoverage KabupatenBekasi() => Region("32.16", (Role.Psm, Of(never: 225))) with
    {
        Trainings = [new TrainingCount("Bimtek Dasar PSM", 225)],
    };

    public static RegionCoverage Yogyakarta() => Region(
        "34.71",
        (Role.Psm, Of(never: 609, claimed: 21, dated: [(FarAway, 47), (new DateOnly(2027, 2, 10), 9), (new DateOnly(2025, 6, 1), 14)])));

    public static IReadOnlyList<RegionCoverage> Demo() => [Cimahi(), BandungBarat(), KotaBekasi(), KabupatenBekasi(), Yogyakarta()];

    public static NationalSummary Summary(params IReadOnlyList<RegionCoverage> coverages) =>
        NationalSummary.Of(November, AsOf, 1, coverages, RulesInForce.Default);

    public static RegionFigures Figures(this NationalSummary summary, string code) =>
        summary.Regions.Single(region => region.Region.Code.Value == code);

    private static StandingCounts Add(StandingCounts left, StandingCounts right) => new(
        left.Suspended + right.Suspended,
        left.Unlimited + right.Unlimited,
        left.Passed + right.Passed,
        left.Claimed + right.Claimed,
        left.Never + right.Never,
        left.LastValidDays.Concat(right.LastValidDays).GroupBy(day => day.Key).ToDictionary(group => group.Key, group => group.Sum(day => day.Value)));
}
