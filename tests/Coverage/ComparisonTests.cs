using SertiKesos.Coverage;
using SertiKesos.Coverage.Comparison;
using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Tests.Coverage;

public sealed class ComparisonTests
{
    private static readonly Period Earlier = new(2017, 12);
    private static readonly Period Later = new(2019, 7);

    [Fact]
    public void Only_roles_of_both_periods_are_compared_and_the_break_is_named()
    {
        var comparison = LikeForLike.Of(
            Point(Earlier, (Role.Pkh, 10, 4), (Role.Lk3, 2, 1), (Role.Staf, 3, 0)),
            Point(Later, (Role.Pkh, 64, 44), (Role.Psm, 163, 0)));

        Assert.Equal([Role.Pkh], comparison.Common);
        Assert.Equal([Role.Psm], comparison.Added);
        Assert.Equal([Role.Lk3, Role.Staf], comparison.Dropped);
        Assert.Equal((10, 64), (comparison.EarlierCommon.People, comparison.LaterCommon.People));
        Assert.False(comparison.TotalsCompare);
        Assert.Equal((44.0 / 64) - 0.4, comparison.ShareChange!.Value, 12);
        Assert.Equal(
            "Jumlah semua peran tidak sebanding dengan Desember 2017 (peran baru: PSM; peran yang tidak ada lagi: Petugas LK3, Staf Dinas Sosial); yang dibandingkan hanya Pendamping PKH.",
            comparison.Note());
    }

    [Fact]
    public void The_same_roles_compare_as_a_whole_and_need_no_note()
    {
        var comparison = LikeForLike.Of(Point(Earlier, (Role.Psm, 10, 1)), Point(Later, (Role.Psm, 20, 4)));

        Assert.True(comparison.TotalsCompare);
        Assert.Null(comparison.Note());
        Assert.Equal(0.1, comparison.ShareChange!.Value, 12);
    }

    [Fact]
    public void Without_a_common_role_nothing_is_compared()
    {
        var comparison = LikeForLike.Of(Point(Earlier, (Role.Psm, 10, 1)), Point(Later, (Role.Pkh, 20, 4)));

        Assert.False(comparison.HasCommon);
        Assert.Null(comparison.ShareChange);
        Assert.StartsWith("Tidak sebanding dengan Desember 2017: tidak ada peran yang sama", comparison.Note(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_tells_what_came_after_the_deadline()
    {
        var seen = new StateCounts(0, 2, 0, 0, 0, 0, 8);
        var now = new StateCounts(0, 5, 0, 0, 0, 0, 10);

        Assert.Equal((true, 5, 3), (new Revision(seen, now).IsRevised, new Revision(seen, now).People, new Revision(seen, now).Certified));
        Assert.False(new Revision(now, now).IsRevised);
        Assert.Equal((true, 15), (new Revision(null, now).IsRevised, new Revision(null, now).People));
        Assert.Null(new Revision(null, null).People);
    }

    private static TrendPoint Point(Period period, params (Role Role, int People, int Certified)[] roles)
    {
        var states = roles.ToDictionary(role => role.Role, role => new StateCounts(0, role.Certified, 0, 0, 0, 0, role.People - role.Certified));
        return new TrendPoint(period, period.LastDay, states.Values.Aggregate(default(StateCounts), (sum, next) => sum + next), states);
    }
}
