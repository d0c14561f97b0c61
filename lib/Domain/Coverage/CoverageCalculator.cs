using SertiKesos.People;

namespace SertiKesos.Coverage;

/// <summary>The counts of a set of people, in every slice that is published.</summary>
internal sealed record CoverageCounts(
    StandingCounts Total,
    IReadOnlyList<RoleCoverage> Roles,
    IReadOnlyList<CategoryCoverage> Categories,
    IReadOnlyList<PostingCoverage> Postings,
    IReadOnlyList<CoverageRow> Rows,
    IReadOnlyList<TrainingCount> Trainings);

/// <summary>Counts people. Pure: a person counts once in each slice, whatever the number of rows.</summary>
internal static class CoverageCalculator
{
    /// <param name="categoryOf">The category of a role on the day of the count; by default the shipped ones.</param>
    public static CoverageCounts Count(IEnumerable<Person> people, CertificateRules rules, Func<Role, LegalCategory>? categoryOf = null)
    {
        categoryOf ??= RoleCatalog.Category;
        var active = new List<(Person Person, CertificationStanding Standing)>();
        var assignments = new List<(Person Person, Assignment Assignment, CertificationStanding Standing)>();
        foreach (var person in people.Where(person => person.IsActive))
        {
            var standing = rules.Standing(person);
            active.Add((person, standing));
            for (var index = 0; index < person.Assignments.Count; index++)
            {
                if (person.Assignments[index].IsActive)
                {
                    assignments.Add((person, person.Assignments[index], standing));
                }
            }
        }

        // Where everybody has one role, as in most rosters, nobody can stand twice in a slice: the larger are sums of the smallest.
        var repeats = assignments.Count > active.Count || active.DistinctBy(entry => entry.Person.Identity).Count() < active.Count;
        StandingCounts Distinct(IEnumerable<(Person Person, Assignment Assignment, CertificationStanding Standing)> entries) =>
            StandingCounts.Of((repeats ? entries.DistinctBy(entry => entry.Person.Identity) : entries).Select(entry => (entry.Person, entry.Standing)));

        List<CoverageRow> rows =
        [
            .. assignments
                .GroupBy(entry => (entry.Assignment.Role, entry.Assignment.Posting))
                .OrderBy(group => group.Key.Role)
                .ThenBy(group => group.Key.Posting, StringComparer.Ordinal)
                .Select(group => new CoverageRow(group.Key.Role, group.Key.Posting, Distinct(group))),
        ];

        IEnumerable<(TKey Key, StandingCounts Counts)> Slices<TKey>(Func<Role, string?, TKey> keyOf) => repeats
            ? assignments.GroupBy(entry => keyOf(entry.Assignment.Role, entry.Assignment.Posting)).Select(group => (group.Key, Distinct(group)))
            : rows.GroupBy(row => keyOf(row.Role, row.Posting)).Select(group => (group.Key, StandingCounts.Sum(group.Select(row => row.Counts))));

        return new CoverageCounts(
            StandingCounts.Of(active),
            [.. Slices((role, _) => role).OrderBy(slice => slice.Key).Select(slice => new RoleCoverage(slice.Key, slice.Counts))],
            [.. Slices((role, _) => categoryOf(role)).OrderBy(slice => slice.Key).Select(slice => new CategoryCoverage(slice.Key, slice.Counts))],
            [.. Slices((_, posting) => posting).OrderBy(slice => slice.Key, StringComparer.Ordinal).Select(slice => new PostingCoverage(slice.Key, slice.Counts))],
            rows,
            CountTrainings(active.Select(entry => entry.Person)));
    }

    private static List<TrainingCount> CountTrainings(IEnumerable<Person> people) =>
        [.. people
            .Where(person => person.Assignments.Any(assignment => assignment.Credentials.Count > 0))
            .SelectMany(person => person.Credentials
                .Where(credential => credential is { Kind: CredentialKind.Training, Scheme: not null })
                .Select(credential => credential.Scheme!)
                .Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new TrainingCount(group.Key, group.Count()))];
}
