using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Registers.Matching;

namespace SertiKesos.Summaries;

/// <summary>
/// People who stand in several regions count once in provinces, BBPPKS areas and the nation: each such sum leaves out
/// whom a region shares with the region that confirmed last. The region's own figures keep them.
/// </summary>
internal static class CountedOnce
{
    /// <summary>The states of a region's people who are counted in another one; null where there are none.</summary>
    public static Breakdown? Elsewhere(RegionMatch? match, DateOnly day, CertificateRules rules) =>
        match is not { Elsewhere: { Count: > 0 } people }
            ? null
            : new Breakdown(
                States(people, day, rules),
                [.. people.SelectMany(person => person.Roles.Select(role => (role, person)))
                    .GroupBy(entry => entry.role, entry => entry.person)
                    .OrderBy(group => group.Key)
                    .Select(group => new RoleStates(group.Key, States(group, day, rules)))],
                [.. people.SelectMany(person => person.Categories.Select(category => (category, person)))
                    .GroupBy(entry => entry.category, entry => entry.person)
                    .OrderBy(group => group.Key)
                    .Select(group => new CategoryStates(group.Key, States(group, day, rules)))]);

    /// <summary>A region's part in the sums above it.</summary>
    public static Breakdown Less(this Breakdown all, Breakdown? elsewhere) =>
        elsewhere is null || all.Total is null
            ? all
            : new Breakdown(
                all.Total.Value.Less(elsewhere.Total!.Value),
                [.. all.Roles.Select(role => role with
                {
                    States = role.States.Less(elsewhere.Roles.FirstOrDefault(other => other.Role == role.Role)?.States ?? default),
                })],
                [.. all.Categories.Select(category => category with
                {
                    States = category.States.Less(elsewhere.Categories.FirstOrDefault(other => other.Category == category.Category)?.States ?? default),
                })])
            {
                Postings = all.Postings,
            };

    private static StateCounts States(IEnumerable<CountedElsewhere> people, DateOnly day, CertificateRules rules) =>
        StandingCounts.Of(people.Select(person => person.Standing)).On(day, rules);
}
