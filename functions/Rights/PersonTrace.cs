using SertiKesos.People;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Workbooks.Redaction;

namespace SertiKesos.Rights;

/// <summary>Names a person in records of acts: the blind key of the NIK, or without one the reference within the region.</summary>
internal static class PersonKey
{
    public static string Of(BlindIndex index, Person person) =>
        person.Nik is { } nik ? PeopleDigest.KeyOf(index, nik) : PersonReference.Of(index, person.Identity);
}

/// <summary>
/// All forms in which a person stands in the versions of a register: names, contacts and birth dates changed over time,
/// and the NIK may have been added late. Holds personal data and prints nothing.
/// </summary>
internal sealed class PersonTrace(BlindIndex index, string key)
{
    private readonly List<Person> _forms = [];
    private readonly HashSet<PersonIdentity> _identities = [];
    private readonly HashSet<(string, DateOnly)> _names = [];

    public string Key { get; } = key;

    public IReadOnlyList<Person> Forms => _forms;

    public IReadOnlyCollection<PersonIdentity> Identities => _identities;

    public IReadOnlyCollection<string> Emails =>
        [.. _forms.Select(form => form.Email).Concat(OldValues(PersonField.Email)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyCollection<string> Phones =>
        [.. _forms.SelectMany(form => form.Phones).Concat(OldPhones).Distinct(StringComparer.Ordinal)];

    public bool IsEmpty => _forms.Count == 0;

    /// <summary>True where the register knew the person in a form that was not seen before.</summary>
    public bool Learn(Register register)
    {
        var before = _forms.Count;
        foreach (var person in Everybody(register).Where(IsPerson))
        {
            if (_forms.Any(form => PersonUpdate.Same(form, person) && form.Corrections.Count == person.Corrections.Count))
            {
                continue;
            }

            _forms.Add(person);
            _identities.Add(person.Identity);
            if (Namesakes.KeyOf(person) is { } name)
            {
                _names.Add(name);
            }
        }

        return _forms.Count > before;
    }

    /// <summary>By the key; without a NIK also by a name and birth date under which the person is known.</summary>
    public bool IsPerson(Person person) =>
        PersonKey.Of(index, person) == Key
        || (person.Nik is null && Namesakes.KeyOf(person) is { } name && _names.Contains(name));

    public bool IsNik(Nik nik) => PeopleDigest.KeyOf(index, nik) == Key;

    public bool IsIn(Register register) => Everybody(register).Any(IsPerson);

    public IEnumerable<IdentityReview> ReviewsIn(Register register) => register.Reviews.Where(review => PeopleDigest.KeyOf(index, review.Nik) == Key);

    public IEnumerable<ConfirmedDouble> DoublesIn(Register register) => register.Doubles.Where(known => PeopleDigest.KeyOf(index, known.Nik) == Key);

    public RedactionTarget Target() => new(
        _forms,
        OldValues(PersonField.Name).OfType<string>(),
        OldPhones,
        OldValues(PersonField.Email).OfType<string>());

    /// <summary>The register without the person; null where the person is not in it.</summary>
    public Register? Purge(Register register)
    {
        var reviews = ReviewsIn(register).ToHashSet();
        var doubles = DoublesIn(register).ToHashSet();
        if (!IsIn(register) && reviews.Count == 0 && doubles.Count == 0)
        {
            return null;
        }

        return register with
        {
            People = [.. register.People.Where(person => !IsPerson(person))],
            Muster = [.. register.Muster.Where(entry => !IsPerson(entry.Person))],
            Reviews = [.. register.Reviews.Where(review => !reviews.Contains(review))],
            Doubles = [.. register.Doubles.Where(known => !doubles.Contains(known))],
            Statements = [.. register.Statements.Select(WithoutName)],
        };
    }

    private RosterStatement WithoutName(RosterStatement statement)
    {
        var target = Target();
        string Clean(string text) => target.HasName(text) ? "(dihapus)" : text;
        return statement with
        {
            Declared = statement.Declared with
            {
                Parts = [.. statement.Declared.Parts.Select(part => part with { Label = Clean(part.Label) })],
                Trainings = [.. statement.Declared.Trainings.Select(training => training with { Event = Clean(training.Event) })],
                Place = Clean(statement.Declared.Place),
            },
            Discrepancies = [.. statement.Discrepancies.Select(found => found with { Subject = Clean(found.Subject), Reason = Clean(found.Reason) })],
        };
    }

    private IEnumerable<string> OldPhones => OldValues(PersonField.Phones).OfType<string>().SelectMany(phones => phones.Split(';'));

    private IEnumerable<string?> OldValues(PersonField field) =>
        _forms.SelectMany(form => form.Corrections).Where(correction => correction.Field == field).SelectMany(correction => new[] { correction.Old, correction.New });

    private static IEnumerable<Person> Everybody(Register register) => register.People.Concat(register.Muster.Select(entry => entry.Person));
}
