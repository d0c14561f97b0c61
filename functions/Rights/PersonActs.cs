using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Protection;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rights;

/// <summary>Who asked for an act and why, in words that stay in the encrypted register.</summary>
internal sealed record RightsRequest(string Reason, string AskedBy, string Actor)
{
    public string Reason { get; } = SoundText.Of(Reason);

    public string AskedBy { get; } = SoundText.Of(AskedBy);

    public override string ToString() => $"RightsRequest of {Actor}";
}

/// <summary>
/// Correction and restriction as acts on the registers. Where the register already is as asked nothing happens, so the
/// same act twice changes nothing.
/// </summary>
internal sealed class PersonActs(CountedRegisters registers, AuditLog audit, BlindIndex index, TimeProvider clock)
{
    /// <returns>In how many regions the person was found.</returns>
    public Task<int> CorrectAsync(RightsSubject subject, IReadOnlyDictionary<PersonField, string?> values, RightsRequest request, CancellationToken cancel) =>
        ActAsync(
            subject,
            "correct",
            "person.corrected",
            request,
            new Dictionary<string, string> { ["fields"] = string.Join(',', values.Keys.Order().Select(field => field.Code())) },
            (person, today) => Corrected(person, values, request, today),
            cancel);

    public Task<int> RestrictAsync(RightsSubject subject, RightsRequest request, CancellationToken cancel) =>
        ActAsync(
            subject,
            "restrict",
            "person.restricted",
            request,
            new Dictionary<string, string>(),
            (person, today) => person.Restricted is null ? person with { Restricted = new PersonRestriction(today, request.Reason, request.AskedBy) } : person,
            cancel);

    public Task<int> LiftAsync(RightsSubject subject, RightsRequest request, CancellationToken cancel) =>
        ActAsync(
            subject, "lift", "person.restriction-lifted", request, new Dictionary<string, string>(),
            (person, _) => person.Restricted is null ? person : person with { Restricted = null }, cancel);

    private async Task<int> ActAsync(
        RightsSubject subject,
        string verb,
        string action,
        RightsRequest request,
        Dictionary<string, string> details,
        Func<Person, DateOnly, Person> change,
        CancellationToken cancel)
    {
        var found = 0;
        var trace = new PersonTrace(index, subject.Key);
        var regions = (await registers.RulesAsync(cancel)).Regions;
        foreach (var region in subject.Regions.Select(regions.Find).OfType<Region>())
        {
            var register = (await registers.LoadForChangeAsync(region.Code, cancel)).Register;
            if (!trace.IsIn(register))
            {
                continue;
            }

            found++;
            var today = clock.TodayAt(region.Zone);
            Register? Changed(Register current) => Apply(current, trace, person => change(person, today));
            if (Changed(register) is null)
            {
                continue;
            }

            // Recorded first, under a name that a repetition after a crash shares.
            var act = string.Create(CultureInfo.InvariantCulture, $"{verb}-{subject.Key}-v{register.Version + 1}");
            await audit.AppendAsync(region.Code.Value, new AuditEntry(act, request.Actor, action, subject.Key, details), cancel);
            await registers.ActAsync(region.Code, act, Changed, RegisterAct.Mark.Of, cancel);
        }

        return found;
    }

    private static Register? Apply(Register register, PersonTrace trace, Func<Person, Person> change)
    {
        var changed = false;
        Person Next(Person person)
        {
            if (!trace.IsPerson(person))
            {
                return person;
            }

            var next = change(person);
            changed |= !ReferenceEquals(next, person);
            return next;
        }

        var people = register.People.Select(Next).ToList();
        var muster = register.Muster.Select(entry => entry with { Person = Next(entry.Person) }).ToList();
        if (!changed)
        {
            return null;
        }

        // A contradiction about a value that has been corrected is decided with it.
        var corrected = people.Where(trace.IsPerson).SelectMany(person => person.Corrections).Select(correction => correction.Field).ToHashSet();
        var settled = trace.ReviewsIn(register)
            .Where(review => corrected.Contains(review.Field == IdentityField.Name ? PersonField.Name : PersonField.BirthDate))
            .ToHashSet();
        return register with { People = people, Muster = muster, Reviews = [.. register.Reviews.Where(review => !settled.Contains(review))] };
    }

    private static Person Corrected(Person person, IReadOnlyDictionary<PersonField, string?> values, RightsRequest request, DateOnly today)
    {
        foreach (var (field, value) in values.OrderBy(value => value.Key))
        {
            var old = PersonCorrections.Text(person, field);
            if (old == value)
            {
                continue;
            }

            person = PersonCorrections.With(person, field, value) with
            {
                Corrections = [.. person.Corrections, new PersonCorrection(field, old, value, today, request.Reason, request.AskedBy)],
            };
        }

        return person;
    }
}
