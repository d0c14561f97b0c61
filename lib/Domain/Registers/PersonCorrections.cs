using System.Globalization;
using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>Reads the rows of a roster as the corrections of the people in the register ask. Pure.</summary>
internal sealed class PersonCorrections
{
    private const char Separator = ';';

    private readonly Dictionary<PersonIdentity, Person?> _corrected = [];

    public PersonCorrections(Register register)
    {
        foreach (var person in register.People.Concat(register.Muster.Select(entry => entry.Person)).Where(person => person.Corrections.Count > 0))
        {
            foreach (var identity in Identities(person))
            {
                // Two people who once had one name and birth date cannot be told apart: neither is guessed at.
                _corrected[identity] = _corrected.TryGetValue(identity, out var other) && other?.Identity != person.Identity ? null : person;
            }
        }
    }

    public Person Read(Person row)
    {
        if (_corrected.Count == 0
            || ((_corrected.GetValueOrDefault(row.Identity) ?? _corrected.GetValueOrDefault(PersonIdentity.Of(null, row.Name, row.BirthDate))) is not { } known))
        {
            return row;
        }

        return known.Nik is { } nik && row.Nik is { } stated && nik != stated
            ? row
            : known.Corrections.Aggregate(row, Apply);
    }

    /// <summary>A field of a person as corrections keep it; null where it is empty.</summary>
    public static string? Text(Person person, PersonField field) => field switch
    {
        PersonField.Name => person.Name,
        PersonField.BirthDate => person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PersonField.Sex => person.Sex?.ToString(),
        PersonField.Phones => person.Phones.Count == 0 ? null : string.Join(Separator, person.Phones),
        _ => person.Email,
    };

    /// <summary>The person with a field set from its text.</summary>
    public static Person With(Person person, PersonField field, string? text) => field switch
    {
        PersonField.Name => person with { Name = text ?? person.Name },
        PersonField.BirthDate => person with { BirthDate = text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) },
        PersonField.Sex => person with { Sex = text is null ? null : Enum.Parse<Sex>(text) },
        PersonField.Phones => person with { Phones = Numbers(text) },
        _ => person with { Email = text },
    };

    private static Person Apply(Person row, PersonCorrection correction) =>
        correction.Field == PersonField.Phones ? row with { Phones = Numbers(row.Phones, correction) }
        : Text(row, correction.Field) is { } stated && correction.Old is { } old && Same(correction, stated, old) ? With(row, correction.Field, correction.New)
        : row;

    private static bool Same(PersonCorrection correction, string stated, string old) => correction.Field switch
    {
        // A correction of the degrees alone is about the degrees: the spelling decides.
        PersonField.Name when correction.New is { } name && NameComparison.SameName(old, name) => stated == old,
        PersonField.Name => NameComparison.SameName(stated, old),
        PersonField.Email => string.Equals(stated, old, StringComparison.OrdinalIgnoreCase),
        _ => stated == old,
    };

    /// <summary>A number that was found wrong stays out, whatever stands beside it.</summary>
    private static IReadOnlyList<string> Numbers(IReadOnlyList<string> stated, PersonCorrection correction)
    {
        var wrong = Numbers(correction.Old).Except(Numbers(correction.New)).ToHashSet(StringComparer.Ordinal);
        if (!stated.Any(wrong.Contains))
        {
            return stated;
        }

        var right = stated.Where(number => !wrong.Contains(number)).ToList();
        return right.Count > 0 ? right : Numbers(correction.New);
    }

    private static string[] Numbers(string? text) => text is null ? [] : text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the person may be called in a roster that does not know of the correction.</summary>
    public static IEnumerable<PersonIdentity> Identities(Person person)
    {
        var names = person.Corrections.Where(correction => correction.Field == PersonField.Name).Select(correction => correction.Old)
            .OfType<string>().Append(person.Name);
        var births = person.Corrections.Where(correction => correction.Field == PersonField.BirthDate)
            .Select(correction => correction.Old is { } old ? DateOnly.ParseExact(old, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null)
            .Append(person.BirthDate)
            .ToList();
        return names.SelectMany(name => births.Select(born => PersonIdentity.Of(null, name, born))).Append(person.Identity).Distinct();
    }
}
