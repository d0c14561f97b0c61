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
        var active = people
            .Where(person => person.IsActive)
            .Select(person => (Person: person, Standing: rules.Standing(person)))
            .ToList();
        var assignments = active
            .SelectMany(entry => entry.Person.Assignments
                .Where(assignment => assignment.IsActive)
                .Select(assignment => (entry.Person, Assignment: assignment, entry.Standing)))
            .ToList();

        // Where everybody has one role, as in most rosters, nobody can stand twice in a slice.
        var repeats = assignments.Count > active.Count || active.DistinctBy(entry => entry.Person.Identity).Count() < active.Count;
        StandingCounts Distinct(IEnumerable<(Person Person, Assignment Assignment, CertificationStanding Standing)> entries) =>
            StandingCounts.Of((repeats ? entries.DistinctBy(entry => entry.Person.Identity) : entries).Select(entry => (entry.Person, entry.Standing)));

        return new CoverageCounts(
            StandingCounts.Of(active),
            [.. assignments
                .GroupBy(entry => entry.Assignment.Role)
                .OrderBy(group => group.Key)
                .Select(group => new RoleCoverage(group.Key, Distinct(group)))],
            [.. assignments
                .GroupBy(entry => categoryOf(entry.Assignment.Role))
                .OrderBy(group => group.Key)
                .Select(group => new CategoryCoverage(group.Key, Distinct(group)))],
            [.. assignments
                .GroupBy(entry => entry.Assignment.Posting)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new PostingCoverage(group.Key, Distinct(group)))],
            [.. assignments
                .GroupBy(entry => (entry.Assignment.Role, entry.Assignment.Posting))
                .OrderBy(group => group.Key.Role)
                .ThenBy(group => group.Key.Posting, StringComparer.Ordinal)
                .Select(group => new CoverageRow(group.Key.Role, group.Key.Posting, Distinct(group)))],
            CountTrainings(active.Select(entry => entry.Person)));
    }

    private static List<TrainingCount> CountTrainings(IEnumerable<Person> people) =>
        [.. people
            .SelectMany(person => person.Credentials
                .Where(credential => credential is { Kind: CredentialKind.Training, Scheme: not null })
                .Select(credential => credential.Scheme!)
                .Distinct(StringComparer.OrdinalIgnoreCase))
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new TrainingCount(group.Key, group.Count()))];
}
