namespace SertiKesos.People;

/// <summary>
/// Who somebody without a NIK may be: people with a NIK who have the same name, titles and degrees aside, and were born on
/// the same day.
/// </summary>
internal sealed class Namesakes
{
    private readonly ILookup<(string Name, DateOnly Born)?, Nik> _niks;

    /// <param name="asking">Among them those without a NIK: only names of people born on their days are compared.</param>
    public Namesakes(IEnumerable<Person> people, IEnumerable<Person> asking)
    {
        var births = asking.Where(person => person.Nik is null).Select(person => person.BirthDate).OfType<DateOnly>().ToHashSet();
        _niks = (births.Count == 0 ? [] : people.Where(person => person is { Nik: not null, BirthDate: { } born } && births.Contains(born)))
            .ToLookup(KeyOf, person => person.Nik!.Value);
    }

    /// <summary>Those of one list among each other.</summary>
    public static Namesakes Within(IReadOnlyCollection<Person> people) => new(people, people);

    /// <summary>Null where a name of letters or the birth date is missing.</summary>
    public static (string Name, DateOnly Born)? KeyOf(Person person) =>
        person.BirthDate is { } born && NameKey.Of(person.Name) is { Length: > 0 } name ? (name, born) : null;

    public IReadOnlyList<Nik> NiksOf(Person person) => KeyOf(person) is { } key ? [.. _niks[key].Distinct()] : [];

    /// <summary>The NIK of the only one; null for nobody, and where several fit: nobody is guessed at.</summary>
    public Nik? NikOf(Person person) => NiksOf(person) is [var only] ? only : null;

    /// <summary>The identity of somebody, which is that of the only namesake with a NIK for those who have none.</summary>
    public PersonIdentity IdentityOf(Person person) =>
        person.Nik is null && NikOf(person) is { } nik ? PersonIdentity.Of(nik, person.Name, person.BirthDate) : person.Identity;
}
