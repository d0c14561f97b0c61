using SertiKesos.Institutions;

namespace SertiKesos.People;

/// <summary>What an accepted roster brings to the register of its region.</summary>
/// <param name="UploadedAt">When storage took it in: the order of uploads.</param>
/// <param name="AcceptedAt">Now, by the product's own clock.</param>
/// <param name="Today">The local date of the region.</param>
internal sealed record RosterEntry(
    string Submission,
    DateTimeOffset UploadedAt,
    DateTimeOffset AcceptedAt,
    DateOnly Today,
    IReadOnlyList<Person> People,
    DeclaredTotals? Declared,
    IReadOnlyList<Discrepancy> Discrepancies)
{
    /// <summary>The institutions that it lists; empty where it lists none.</summary>
    public IReadOnlyList<Institution> Institutions { get; init; } = [];
}

/// <summary>
/// The next version of a register and how it differs from the last one, counted within the roles of the roster.
/// <paramref name="Roles"/> is empty when newer rosters already cover all of them: nobody changes then.
/// </summary>
internal sealed record RegisterChange(Register Next, IReadOnlyList<Role> Roles, ChangeCounts Counts, IReadOnlyList<MusterEntry> Missing)
{
    /// <summary>What changes among the institutions; null where nothing does.</summary>
    public InstitutionChange? Institutions { get; init; }

    /// <summary>Newer rosters already cover everything: the register stays as it is.</summary>
    public bool IsNothing => Roles.Count == 0 && Institutions is null;

    public override string ToString() => $"RegisterChange {Counts}";

    /// <summary>
    /// Applies a roster: it replaces the people of the roles that it contains and leaves all other roles alone. People
    /// of those roles whom it does not list go to the muster list.
    /// </summary>
    public static RegisterChange Of(Register current, RosterEntry roster)
    {
        var roles = RolesOf(roster)
            .Where(role => !current.Sources.TryGetValue(role, out var source) || source.IsOlderThan(roster))
            .Order()
            .ToList();
        var institutions = InstitutionChange.Of(
            current.Institutions, new InstitutionArrival(roster.Submission, roster.UploadedAt, roster.AcceptedAt, roster.Today, roster.Institutions));
        if (roles.Count == 0 && institutions is null)
        {
            return new RegisterChange(current, [], new ChangeCounts(0, 0, 0, 0), []);
        }

        var incoming = PersonMerge.Merge(roster.People.Select(person => Within(person, roles)).Where(person => person.Assignments.Count > 0));
        var arrivals = incoming.ToDictionary(person => person.Identity);
        var people = new List<Person>();
        var missing = new List<MusterEntry>();
        int changed = 0, unchanged = 0;
        foreach (var known in current.People)
        {
            var before = Within(known, roles);
            var kept = known with { Assignments = [.. known.Assignments.Except(before.Assignments)] };
            if (arrivals.Remove(known.Identity, out var arrival))
            {
                var next = Update(kept, arrival);
                people.Add(next);
                if (before.Assignments.Count > 0 && Same(known, next))
                {
                    unchanged++;
                }
                else if (before.Assignments.Count > 0)
                {
                    changed++;
                }

                missing.AddRange(GoneFrom(known, before, arrival, roster));
                continue;
            }

            missing.AddRange(GoneFrom(known, before, null, roster));
            if (kept.Assignments.Count > 0)
            {
                people.Add(kept);
            }
        }

        var added = incoming.Where(person => arrivals.ContainsKey(person.Identity)).ToList();
        people.AddRange(added);
        var counts = new ChangeCounts(incoming.Count - changed - unchanged, changed, unchanged, missing.Count);
        var register = new Register(
            current.Region,
            current.Version + 1,
            people,
            Sources(current, roles, roster),
            [.. StillMissing(current.Muster, people), .. missing],
            Statements(current, roles, roster))
        {
            Institutions = institutions?.Next ?? current.Institutions,
            Accepted = [.. current.Accepted.TakeLast(Register.RememberedRosters - 1), new AcceptedRoster(roster.Submission, counts)],
        };
        return new RegisterChange(register, roles, counts, missing) { Institutions = institutions };
    }

