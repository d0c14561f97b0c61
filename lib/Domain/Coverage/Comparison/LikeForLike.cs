using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Coverage.Comparison;

/// <summary>One side of a comparison: people by role on a day. People of several roles count in each.</summary>
internal sealed record TrendPoint(Period Period, DateOnly On, StateCounts Total, IReadOnlyDictionary<Role, StateCounts> Roles)
{
    /// <param name="on">The day on which states are told; the last day of the period, or the day of the summary.</param>
    public static TrendPoint Of(RegionCoverage coverage, Period period, DateOnly on, CertificateRules rules) => new(
        period,
        on,
        coverage.Total.On(on, rules),
        coverage.Roles.ToDictionary(role => role.Role, role => role.Counts.On(on, rules)));
}

/// <summary>
/// Two periods of one area compared in the roles that both have: where the set of roles differs, headcounts of all do not
/// compare (Cimahi: 36 in 2017, 252 in 2019), and the comparison says so.
/// </summary>
/// <param name="Common">Roles of both, in their order.</param>
/// <param name="Added">Roles that only the later period has.</param>
/// <param name="Dropped">Roles that only the earlier one has.</param>
internal sealed record LikeForLike(
    TrendPoint Earlier,
    TrendPoint Later,
    IReadOnlyList<Role> Common,
    IReadOnlyList<Role> Added,
    IReadOnlyList<Role> Dropped)
{
    /// <summary>Whether the totals may be set beside each other.</summary>
    public bool TotalsCompare => Added.Count == 0 && Dropped.Count == 0;

    /// <summary>Whether anything may: some role is in both.</summary>
    public bool HasCommon => Common.Count > 0;

    public StateCounts EarlierCommon => Sum(Earlier);

    public StateCounts LaterCommon => Sum(Later);

    /// <summary>Change of the share of certified people in the common roles, in points from −1 to 1.</summary>
    public double? ShareChange => HasCommon ? LaterCommon.Share - EarlierCommon.Share : null;

    public static LikeForLike Of(TrendPoint earlier, TrendPoint later) => new(
        earlier,
        later,
        [.. earlier.Roles.Keys.Intersect(later.Roles.Keys).Order()],
        [.. later.Roles.Keys.Except(earlier.Roles.Keys).Order()],
        [.. earlier.Roles.Keys.Except(later.Roles.Keys).Order()]);

    /// <summary>In one sentence, what does not compare and why; null where everything does.</summary>
    public string? Note()
    {
        if (TotalsCompare)
        {
            return null;
        }

        var breaks = new List<string>();
        if (Added.Count > 0)
        {
            breaks.Add($"peran baru: {Names(Added)}");
        }

        if (Dropped.Count > 0)
        {
            breaks.Add($"peran yang tidak ada lagi: {Names(Dropped)}");
        }

        return HasCommon
            ? $"Jumlah semua peran tidak sebanding dengan {IndonesianText.Long(Earlier.Period)} ({string.Join("; ", breaks)}); yang dibandingkan hanya {Names(Common)}."
            : $"Tidak sebanding dengan {IndonesianText.Long(Earlier.Period)}: tidak ada peran yang sama ({string.Join("; ", breaks)}).";
    }

    private StateCounts Sum(TrendPoint point) => Common.Aggregate(default(StateCounts), (sum, role) => sum + point.Roles[role]);

    private static string Names(IReadOnlyList<Role> roles) => string.Join(", ", roles.Select(role => role.Label()));
}
