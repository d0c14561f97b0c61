using SertiKesos.People;

namespace SertiKesos.Registers;

/// <summary>How a known person goes on after a roster. Pure; identity is never overwritten silently.</summary>
internal static class PersonUpdate
{
    private static readonly IReadOnlyList<Credential> NoCredentials = [];

    /// <summary>
    /// Contacts follow the newest roster. A name that differs in more than degrees and titles is not taken over: it is
    /// reviewed (<see cref="ReviewList"/>).
    /// </summary>
    /// <param name="kept">The person with the roles that the roster leaves alone.</param>
    /// <param name="before">The person with the roles that the roster replaces.</param>
    public static Person Of(Person kept, Person before, Person arrival, RosterEntry roster) => kept with
    {
        Name = NameComparison.SameName(kept.Name, arrival.Name) ? arrival.Name : kept.Name,
        Nik = kept.Nik ?? arrival.Nik,
        BirthDate = kept.BirthDate ?? arrival.BirthDate,
        Sex = kept.Sex ?? arrival.Sex,
        Phones = arrival.Phones.Count > 0 ? arrival.Phones : kept.Phones,
        Email = arrival.Email ?? kept.Email,
        Assignments = [.. kept.Assignments, .. arrival.Assignments],
        Past = Past(kept.Past, before, [.. kept.Assignments, .. arrival.Assignments], roster),
    };

    /// <summary>Somebody who serves on in other roles.</summary>
    public static Person Leave(Person kept, Person before, RosterEntry roster) =>
        kept with { Past = Past(kept.Past, before, kept.Assignments, roster) };

    /// <summary>Somebody who may have been on the muster list: what was known then is known again.</summary>
    public static Person Return(Person arrival, IReadOnlyList<MusterEntry> muster, RosterEntry roster)
    {
        var past = arrival.Past;
        var returned = arrival;
        foreach (var entry in muster.Where(entry => entry.Person.Identity == arrival.Identity))
        {
            past = Past([.. entry.Person.Past.Union(past)], entry.Person, arrival.Assignments, roster);
            returned = returned with { Corrections = entry.Person.Corrections, Restricted = entry.Person.Restricted };
        }

        return past.Count == arrival.Past.Count ? returned : returned with { Past = past };
    }

    /// <summary>Records compare lists by reference, so people are compared part by part. History does not count.</summary>
    public static bool Same(Person left, Person right) =>
        left.Name == right.Name && left.Nik == right.Nik && left.BirthDate == right.BirthDate && left.Sex == right.Sex
        && left.Email == right.Email && left.Phones.SequenceEqual(right.Phones)
        && left.Assignments.OrderBy(assignment => assignment.Role).SequenceEqual(
            right.Assignments.OrderBy(assignment => assignment.Role), SameAssignment.Instance);

    private static IReadOnlyList<PastCredential> Past(
        IReadOnlyList<PastCredential> past, Person before, IReadOnlyList<Assignment> now, RosterEntry roster)
    {
        var stated = now.SelectMany(assignment => assignment.Credentials).ToHashSet();
        var replaced = before.Assignments
            .SelectMany(assignment => assignment.Credentials.Select(credential => (assignment.Role, Credential: credential)))
            .Where(entry => IsEvidence(entry.Credential) && !stated.Contains(entry.Credential)
                && past.All(known => known.Credential != entry.Credential))
            .Select(entry => new PastCredential(entry.Credential, entry.Role, roster.Today, roster.Submission))
            .ToList();
        return replaced.Count == 0 ? past : [.. past, .. replaced];
    }

    /// <summary>A bare "yes" leaves nothing behind that could be looked up.</summary>
    private static bool IsEvidence(Credential credential) =>
        credential is { Number: not null } or { IssuedOn: not null } or { ExpiresOn: not null };

    private sealed class SameAssignment : IEqualityComparer<Assignment>
    {
        public static readonly SameAssignment Instance = new();

        public bool Equals(Assignment? left, Assignment? right) =>
            left is not null && right is not null
            && (left with { Credentials = NoCredentials }) == (right with { Credentials = NoCredentials })
            && left.Credentials.SequenceEqual(right.Credentials);

        public int GetHashCode(Assignment assignment) => (int)assignment.Role;
    }
}
