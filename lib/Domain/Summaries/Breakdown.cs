using SertiKesos.Coverage;
using SertiKesos.People;

namespace SertiKesos.Summaries;

/// <summary>
/// The states of an area's people on one day: all together, by role and by legal category. <see cref="Total"/> is null
/// where no region of the area has reported, which is not the same as nobody.
/// </summary>
internal sealed record Breakdown(StateCounts? Total, IReadOnlyList<RoleStates> Roles, IReadOnlyList<CategoryStates> Categories)
{
    public static Breakdown NotReported { get; } = new(null, [], []);

    /// <summary>The finest slice: role × posting. Somebody in two of them counts in both; nobody is taken off for another region.</summary>
    public IReadOnlyList<PostingStates> Postings { get; init; } = [];

    public static Breakdown Of(RegionCoverage coverage, DateOnly day, CertificateRules rules) => new(
        coverage.Total.On(day, rules),
        [.. coverage.Roles.Select(role => new RoleStates(role.Role, role.Counts.On(day, rules))).OrderBy(role => role.Role)],
        [.. coverage.Categories
            .Select(category => new CategoryStates(category.Category, category.Counts.On(day, rules)))
            .OrderBy(category => category.Category)])
    {
        Postings = [.. coverage.Rows.Select(row => new PostingStates(row.Role, row.Posting, row.Counts.On(day, rules)))],
    };

    public static Breakdown Sum(IEnumerable<Breakdown> parts)
    {
        var reported = parts.Where(part => part.Total is not null).ToList();
        return reported.Count == 0
            ? NotReported
            : new Breakdown(
                Sum(reported.Select(part => part.Total!.Value)),
                [.. reported
                    .SelectMany(part => part.Roles)
                    .GroupBy(role => role.Role)
                    .OrderBy(group => group.Key)
                    .Select(group => new RoleStates(group.Key, Sum(group.Select(role => role.States))))],
                [.. reported
                    .SelectMany(part => part.Categories)
                    .GroupBy(category => category.Category)
                    .OrderBy(group => group.Key)
                    .Select(group => new CategoryStates(group.Key, Sum(group.Select(category => category.States))))])
            {
                Postings = [.. reported
                    .SelectMany(part => part.Postings)
                    .GroupBy(row => (row.Role, row.Posting))
                    .OrderBy(group => group.Key.Role)
                    .ThenBy(group => group.Key.Posting, StringComparer.Ordinal)
                    .Select(group => new PostingStates(group.Key.Role, group.Key.Posting, Sum(group.Select(row => row.States))))],
            };
    }

    private static StateCounts Sum(IEnumerable<StateCounts> counts) => counts.Aggregate(default(StateCounts), (sum, next) => sum + next);
}

internal sealed record RoleStates(Role Role, StateCounts States);

/// <param name="Posting">Null for people without one.</param>
internal sealed record PostingStates(Role Role, string? Posting, StateCounts States);

internal sealed record CategoryStates(LegalCategory Category, StateCounts States);
