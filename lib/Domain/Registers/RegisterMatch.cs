using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>
/// Finds who of a roster is already known: by identity, and where one side lacks the NIK by name and birth date, if those
/// fit one person only. So nobody counts twice because a NIK was added or left out.
/// </summary>
internal sealed class RegisterMatch
{
    private readonly Dictionary<PersonIdentity, Person> _arrivals;
    private readonly Dictionary<(string, DateOnly), Person?> _byName = [];

    public RegisterMatch(IReadOnlyList<Person> known, IReadOnlyList<Person> arrivals)
    {
        _arrivals = arrivals.ToDictionary(person => person.Identity);
        var names = known.GroupBy(Key).Where(group => group.Key is not null).ToDictionary(group => group.Key!.Value, group => group.Count());
        var identities = known.Select(person => person.Identity).ToHashSet();
        foreach (var arrival in arrivals.Where(arrival => !identities.Contains(arrival.Identity)))
        {
            if (Key(arrival) is { } key && names.GetValueOrDefault(key) == 1 && !_byName.TryAdd(key, arrival))
            {
                _byName[key] = null;
            }
        }
    }

    /// <summary>Those whom nobody known has taken.</summary>
    public IEnumerable<Person> Unmatched => _arrivals.Values;

    /// <summary>The arrival that is this known person; each is found once.</summary>
    public Person? Take(Person known)
    {
        if (_arrivals.Remove(known.Identity, out var arrival))
        {
            return arrival;
        }

        return Key(known) is { } key && _byName.TryGetValue(key, out var named) && named is not null
            && (known.Nik is null || named.Nik is null) && _arrivals.Remove(named.Identity)
            ? named
            : null;
    }

    private static (string, DateOnly)? Key(Person person) =>
        person.BirthDate is { } born && PersonIdentity.FoldName(person.Name) is { Length: > 0 } name ? (name, born) : null;
}
