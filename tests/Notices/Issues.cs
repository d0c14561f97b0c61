using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Publication;
using SertiKesos.Tests.Summaries;

namespace SertiKesos.Tests.Notices;

/// <summary>Snapshots of issues of November: Cimahi lapor, with two people more than in the issue of October.</summary>
internal static class Issues
{
    private static readonly RegionCode Cimahi = RegionCode.Parse("32.77");

    public static IssueSnapshot First { get; } = IssueSnapshot.Of(Summary(1), [], []);

    public static IssueSnapshot Of(int issue)
    {
        var now = Summary(issue);
        var totals = IssueTotals.Of(now);
        var own = totals.Regions.Single();
        var before = totals with
        {
            Period = new(2026, 10),
            AsOf = new DateOnly(2026, 10, 31),
            Issue = 1,
            Regions = [own with { Own = own.Own - new Headcount(2, 0), Roles = [] }],
        };
        var part = new RegionChanges(Cimahi, before.AsOf, now.AsOf, 1, 2, before.Regions[0].Own, own.Own, [], [], [], []);
        return IssueSnapshot.Of(now with { Changes = IssueChanges.Of([part], before, totals) }, [part], []);
    }

    private static NationalSummary Summary(int issue) =>
        NationalSummary.Of(Counts.November, Counts.AsOf, issue, [Counts.Cimahi()], RulesInForce.Default);
}
