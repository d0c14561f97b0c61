using System.Globalization;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>
/// What an office does with its register beside handing in rosters. Pure: each yields the next people of the register, or
/// null where there is nothing to do (it was done before, or does not apply).
/// </summary>
internal static class RegisterActs
{
    /// <summary>Says why somebody left a role.</summary>
    public static Register? Explain(Register register, PersonIdentity person, Role role, MusterReason reason, DateOnly today)
    {
        var entries = register.Muster.ToList();
        var at = entries.FindIndex(entry => entry.Role == role && entry.Person.Identity == person);
        if (at < 0 || entries[at].Reason == reason)
        {
            return null;
        }

        entries[at] = entries[at] with { Reason = reason, ExplainedOn = today };
        return register with { Muster = entries };
    }

    /// <summary>Decides a contradiction about an identity: the newer statement is taken over, or the register stands.</summary>
    public static Register? Decide(Register register, string review, bool takeOver)
    {
        if (register.Reviews.FirstOrDefault(entry => entry.Id == review && !entry.Rejected) is not { } found)
        {
            return null;
        }

        if (!takeOver)
        {
            return register with { Reviews = [.. register.Reviews.Select(entry => entry == found ? entry with { Rejected = true } : entry)] };
        }

        return register with
        {
            Reviews = [.. register.Reviews.Where(entry => entry != found)],
            People = [.. register.People.Select(person => person.Nik == found.Nik ? TakeOver(person, found) : person)],
        };
    }

    /// <summary>Keeps that somebody serves in another region as well, so that nobody asks again.</summary>
    public static Register? ConfirmDouble(Register register, Nik nik, RegionCode other, DateOnly today) =>
        register.People.All(person => person.Nik != nik) || register.Doubles.Any(known => known.Nik == nik && known.Other == other)
            ? null
            : register with { Doubles = [.. register.Doubles, new ConfirmedDouble(nik, other, today)] };

    /// <summary>The side that somebody leaves: all roles go to the muster list, with the reason and the place.</summary>
    public static Register? SendTo(Register register, Nik nik, RegionCode to, DateOnly today, string act)
    {
        var leaving = register.People.FirstOrDefault(person => person.Nik == nik);
        var muster = register.Muster
            .Select(entry => entry.Person.Nik == nik && entry.To is null
                ? entry with { Reason = MusterReason.Moved, ExplainedOn = today, To = to }
                : entry)
            .ToList();
        if (leaving is null)
        {
            return muster.SequenceEqual(register.Muster) ? null : register with { Muster = muster };
        }

        muster.AddRange(leaving.Assignments.Select(assignment =>
            new MusterEntry(leaving with { Assignments = [assignment] }, assignment.Role, today, act)
            {
                Reason = MusterReason.Moved,
                ExplainedOn = today,
                To = to,
            }));
        return register with { People = [.. register.People.Where(person => person != leaving)], Muster = muster };
    }

    /// <summary>
    /// The side that somebody comes to: what the other region knew of certificates becomes part of the history, and a
    /// restriction there holds here.
    /// </summary>
    public static Register? Receive(Register register, Nik nik, IEnumerable<PastCredential> history, PersonRestriction? restricted = null)
    {
        var at = register.People.ToList().FindIndex(person => person.Nik == nik);
        if (at < 0)
        {
            return null;
        }

        var person = register.People[at];
        var stated = person.Assignments.SelectMany(assignment => assignment.Credentials).Concat(person.EarlierCredentials).ToHashSet();
        var added = history.Where(past => stated.Add(past.Credential)).ToList();
        restricted = person.Restricted ?? restricted;
        if (added.Count == 0 && restricted == person.Restricted)
        {
            return null;
        }

        var people = register.People.ToList();
        people[at] = person with { Past = [.. person.Past, .. added], Restricted = restricted };
        return register with { People = people };
    }

    /// <summary>All that a region knows of somebody's credentials, present and past, those who left included.</summary>
    public static IReadOnlyList<PastCredential> HistoryOf(Register register, Nik nik, DateOnly today, string act) =>
    [
        .. register.People.Where(person => person.Nik == nik)
            .Concat(register.Muster.Where(entry => entry.Person.Nik == nik).Select(entry => entry.Person))
            .SelectMany(person => person.Past.Concat(person.Assignments.SelectMany(assignment =>
                assignment.Credentials.Select(credential => new PastCredential(credential, assignment.Role, today, act)))))
            .DistinctBy(past => past.Credential),
    ];

    public static PersonRestriction? RestrictionOf(Register register, Nik nik) => register.People.Where(person => person.Nik == nik)
        .Concat(register.Muster.Where(entry => entry.Person.Nik == nik).Select(entry => entry.Person))
        .Select(person => person.Restricted)
        .FirstOrDefault(restricted => restricted is not null);

    private static Person TakeOver(Person person, IdentityReview review) => review.Field switch
    {
        IdentityField.Name => person with { Name = review.Stated },
        _ => person with { BirthDate = DateOnly.ParseExact(review.Stated, "yyyy-MM-dd", CultureInfo.InvariantCulture) },
    };
}