    private static IEnumerable<Role> RolesOf(RosterEntry roster) =>
        roster.People.SelectMany(person => person.Assignments).Select(assignment => assignment.Role).Distinct();

    private static Person Within(Person person, List<Role> roles) =>
        person with { Assignments = [.. person.Assignments.Where(assignment => roles.Contains(assignment.Role))] };

    /// <summary>
    /// Contacts follow the newest roster. A name that differs in more than degrees and spelling marks is not taken over:
    /// identity is never overwritten silently.
    /// </summary>
    private static Person Update(Person kept, Person arrival) => kept with
    {
        Name = PersonIdentity.FoldName(kept.Name) == PersonIdentity.FoldName(arrival.Name) ? arrival.Name : kept.Name,
        BirthDate = kept.BirthDate ?? arrival.BirthDate,
        Sex = kept.Sex ?? arrival.Sex,
        Phones = arrival.Phones.Count > 0 ? arrival.Phones : kept.Phones,
        Email = arrival.Email ?? kept.Email,
        Assignments = [.. kept.Assignments, .. arrival.Assignments],
    };

    private static IEnumerable<MusterEntry> GoneFrom(Person known, Person before, Person? arrival, RosterEntry roster) =>
        before.Assignments
            .Where(assignment => assignment.IsActive && (arrival is null || arrival.Assignments.All(other => other.Role != assignment.Role)))
            .Select(assignment => new MusterEntry(known with { Assignments = [assignment] }, assignment.Role, roster.Today, roster.Submission));

    private static IEnumerable<MusterEntry> StillMissing(IReadOnlyList<MusterEntry> muster, List<Person> people)
    {
        var serving = people
            .SelectMany(person => person.Assignments.Select(assignment => (person.Identity, assignment.Role)))
            .ToHashSet();
        return muster.Where(entry => !serving.Contains((entry.Person.Identity, entry.Role)));
    }

    private static Dictionary<Role, RoleSource> Sources(Register current, List<Role> roles, RosterEntry roster)
    {
        var sources = new Dictionary<Role, RoleSource>(current.Sources);
        foreach (var role in roles)
        {
            sources[role] = new RoleSource(roster.Submission, roster.UploadedAt, roster.AcceptedAt);
        }

        return sources;
    }

    private static IReadOnlyList<RosterStatement> Statements(Register current, List<Role> roles, RosterEntry roster)
    {
        var older = current.Statements
            .Select(statement => statement.Roles.Intersect(roles).Any()
                ? statement with { Roles = [.. statement.Roles.Except(roles)], IsWhole = false }
                : statement)
            .Where(statement => statement.Roles.Count > 0);
        var whole = RolesOf(roster).Count() == roles.Count;
        return roster.Declared is { } declared && roles.Count > 0
            ? [.. older, new RosterStatement(roster.Submission, roles, whole, declared, roster.Discrepancies)]
            : [.. older];
    }

    /// <summary>Records compare lists by reference, so people are compared part by part.</summary>
    private static bool Same(Person left, Person right) =>
        left.Name == right.Name && left.BirthDate == right.BirthDate && left.Sex == right.Sex && left.Email == right.Email
        && left.Phones.SequenceEqual(right.Phones)
        && left.Assignments.OrderBy(assignment => assignment.Role).SequenceEqual(
            right.Assignments.OrderBy(assignment => assignment.Role), SameAssignment.Instance);

    private sealed class SameAssignment : IEqualityComparer<Assignment>
    {
        public static readonly SameAssignment Instance = new();

        private static readonly IReadOnlyList<Credential> NoCredentials = [];

        public bool Equals(Assignment? left, Assignment? right) =>
            left is not null && right is not null
            && (left with { Credentials = NoCredentials }) == (right with { Credentials = NoCredentials })
            && left.Credentials.SequenceEqual(right.Credentials);

        public int GetHashCode(Assignment assignment) => (int)assignment.Role;
    }
}
