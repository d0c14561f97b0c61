using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Registers.Matching;

internal enum CrossRegionKind
{
    /// <summary>Serves in both regions, by their own rosters.</summary>
    Double,

    /// <summary>Left one region and serves in the other.</summary>
    Transfer,
}

/// <summary>What an office has to settle with another one. It names the person by a keyed hash.</summary>
/// <param name="Key">Keyed hash of the NIK.</param>
/// <param name="CountedHere">Whether the nation counts the person in this region.</param>
/// <param name="OtherName">Whether the two regions state different names: a matter for review.</param>
/// <param name="OtherBirthDate">Whether they state different birth dates.</param>
internal sealed record CrossRegionTask(
    string Key, CrossRegionKind Kind, RegionCode Other, bool CountedHere, bool OtherName, bool OtherBirthDate);

/// <summary>
/// What the nation does not count of a region, because the same person is counted in another one: the standing of each,
/// and the roles and categories in which that other one counts them as well.
/// </summary>
internal sealed record CountedElsewhere(
    CertificationStanding Standing, IReadOnlyList<Role> Roles, IReadOnlyList<LegalCategory> Categories);

/// <summary>What the comparison of all regions says of one.</summary>
internal sealed record RegionMatch(
    RegionCode Region, IReadOnlyList<CrossRegionTask> Tasks, IReadOnlyList<CountedElsewhere> Elsewhere)
{
    public override string ToString() => $"RegionMatch {Region} ({Tasks.Count} tasks)";
}

/// <summary>
/// Finds people who stand in the registers of several regions. Pure. Each counts once in the nation: in the region that
/// confirmed last, and of two at the same moment in that with the lower code.
/// </summary>
internal static class CrossRegionMatch
{
    public static IReadOnlyList<RegionMatch> Of(IEnumerable<PeopleDigest> digests)
    {
        var tasks = new SortedDictionary<RegionCode, List<CrossRegionTask>>();
        var elsewhere = new SortedDictionary<RegionCode, List<CountedElsewhere>>();
        foreach (var group in digests
            .SelectMany(digest => digest.Entries.Select(entry => new Place(digest.Region, entry)))
            .GroupBy(place => place.Entry.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var places = group
                .OrderByDescending(place => place.Entry.Active)
                .ThenByDescending(place => place.Entry.ConfirmedAt)
                .ThenBy(place => place.Region)
                .ToList();
            if (places.Count > 1 && places[0].Entry.Active)
            {
                Count(places, elsewhere);
                Ask(places, tasks);
            }
        }

        return
        [
            .. tasks.Keys.Union(elsewhere.Keys).Order().Select(region => new RegionMatch(
                region, tasks.GetValueOrDefault(region) ?? [], elsewhere.GetValueOrDefault(region) ?? [])),
        ];
    }

    private static void Count(List<Place> places, SortedDictionary<RegionCode, List<CountedElsewhere>> elsewhere)
    {
        var roles = places[0].Entry.Roles.ToHashSet();
        var categories = places[0].Entry.CountedCategories.ToHashSet();
        foreach (var (region, entry) in places.Skip(1).Where(place => place.Entry.Active))
        {
            Add(elsewhere, region, new CountedElsewhere(
                entry.Standing,
                [.. entry.Roles.Where(roles.Contains)],
                [.. entry.CountedCategories.Where(categories.Contains)]));
            roles.UnionWith(entry.Roles);
            categories.UnionWith(entry.CountedCategories);
        }
    }

    /// <summary>Every other region is asked about its relation to the one that counts; that one about all others.</summary>
    private static void Ask(List<Place> places, SortedDictionary<RegionCode, List<CrossRegionTask>> tasks)
    {
        var (here, counted) = places[0];
        foreach (var (region, entry) in places.Skip(1).Where(place => place.Entry.Active || IsTransfer(place.Entry)))
        {
            var kind = entry.Active ? CrossRegionKind.Double : CrossRegionKind.Transfer;
            var otherName = entry.NameKey != counted.NameKey;
            var otherBirth = entry.BirthKey is not null && counted.BirthKey is not null && entry.BirthKey != counted.BirthKey;
            if (!counted.Shared.Contains(region) && entry.To != here)
            {
                Add(tasks, here, new CrossRegionTask(counted.Key, kind, region, true, otherName, otherBirth));
            }

            if (!entry.Shared.Contains(here) && entry.To != here)
            {
                Add(tasks, region, new CrossRegionTask(entry.Key, kind, here, false, otherName, otherBirth));
            }
        }
    }

    /// <summary>Who retired or died did not move; that somebody serves elsewhere contradicts it all the same only when it was death.</summary>
    private static bool IsTransfer(DigestEntry entry) => entry.Left is null or MusterReason.Moved or MusterReason.Died;

    private static void Add<T>(SortedDictionary<RegionCode, List<T>> lists, RegionCode region, T item)
    {
        if (!lists.TryGetValue(region, out var list))
        {
            lists.Add(region, list = []);
        }

        list.Add(item);
    }

    private readonly record struct Place(RegionCode Region, DigestEntry Entry);
}
