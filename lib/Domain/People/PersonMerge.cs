namespace SertiKesos.People;

/// <summary>Turns rows into people: rows of one identity become one person with several roles.</summary>
internal static class PersonMerge
{
    /// <summary>
    /// One person per identity, in the order of first appearance. The first row's identity fields stand; contacts are
    /// joined; of two rows with the same role the later one's assignment stands, with the certificates of both (findings
    /// name the repetition).
    /// </summary>
    public static IReadOnlyList<Person> Merge(IEnumerable<Person> rows)
    {
        var people = new List<Person>();
        var index = new Dictionary<PersonIdentity, int>();
        foreach (var row in rows)
        {
            if (index.TryGetValue(row.Identity, out var at))
            {
                people[at] = Join(people[at], row);
            }
            else
            {
                index.Add(row.Identity, people.Count);
                people.Add(row);
            }
        }

        return JoinNamesakes(people);
    }

    /// <summary>
    /// A row without NIK joins the one person with NIK who has its name and birth date: offices leave the NIK out where
    /// it stands on another sheet already, and one that is damaged is none.
    /// </summary>
    private static List<Person> JoinNamesakes(List<Person> people)
    {
        var namesakes = Namesakes.Within(people);
        var joining = people
            .Where(person => person.Nik is null && namesakes.NikOf(person) is not null)
            .ToLookup(namesakes.IdentityOf);
        return joining.Count == 0
            ? people
            : [.. people
                .Where(person => person.Nik is not null || namesakes.NikOf(person) is null)
                .Select(person => joining[person.Identity].Aggregate(person, Join))];
    }

    /// <summary>The later assignment with the certificates of both: the best of them counts, whatever the order of the rows.</summary>
    private static Assignment WithAll(Assignment later, Person first) => first.Assignments.FirstOrDefault(other => other.Role == later.Role) is { Credentials.Count: > 0 } earlier
        ? later with { Credentials = [.. later.Credentials.Union(earlier.Credentials)] }
        : later;

    public static Person Join(Person first, Person later) => first with
    {
        BirthDate = first.BirthDate ?? later.BirthDate,
        Sex = first.Sex ?? later.Sex,
        Phones = [.. first.Phones.Union(later.Phones, StringComparer.Ordinal)],
        Email = first.Email ?? later.Email,
        Assignments =
        [
            .. first.Assignments.Where(assignment => later.Assignments.All(other => other.Role != assignment.Role)),
            .. later.Assignments.Select(assignment => WithAll(assignment, first)),
        ],
    };
}
