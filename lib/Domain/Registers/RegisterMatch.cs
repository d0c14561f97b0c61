using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>
/// Finds who of a roster is already known: by NIK, and where one side has none by name and birth date, if those fit one
/// person only. So nobody counts twice, and nobody goes missing, because a NIK was added, left out or damaged.
/// </summary>
internal sealed class RegisterMatch
{
    private readonly Namesakes _stated;
    private readonly Namesakes _known;
    private readonly Namesakes _gone;
    private readonly Dictionary<Nik, string> _names;
    private readonly HashSet<(string, DateOnly)?> _listed;
    private readonly Dictionary<PersonIdentity, Person> _arrivals;
    private readonly Dictionary<(string, DateOnly), PersonIdentity> _byName;

    public RegisterMatch(Register current, IReadOnlyList<Person> incoming)
    {
        IReadOnlyList<Person> gone = [.. current.Muster.Select(entry => entry.Person)];
        IReadOnlyList<Person> unsure = [.. incoming.Concat(current.People).Concat(gone).Where(person => person.Nik is null)];
        _stated = new Namesakes(incoming, unsure);
        _known = new Namesakes(current.People, unsure);
        _gone = new Namesakes(gone, unsure);
        var births = unsure.Select(person => person.BirthDate).ToHashSet();
        _listed = [.. incoming.Where(person => births.Contains(person.BirthDate)).Select(Namesakes.KeyOf).Where(key => key is not null)];
        _names = unsure.Count == 0 ? [] : incoming.Where(person => person.Nik is not null).ToDictionary(person => person.Nik!.Value, person => NameKey.Of(person.Name));

        IReadOnlyList<Person> arrivals = _listed.Count == 0 ? incoming : PersonMerge.Merge(incoming.Select(WithNik));
        _arrivals = arrivals.ToDictionary(person => person.Identity);
        Known = _listed.Count == 0 ? current.People : [.. current.People.GroupBy(IdentityOf).Select(group => group.OrderBy(person => person.Nik is null).Aggregate(Join))];
        Muster = _listed.Count == 0 ? current.Muster : [.. current.Muster.Select(entry => WithNik(entry.Person) is var person && ReferenceEquals(person, entry.Person) ? entry : entry with { Person = person })];

        // Without a NIK on both sides: the same name with another title.
        var alone = Known.Where(person => person.Nik is null).GroupBy(Namesakes.KeyOf).Where(group => group.Count() == 1).Select(group => group.Key).ToHashSet();
        _byName = arrivals
            .Where(person => person.Nik is null)
            .GroupBy(Namesakes.KeyOf)
            .Where(group => group.Key is not null && group.Count() == 1 && alone.Contains(group.Key))
            .ToDictionary(group => group.Key!.Value, group => group.Single().Identity);
    }

    /// <summary>The people of the register; who turns out to be one person is one.</summary>
    public IReadOnlyList<Person> Known { get; }

    /// <summary>The muster list, with the NIK of those of whom the roster tells it.</summary>
    public IReadOnlyList<MusterEntry> Muster { get; }

    /// <summary>Those whom nobody known has taken.</summary>
    public IEnumerable<Person> Unmatched => _arrivals.Values;

    /// <summary>The arrival that is this known person; each is found once.</summary>
    public Person? Take(Person known)
    {
        if (_arrivals.Remove(IdentityOf(known), out var arrival))
        {
            return arrival;
        }

        return known.Nik is null && _byName.Count > 0 && Namesakes.KeyOf(known) is { } key
            && _byName.TryGetValue(key, out var identity) && _arrivals.Remove(identity, out arrival)
            ? arrival
            : null;
    }

    /// <summary>Whether the roster itself states the NIK of somebody.</summary>
    public bool States(Person arrival) => arrival.Nik is { } nik && (_listed.Count == 0 || _names.ContainsKey(nik));

    private Person WithNik(Person person) => NikOf(person) is { } nik ? person with { Nik = nik } : person;

    private PersonIdentity IdentityOf(Person person) =>
        NikOf(person) is { } nik ? PersonIdentity.Of(nik, person.Name, person.BirthDate) : person.Identity;

    /// <summary>
    /// The NIK of somebody who has none and of whom the roster speaks. It is not taken from a namesake whom the roster
    /// calls by another name: that NIK stands under two names.
    /// </summary>
    private Nik? NikOf(Person person)
    {
        if (person.Nik is not null || Namesakes.KeyOf(person) is not { } key || !_listed.Contains(key))
        {
            return null;
        }

        IReadOnlyList<Nik> serving = [.. _stated.NiksOf(person).Union(_known.NiksOf(person))];
        return (serving.Count > 0 ? serving : _gone.NiksOf(person)) is [var nik] && (!_names.TryGetValue(nik, out var name) || name == key.Name) ? nik : null;
    }

    private static Person Join(Person known, Person other) => PersonMerge.Join(known, other) with
    {
        Past = [.. known.Past.UnionBy(other.Past, past => past.Credential)],
        Corrections = [.. known.Corrections.Union(other.Corrections)],
        Restricted = known.Restricted ?? other.Restricted,
    };
}
