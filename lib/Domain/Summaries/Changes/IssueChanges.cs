using System.Text.Json.Serialization;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Changes;

/// <summary>One issue, as the bridge names it.</summary>
internal sealed record IssueName(Period Period, int Issue, DateOnly AsOf)
{
    public static IssueName Of(IssueTotals totals) => new(totals.Period, totals.Issue, totals.AsOf);
}

/// <summary>The bridge of a region as part of a sum: whom the sum counts in another region is taken off both ends.</summary>
/// <param name="IsItemised">False where its earlier register is no longer kept, or does not agree with what was published.</param>
internal sealed record RegionBridge(
    RegionCode Region, Headcount Before, Headcount After, bool IsItemised, IReadOnlyList<CauseChange> Causes, IReadOnlyList<LeftChange> Left, IReadOnlyList<RoleChanges> Roles);

/// <summary>
/// The bridge from an issue to the next one, of the nation or a part of it: before and causes make after, exactly, for the
/// sum, each role and each region.
/// </summary>
/// <param name="From">Null where there was no issue before.</param>
/// <param name="Regions">Those that have or had people, in the order of codes.</param>
internal sealed record IssueChanges(IssueName? From, IssueName To, IReadOnlyList<RegionBridge> Regions)
{
    public int Version { get; init; } = RegionChanges.CurrentVersion;

    [JsonIgnore]
    public Headcount Before => Regions.Aggregate(default(Headcount), (sum, region) => sum + region.Before);

    [JsonIgnore]
    public Headcount After => Regions.Aggregate(default(Headcount), (sum, region) => sum + region.After);

    [JsonIgnore]
    public IReadOnlyList<CauseChange> Causes => CauseChange.Sum(Regions.SelectMany(region => region.Causes));

    [JsonIgnore]
    public IReadOnlyList<LeftChange> Left =>
        [.. Regions.SelectMany(region => region.Left)
            .GroupBy(left => left.Reason)
            .OrderBy(group => group.Key is null)
            .ThenBy(group => group.Key)
            .Select(group => new LeftChange(group.Key, group.Sum(left => left.People), group.Sum(left => left.Certified)))];

    [JsonIgnore]
    public IReadOnlyList<RoleChanges> Roles =>
        [.. Regions.SelectMany(region => region.Roles)
            .GroupBy(role => role.Role)
            .OrderBy(group => group.Key)
            .Select(group => new RoleChanges(
                group.Key,
                group.Aggregate(default(Headcount), (sum, role) => sum + role.Before),
                group.Aggregate(default(Headcount), (sum, role) => sum + role.After),
                CauseChange.Sum(group.SelectMany(role => role.Causes))))];

    /// <summary>How many regions had no people in the issue before: coverage of others than then is another thing, not a change.</summary>
    [JsonIgnore]
    public int NewRegions => From is null ? 0 : Regions.Count(region => region.Before == default && region.After != default);

    /// <summary>Regions whose change is known, but not why.</summary>
    [JsonIgnore]
    public IReadOnlyList<RegionCode> NotItemised => [.. Regions.Where(region => !region.IsItemised).Select(region => region.Region)];

    /// <param name="parts">The bridges of regions; one that does not agree with both totals is left aside.</param>
    /// <param name="before">Null where there was no issue before.</param>
    public static IssueChanges Of(IReadOnlyList<RegionChanges> parts, IssueTotals? before, IssueTotals after)
    {
        var bridges = parts.ToDictionary(part => part.Region);
        var earlier = (before?.Regions ?? []).ToDictionary(region => region.Region);
        var later = after.Regions.ToDictionary(region => region.Region);
        return new IssueChanges(
            before is null ? null : IssueName.Of(before),
            IssueName.Of(after),
            [.. earlier.Keys.Union(later.Keys).Order().Select(code =>
                Bridge(code, bridges.GetValueOrDefault(code), earlier.GetValueOrDefault(code), later.GetValueOrDefault(code)))]);
    }

    /// <summary>The part of some regions, such as a province.</summary>
    public IssueChanges Within(Func<RegionCode, bool> holds) => this with { Regions = [.. Regions.Where(region => holds(region.Region))] };

    public IssueChanges OfProvince(string code) => Within(region => region.Value.StartsWith(code + ".", StringComparison.Ordinal));

    private static RegionBridge Bridge(RegionCode code, RegionChanges? part, RegionTotals? before, RegionTotals? after)
    {
        var itemised = part is { Version: RegionChanges.CurrentVersion } && part.Before == (before?.Own ?? default) && part.After == (after?.Own ?? default)
            && RolesAgree(part, before, after);
        var roles = (before?.Roles ?? []).Concat(after?.Roles ?? []).Select(role => role.Role)
            .Concat(itemised ? part!.Roles.Select(role => role.Role) : [])
            .Distinct().Order();
        return new RegionBridge(
            code,
            before?.Counted ?? default,
            after?.Counted ?? default,
            itemised,
            Explain(itemised ? part!.Causes : null, before?.Own ?? default, after?.Own ?? default, before?.Elsewhere ?? default, after?.Elsewhere ?? default),
            itemised ? part!.Left : [],
            [.. roles.Select(role =>
            {
                var (first, last) = (Of(before, role), Of(after, role));
                return new RoleChanges(
                    role,
                    first.Own - first.Elsewhere,
                    last.Own - last.Elsewhere,
                    Explain(itemised ? part!.Roles.FirstOrDefault(known => known.Role == role)?.Causes ?? [] : null, first.Own, last.Own, first.Elsewhere, last.Elsewhere));
            })]);
    }

    private static bool RolesAgree(RegionChanges part, RegionTotals? before, RegionTotals? after) =>
        part.Roles.All(role => role.Before == Of(before, role.Role).Own && role.After == Of(after, role.Role).Own)
        && (before?.Roles ?? []).Concat(after?.Roles ?? []).All(role => role.Own == default || part.Roles.Any(known => known.Role == role.Role));

    private static RoleTotals Of(RegionTotals? totals, Role role) =>
        totals?.Roles.FirstOrDefault(known => known.Role == role) ?? new RoleTotals(role, default, default);

    private static IReadOnlyList<CauseChange> Explain(
        IReadOnlyList<CauseChange>? known, Headcount before, Headcount after, Headcount elsewhereBefore, Headcount elsewhereAfter)
    {
        var change = after - before;
        var moved = elsewhereBefore - elsewhereAfter;
        var causes = known ?? (change == default ? [] : [new CauseChange(ChangeCause.NotItemised, Math.Max(Math.Abs(change.People), Math.Abs(change.Certified)), change.People, change.Certified)]);
        return moved == default
            ? causes
            : [.. causes, new CauseChange(ChangeCause.CountedElsewhere, Math.Max(Math.Abs(moved.People), Math.Abs(moved.Certified)), moved.People, moved.Certified)];
    }
}
