using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Summaries.Changes;

/// <summary>Somebody in the earlier register and in the later one; one of them may be missing.</summary>
/// <param name="IsJoined">The earlier entry proved to be somebody who has an entry of their own.</param>
internal readonly record struct PersonPair(Person? Before, Person? After, bool IsJoined = false)
{
    public override string ToString() => "PersonPair";
}

/// <summary>
/// Who is who in two registers of a region: by identity, then by what corrections say that somebody was called, then by name
/// and birth date where one side had no NIK yet. Each entry stands in one pair.
/// </summary>
internal sealed class PersonPairs
{
    private PersonPairs(IReadOnlyList<PersonPair> all) => All = all;

    public IReadOnlyList<PersonPair> All { get; }

    public static PersonPairs Of(Register? before, Register? after)
    {
        var earlier = before?.People ?? [];
        var later = after?.People ?? [];
        var places = new Dictionary<PersonIdentity, int>(later.Count);
        for (var index = 0; index < later.Count; index++)
        {
            places.TryAdd(later[index].Identity, index);
        }

        var pairs = new List<PersonPair>(Math.Max(earlier.Count, later.Count));
        var taken = new bool[later.Count];
        var open = new List<Person>();
        foreach (var person in earlier)
        {
            if (places.TryGetValue(person.Identity, out var at) && !taken[at])
            {
                taken[at] = true;
                pairs.Add(new PersonPair(person, later[at]));
            }
            else
            {
                open.Add(person);
            }
        }

        if (open.Count > 0)
        {
            open = Corrected(open, later, taken, pairs);
            open = ByName(open, later, taken, pairs);
            pairs.AddRange(Gone(open, later, after));
        }

        for (var index = 0; index < later.Count; index++)
        {
            if (!taken[index])
            {
                pairs.Add(new PersonPair(null, later[index]));
            }
        }

        return new PersonPairs(pairs);
    }

    private static List<Person> Corrected(List<Person> open, IReadOnlyList<Person> later, bool[] taken, List<PersonPair> pairs)
    {
        var former = new Dictionary<PersonIdentity, int>();
        for (var index = 0; index < later.Count; index++)
        {
            if (!taken[index] && later[index].Corrections.Count > 0)
            {
                foreach (var identity in PersonCorrections.Identities(later[index]))
                {
                    former.TryAdd(identity, index);
                }
            }
        }

        return former.Count == 0 ? open : [.. open.Where(person => !Pair(person, former.TryGetValue(person.Identity, out var at) ? at : null, later, taken, pairs))];
    }

    /// <summary>Only where the name and birth date fit one open entry on each side, and one of the two has no NIK.</summary>
    private static List<Person> ByName(List<Person> open, IReadOnlyList<Person> later, bool[] taken, List<PersonPair> pairs)
    {
        var arrivals = Enumerable.Range(0, later.Count).Where(index => !taken[index]).ToLookup(index => Namesakes.KeyOf(later[index]));
        var asking = open.ToLookup(Namesakes.KeyOf);
        return [.. open.Where(person =>
            Namesakes.KeyOf(person) is not { } key || asking[key].Count() > 1 || arrivals[key].ToList() is not [var only]
            || (person.Nik is not null && later[only].Nik is not null)
            || !Pair(person, only, later, taken, pairs))];
    }

    private static bool Pair(Person person, int? at, IReadOnlyList<Person> later, bool[] taken, List<PersonPair> pairs)
    {
        if (at is not { } index || taken[index])
        {
            return false;
        }

        taken[index] = true;
        pairs.Add(new PersonPair(person, later[index]));
        return true;
    }

    /// <summary>Who is on no muster list and has a namesake without or with the missing NIK was one person with them.</summary>
    private static IEnumerable<PersonPair> Gone(List<Person> open, IReadOnlyList<Person> later, Register? after)
    {
        if (open.Count == 0)
        {
            return [];
        }

        var listed = (after?.Muster ?? []).Select(entry => entry.Person.Identity).ToHashSet();
        var names = later.ToLookup(Namesakes.KeyOf);
        return [.. open.Select(person => new PersonPair(person, null, !listed.Contains(person.Identity)
            && Namesakes.KeyOf(person) is { } key && names[key].Any(other => person.Nik is null || other.Nik is null)))];
    }
}
