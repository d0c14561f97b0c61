using SertiKesos.Coverage.Facts;
using SertiKesos.People;

namespace SertiKesos.Coverage.Regeneration;

/// <summary>
/// Ages by the kelurahan or desa in which people serve, for the office itself: told from its register, because so small a
/// place may hold one person alone, and stored or published nowhere.
/// </summary>
/// <param name="Kelurahan">As the office writes it; null where none is known.</param>
internal sealed record KelurahanAges(string? Kelurahan, AgeFigures Ages)
{
    /// <summary>Somebody who serves in two places counts in both.</summary>
    public static IReadOnlyList<KelurahanAges> Of(IEnumerable<Person> people, DateOnly on, int setAge = AgeFigures.UsualAge) =>
        [.. people
            .SelectMany(person => person.Assignments
                .Where(assignment => assignment.IsActive)
                .Select(assignment => assignment.Kelurahan?.Trim())
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(place => (Place: place, Person: person)))
            .GroupBy(entry => entry.Place, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key is null ? 1 : 0)
            .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => new KelurahanAges(group.Key, AgeFigures.Of(AgeCounts.Of(group.Select(entry => entry.Person), on), on, setAge)))];
}
