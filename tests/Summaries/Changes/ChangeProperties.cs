using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Json;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;

namespace SertiKesos.Tests.Summaries.Changes;

/// <summary>Whatever happens between two issues, the bridge leads from the one to the other, exactly.</summary>
public sealed class ChangeProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly Arbitrary<(int[] Before, int[] After)> Histories = Arb.From(
        from before in Gen.Choose(0, 1_000_000).ArrayOf(9)
        from after in Gen.Choose(0, 1_000_000).ArrayOf(9)
        select (before, after));

    [Fact]
    public void The_bridge_of_a_region_sums_exactly_by_cause_role_and_roster() => Check((before, after) =>
    {
        foreach (var region in DrawnMonths.Regions)
        {
            if (DrawnMonths.Bridge(region, before, after) is not { } bridge)
            {
                continue;
            }

            Assert.Equal(Own(before, region.Value), bridge.Before);
            Assert.Equal(Own(after, region.Value), bridge.After);
            Assert.Equal(bridge.After, bridge.Before + CauseChange.NetOf(bridge.Causes));
            Assert.Equal(CauseChange.NetOf(bridge.Causes), CauseChange.NetOf(bridge.Sources.SelectMany(source => source.Causes)));
            Assert.Equal(bridge.Causes, CauseChange.Sum(bridge.Sources.SelectMany(source => source.Causes)));
            foreach (var role in bridge.Roles)
            {
                Assert.Equal(role.After, role.Before + CauseChange.NetOf(role.Causes));
                Assert.Equal(Headcount.Of(Region(after, region.Value)?.Figures.Roles.FirstOrDefault(known => known.Role == role.Role)?.States), role.After);
                Assert.Equal(Headcount.Of(Region(before, region.Value)?.Figures.Roles.FirstOrDefault(known => known.Role == role.Role)?.States), role.Before);
            }

            var left = bridge.Causes.FirstOrDefault(cause => cause.Cause == ChangeCause.Left)?.Net ?? default;
            Assert.Equal(left, bridge.Left.Aggregate(default(Headcount), (sum, reason) => sum + new Headcount(reason.People, reason.Certified)));
            Assert.All(bridge.Causes.Where(cause => cause.Cause is ChangeCause.Renewed), cause => Assert.Equal(default, cause.Net));
        }
    });

    [Fact]
    public void The_bridge_of_the_nation_sums_exactly_by_cause_role_and_region() => Check((before, after) =>
    {
        var parts = DrawnMonths.Regions.Select(region => DrawnMonths.Bridge(region, before, after)).OfType<RegionChanges>().ToList();

        var changes = IssueChanges.Of(parts, IssueTotals.Of(before.Summary), IssueTotals.Of(after.Summary));

        Assert.Empty(changes.NotItemised);
        Holds(changes, before.Summary.Nation, after.Summary.Nation);
        foreach (var province in after.Summary.Provinces.Where(province => province.Figures.Total is not null))
        {
            Holds(changes.OfProvince(province.Code), before.Summary.Provinces.Single(other => other.Code == province.Code).Figures, province.Figures);
        }
    });

    [Fact]
    public void Regions_whose_register_is_gone_have_a_line_of_their_own() => Check((before, after) =>
    {
        var parts = DrawnMonths.Regions.Skip(1).Select(region => DrawnMonths.Bridge(region, before, after)).OfType<RegionChanges>().ToList();

        var changes = IssueChanges.Of(parts, IssueTotals.Of(before.Summary), IssueTotals.Of(after.Summary));

        Holds(changes, before.Summary.Nation, after.Summary.Nation);
        Assert.DoesNotContain(changes.NotItemised, region => region != DrawnMonths.Regions[0]);
    });

    [Fact]
    public void The_same_data_on_the_same_day_change_nothing() => Check((before, _) =>
    {
        foreach (var region in DrawnMonths.Regions.Where(region => before.Side(region) is not null))
        {
            var bridge = RegionChanges.Of(before.Side(region), before.Side(region))!;

            Assert.False(bridge.HasAny);
            Assert.Empty(bridge.Sources);
            Assert.All(bridge.Roles, role => Assert.Empty(role.Causes));
        }
    });

    [Fact]
    public void Days_alone_change_what_the_registers_say_too() => Check((before, after) =>
    {
        foreach (var coverage in before.Coverages)
        {
            var later = after.Summary.AsOf;
            var side = before.Side(coverage.Region)!;

            var quick = RegionChanges.OfDays(coverage, before.Summary.AsOf, later, before.Rules.Certificates)!;
            var full = RegionChanges.Of(side, side with { AsOf = later })!;

            Assert.Equal((full.Before, full.After), (quick.Before, quick.After));
            Assert.Equal(full.Causes, quick.Causes);
            Assert.Equal(full.Roles.Select(role => (role.Role, role.Before, role.After)), quick.Roles.Select(role => (role.Role, role.Before, role.After)));
        }
    });

    [Fact]
    public void A_bridge_is_read_as_it_was_written() => Check((before, after) =>
    {
        foreach (var bridge in DrawnMonths.Regions.Select(region => DrawnMonths.Bridge(region, before, after)).OfType<RegionChanges>())
        {
            var text = JsonSerializer.Serialize(bridge, StoredJson.Options);

            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<RegionChanges>(text, StoredJson.Options), StoredJson.Options));
            Assert.DoesNotContain("Orang", text, StringComparison.Ordinal);
            Assert.DoesNotContain("3277011708", text, StringComparison.Ordinal);
        }
    });

    private static void Holds(IssueChanges changes, Breakdown before, Breakdown after)
    {
        Assert.Equal(Headcount.Of(before.Total), changes.Before);
        Assert.Equal(Headcount.Of(after.Total), changes.After);
        Assert.Equal(changes.After, changes.Before + CauseChange.NetOf(changes.Causes));
        Assert.All(changes.Regions, region => Assert.Equal(region.After, region.Before + CauseChange.NetOf(region.Causes)));
        foreach (var role in changes.Roles)
        {
            Assert.Equal(role.After, role.Before + CauseChange.NetOf(role.Causes));
            Assert.Equal(Headcount.Of(after.Roles.FirstOrDefault(known => known.Role == role.Role)?.States), role.After);
        }
    }

    private static RegionFigures? Region(DrawnIssue issue, string code) => issue.Summary.Regions.FirstOrDefault(region => region.Region.Code.Value == code);

    private static Headcount Own(DrawnIssue issue, string code) => Headcount.Of(Region(issue, code)?.Figures.Total);

    private static void Check(Action<DrawnIssue, DrawnIssue> holds) => Prop.ForAll(Histories, history =>
    {
        var months = new DrawnMonths();
        Array.ForEach(history.Before, months.Happen);
        var before = months.Issue(1);
        Array.ForEach(history.After, months.Happen);
        holds(before, months.Issue(2));
    }).Check(Often);
}
