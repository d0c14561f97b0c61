using SertiKesos.People;
using SertiKesos.Registers;

namespace SertiKesos.Summaries.Changes;

/// <summary>Why somebody is counted otherwise; no cause where nothing that is counted changed.</summary>
/// <param name="Source">The name of the roster or act that brought it; null for the calendar and the rules.</param>
internal readonly record struct PersonChangeCause(
    ChangeCause? Cause, Headcount Before, Headcount After, string? Source = null, MusterReason? Reason = null)
{
    public Headcount Net => After - Before;
}

/// <summary>Finds the cause of each pair, in a role or in all of them. What time and rules explain alone is theirs.</summary>
internal sealed class PersonCauses
{
    private readonly RegionSide? _before;
    private readonly RegionSide? _after;
    private readonly Func<Nik, bool>? _movedHere;
    private readonly ILookup<PersonIdentity, MusterEntry> _gone;
    private readonly ILookup<(string Name, DateOnly Born)?, MusterEntry> _goneByName;

    public PersonCauses(RegionSide? before, RegionSide? after, PersonPairs pairs, Func<Nik, bool>? movedHere)
    {
        _before = before;
        _after = after;
        _movedHere = movedHere;

        // Most registers lose nobody between two issues; the list of all who ever left is long.
        var muster = pairs.All.Any(pair => pair.Before is not null && !Serves(pair.After, pair.Before)) ? after?.Register.Muster ?? [] : [];
        _gone = muster.ToLookup(entry => entry.Person.Identity);
        _goneByName = muster.ToLookup(entry => Namesakes.KeyOf(entry.Person));
    }

    /// <param name="role">Null for all roles together.</param>
    public PersonChangeCause Of(PersonPair pair, Role? role)
    {
        var before = _before is { } first && Counts(pair.Before, role) ? Count(first, pair.Before!) : default;
        var after = _after is { } last && Counts(pair.After, role) ? Count(last, pair.After!) : default;
        return (before.People, after.People) switch
        {
            (0, 0) => default,
            (0, _) => Came(pair, role, after),
            (_, 0) => Went(pair, role, before),
            _ => Stayed(pair.Before!, pair.After!, role, before, after),
        };
    }

    private PersonChangeCause Came(PersonPair pair, Role? role, Headcount after)
    {
        var person = pair.After!;
        var roles = Active(person, role);
        var cause = _before is null || roles.All(known => !_before.Register.Sources.ContainsKey(known)) ? ChangeCause.FirstReport
            : pair.Before is null && person.Nik is { } nik && _movedHere?.Invoke(nik) == true ? ChangeCause.MovedIn
            : ChangeCause.Joined;
        return new PersonChangeCause(cause, default, after, SourceOf(roles));
    }

    private PersonChangeCause Went(PersonPair pair, Role? role, Headcount before)
    {
        var person = pair.Before!;
        var roles = Active(person, role);
        if (_after is null)
        {
            return new PersonChangeCause(ChangeCause.Corrected, before, default, SourceTally.Acts);
        }

        if (pair.IsJoined)
        {
            return new PersonChangeCause(ChangeCause.Corrected, before, default, SourceOf(roles));
        }

        // Who is still listed, but no longer in service.
        if (pair.After?.Assignments.FirstOrDefault(assignment => roles.Contains(assignment.Role) && !assignment.IsActive) is { } ended)
        {
            return new PersonChangeCause(ChangeCause.Left, before, default, SourceOf([ended.Role]), MusterReasons.Of(ended.Status));
        }

        var entry = Entries(person).Where(entry => roles.Contains(entry.Role)).MaxBy(entry => (entry.To is not null, entry.Reason is not null, entry.MissingSince));
        var cause = entry switch
        {
            { To: not null } => ChangeCause.MovedOut,
            { Reason: MusterReason.Error } => ChangeCause.Corrected,
            _ => ChangeCause.Left,
        };
        return new PersonChangeCause(cause, before, default, entry?.Submission ?? SourceOf(roles), cause == ChangeCause.Left ? entry?.Reason : null);
    }

