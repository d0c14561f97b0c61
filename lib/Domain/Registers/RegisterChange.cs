using SertiKesos.Institutions;
using SertiKesos.People;

namespace SertiKesos.Registers;

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
    /// <summary>The identity of the content; the same as <see cref="Submission"/> but for one that was sent again.</summary>
    public string Content { get; init; } = Submission;

    /// <summary>The institutions that it lists; empty where it lists none.</summary>
    public IReadOnlyList<Institution> Institutions { get; init; } = [];

    public override string ToString() => $"RosterEntry {Submission}";
}

/// <summary>What became of somebody whom a roster lists.</summary>
internal enum PersonChangeKind
{
    Added,
    Changed,
    Unchanged,
}

/// <summary>Somebody whom a roster lists, as the register knew them before (null for new people) and after.</summary>
internal sealed record PersonChange(PersonChangeKind Kind, Person? Before, Person After)
{
    public override string ToString() => $"PersonChange {Kind}";
}

/// <summary>
/// The next version of a register and how it differs from the last one, counted within the roles of the roster.
/// <paramref name="Roles"/> is empty when newer rosters already cover all of them: nobody changes then.
/// </summary>
/// <param name="Missing">Those whom the roster no longer lists and whose leaving nothing explains.</param>
/// <param name="Reviews">Contradictions about identities that this roster brought.</param>
internal sealed record RegisterChange(
    Register Next,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<PersonChange> People,
    IReadOnlyList<MusterEntry> Missing,
    IReadOnlyList<IdentityReview> Reviews)
{
    public ChangeCounts Counts { get; } = new(
        People.Count(change => change.Kind == PersonChangeKind.Added),
        People.Count(change => change.Kind == PersonChangeKind.Changed),
        People.Count(change => change.Kind == PersonChangeKind.Unchanged),
        Missing.Count);

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
            return new RegisterChange(current, [], [], [], []);
        }

        var corrections = new PersonCorrections(current);
        var incoming = PersonMerge.Merge(roster.People.Select(person => Within(corrections.Read(person), roles)).Where(person => person.Assignments.Count > 0));
        var match = new RegisterMatch(current, incoming);
        var reviews = new ReviewList(current.Reviews, roster);
        var people = new List<Person>();
        var changes = new List<PersonChange>();
        var gone = new List<MusterEntry>();
        foreach (var known in match.Known)
        {
            var before = Within(known, roles);
            var kept = known with { Assignments = [.. known.Assignments.Except(before.Assignments)] };
            var arrival = match.Take(known);
            gone.AddRange(GoneFrom(known, before, arrival, roster));
            if (arrival is not null)
            {
                var next = PersonUpdate.Of(kept, before, arrival, roster);
                if (match.States(arrival))
                {
                    reviews.Compare(known, arrival);
                }

                people.Add(next);
                changes.Add(new PersonChange(
                    before.Assignments.Count == 0 ? PersonChangeKind.Added
                        : PersonUpdate.Same(known, next) ? PersonChangeKind.Unchanged
                        : PersonChangeKind.Changed,
                    known,
                    next));
            }
            else if (kept.Assignments.Count > 0)
            {
                people.Add(before.Assignments.Count == 0 ? known : PersonUpdate.Leave(kept, before, roster));
            }
        }

        foreach (var arrival in match.Unmatched)
        {
            var added = PersonUpdate.Return(arrival, match.Muster, roster);
            people.Add(added);
            changes.Add(new PersonChange(PersonChangeKind.Added, null, added));
        }

        var step = current.NextStep(roster.Submission, roster.AcceptedAt) with
        {
            Roles = roles,
            Content = roster.Content,
            UploadedAt = roster.UploadedAt,
        };
        var change = new RegisterChange(
            current with
            {
                People = people,
                Sources = Sources(current, roles, roster),
                Muster = [.. StillMissing(match.Muster, people), .. gone],
                Statements = Statements(current, roles, roster),
                Reviews = reviews.All,
                Institutions = institutions?.Next ?? current.Institutions,
            },
            roles,
            changes,
            [.. gone.Where(entry => entry.IsOpen)],
            reviews.Added);
        return change with { Institutions = institutions, Next = change.Next.Advance(step with { Change = change.Counts }) };
    }

    private static IEnumerable<Role> RolesOf(RosterEntry roster) =>
        roster.People.SelectMany(person => person.Assignments).Select(assignment => assignment.Role).Distinct();

    private static Person Within(Person person, List<Role> roles) =>
        person with { Assignments = [.. person.Assignments.Where(assignment => roles.Contains(assignment.Role))] };

    /// <summary>Who was said to have left already needs no further explanation.</summary>
    private static IEnumerable<MusterEntry> GoneFrom(Person known, Person before, Person? arrival, RosterEntry roster) =>
        before.Assignments
            .Where(assignment => arrival is null || arrival.Assignments.All(other => other.Role != assignment.Role))
            .Select(assignment => new MusterEntry(known with { Assignments = [assignment] }, assignment.Role, roster.Today, roster.Submission)
            {
                Reason = assignment.IsActive ? null : MusterReasons.Of(assignment.Status),
                ExplainedOn = assignment.IsActive ? null : roster.Today,
            });

    private static IEnumerable<MusterEntry> StillMissing(IReadOnlyList<MusterEntry> muster, List<Person> people)
    {
        var listed = people
            .SelectMany(person => person.Assignments.Select(assignment => (person.Identity, assignment.Role)))
            .ToHashSet();
        return muster.Where(entry => !listed.Contains((entry.Person.Identity, entry.Role)));
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
}