    private PersonChangeCause Stayed(Person was, Person person, Role? role, Headcount before, Headcount after)
    {
        var (first, last) = (_before!.Rules.Certificates, _after!.Rules.Certificates);
        var (from, to) = (first.Standing(was), last.Standing(person));
        var cause = before == after
            ? Touched(was, person, from, to)
            : before.Certified > after.Certified ? Lost() : Won();
        return new PersonChangeCause(cause, before, after, cause is null or ChangeCause.Expired or ChangeCause.RulesChanged ? null : SourceOf(Changed(was, person, role)));

        ChangeCause Lost() =>
            to.Basis == CertificationBasis.Suspended ? ChangeCause.Suspended
            : !first.StateOn(from, _after.AsOf).CountsAsCertified() ? ChangeCause.Expired
            : !last.StateOn(last.Standing(was), _after.AsOf).CountsAsCertified() ? ChangeCause.RulesChanged
            : ChangeCause.Corrected;

        ChangeCause Won() =>
            from.Basis == CertificationBasis.Suspended ? ChangeCause.Reactivated

            // Only where the later issue tells an earlier day.
            : first.StateOn(from, _after.AsOf).CountsAsCertified() ? ChangeCause.Expired
            : last.StateOn(last.Standing(was), _after.AsOf).CountsAsCertified() ? ChangeCause.RulesChanged
            : NewPapers.Among(was, person, _before.AsOf, last) ? ChangeCause.NewCertificate
            : ChangeCause.Corrected;
    }

    /// <summary>The same counts, but not the same certificate: told, since it took somebody's work.</summary>
    private ChangeCause? Touched(Person was, Person person, CertificationStanding from, CertificationStanding to)
    {
        var rules = _after!.Rules.Certificates;
        if (from == to || rules.Standing(was) == to)
        {
            return null;
        }

        return to.Basis == CertificationBasis.Suspended ? ChangeCause.Suspended
            : from.Basis == CertificationBasis.Suspended ? ChangeCause.Reactivated
            : rules.StateOn(to, _after.AsOf).CountsAsCertified() && NewPapers.Among(was, person, _before!.AsOf, rules) ? ChangeCause.Renewed
            : IsSaid(from) || IsSaid(to) ? ChangeCause.Corrected
            : null;
    }

    /// <summary>A passed test, or none, is no statement about a certificate.</summary>
    private static bool IsSaid(CertificationStanding standing) => standing.Basis is not (CertificationBasis.Passed or CertificationBasis.Never);

    private static Headcount Count(RegionSide side, Person person) =>
        new(1, side.Rules.Certificates.StateOn(side.Rules.Certificates.Standing(person), side.AsOf).CountsAsCertified() ? 1 : 0);

    private static bool Counts(Person? person, Role? role) =>
        person is not null && (role is null ? person.IsActive : person.Assignments.Any(assignment => assignment.IsActive && assignment.Role == role));

    private static bool Serves(Person? person, Person was) =>
        person is not null && was.Assignments.All(assignment => !assignment.IsActive || Counts(person, assignment.Role));

    private static List<Role> Active(Person person, Role? role) =>
        [.. person.Assignments.Where(assignment => assignment.IsActive && (role is null || assignment.Role == role)).Select(assignment => assignment.Role).Distinct()];

    /// <summary>The roles in which something else is said of somebody.</summary>
    private static List<Role> Changed(Person was, Person person, Role? role)
    {
        var roles = person.Assignments
            .Where(assignment => was.Assignments.FirstOrDefault(other => other.Role == assignment.Role) is not { } other
                || other.IsActive != assignment.IsActive || !other.Credentials.SequenceEqual(assignment.Credentials))
            .Select(assignment => assignment.Role)
            .Concat(was.Assignments.Where(assignment => person.Assignments.All(other => other.Role != assignment.Role)).Select(assignment => assignment.Role))
            .Distinct()
            .ToList();
        return roles.Count > 0 || role is null ? roles : [role.Value];
    }

    private IEnumerable<MusterEntry> Entries(Person person) =>
        _gone[person.Identity] is var found && found.Any() ? found
        : Namesakes.KeyOf(person) is { } key ? _goneByName[key].Where(entry => person.Nik is null || entry.Person.Nik is null)
        : [];

    /// <summary>The newest roster that brought one of the roles after the earlier issue; else an act of the office did it.</summary>
    private string SourceOf(IEnumerable<Role> roles)
    {
        var since = _before?.Register.Version ?? 0;
        return roles
            .Select(role => _after!.Register.Sources.TryGetValue(role, out var source) ? _after.Register.FindStep(source.Submission) : null)
            .OfType<RegisterStep>()
            .Where(step => step.Version > since)
            .MaxBy(step => step.Version)?.Id ?? SourceTally.Acts;
    }
}
