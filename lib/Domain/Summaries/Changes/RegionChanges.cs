using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;

namespace SertiKesos.Summaries.Changes;

/// <summary>One end of the bridge of a region: its register, the day of which states are told, and the rules of then.</summary>
internal sealed record RegionSide(Register Register, DateOnly AsOf, RulesInForce Rules)
{
    /// <summary>As for summaries: institutions alone are no report of people.</summary>
    public bool HasPeople => Register.Sources.Count > 0 || Register.People.Count > 0 || Register.Institutions is null;

    public override string ToString() => $"RegionSide {Register.Region} v{Register.Version} on {AsOf:yyyy-MM-dd}";
}

/// <summary>What one role of a region had, has, and why. Somebody of two roles is in both.</summary>
internal sealed record RoleChanges(Role Role, Headcount Before, Headcount After, IReadOnlyList<CauseChange> Causes);

/// <summary>People who left, by the reason that the office gave; null where it gave none yet. The numbers are changes: negative.</summary>
internal sealed record LeftChange(MusterReason? Reason, int People, int Certified);

/// <summary>
/// The bridge of one region from an issue to the next: everybody who was or is counted has one cause, and before and causes
/// make after, exactly. Counts alone, so that it may be stored and published.
/// </summary>
/// <param name="Roles">The same by role.</param>
/// <param name="Sources">The same by what brought it: each roster, acts of the office, and the calendar with the rules.</param>
internal sealed record RegionChanges(
    RegionCode Region,
    DateOnly? From,
    DateOnly To,
    long? FromRegister,
    long ToRegister,
    Headcount Before,
    Headcount After,
    IReadOnlyList<CauseChange> Causes,
    IReadOnlyList<LeftChange> Left,
    IReadOnlyList<RoleChanges> Roles,
    IReadOnlyList<SourceChanges> Sources)
{
    /// <summary>Raised when a cause is told apart in another way: bridges of another version are made again.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Somebody was touched, if only by a renewal.</summary>
    public bool HasAny => Causes.Count > 0;

    /// <param name="before">Null where the earlier issue had no people of the region.</param>
    /// <param name="after">Null where the later one has none.</param>
    /// <param name="movedHere">Whether another region sent somebody to this one (<see cref="Transfers"/>).</param>
    public static RegionChanges? Of(RegionSide? before, RegionSide? after, Func<Nik, bool>? movedHere = null)
    {
        before = before is { HasPeople: true } ? before : null;
        after = after is { HasPeople: true } ? after : null;
        if ((after ?? before) is not { } newest)
        {
            return null;
        }

        var pairs = PersonPairs.Of(before?.Register, after?.Register);
        var causes = new PersonCauses(before, after, pairs, movedHere);
        var sources = new SourceTally(before, after);
        var total = new CauseTally();
        var left = new SortedDictionary<int, Headcount>();
        foreach (var person in pairs.All.Select(pair => causes.Of(pair, null)))
        {
            total.Add(person);
            sources.Add(person);
            if (person.Cause == ChangeCause.Left)
            {
                var reason = person.Reason is { } known ? (int)known : int.MaxValue;
                left[reason] = left.GetValueOrDefault(reason) + person.Net;
            }
        }

        return new RegionChanges(
            newest.Register.Region,
            before?.AsOf,
            after?.AsOf ?? newest.AsOf,
            before?.Register.Version,
            after?.Register.Version ?? newest.Register.Version,
            total.Before,
            total.After,
            total.Causes,
            [.. left.Select(entry => new LeftChange(entry.Key == int.MaxValue ? null : (MusterReason)entry.Key, entry.Value.People, entry.Value.Certified))],
            [.. RolesOf(pairs).Select(role => OfRole(role, pairs, causes))],
            sources.All);
    }

    /// <summary>
    /// The bridge between two days of one register under one set of rules, from its count alone: certificates end, and
    /// nothing else happens.
    /// </summary>
    public static RegionChanges? OfDays(RegionCoverage coverage, DateOnly before, DateOnly after, CertificateRules rules)
    {
        if (!coverage.HasPeople)
        {
            return null;
        }

        var (from, to, causes) = Days(coverage.Total);
        return new RegionChanges(
            coverage.Region, before, after, coverage.RegisterVersion, coverage.RegisterVersion, from, to, causes, [],
            [.. coverage.Roles.OrderBy(role => role.Role).Select(role =>
            {
                var (first, last, why) = Days(role.Counts);
                return new RoleChanges(role.Role, first, last, why);
            })],
            causes.Count == 0 ? [] : [new SourceChanges(SourceKind.Calendar, null, null, [], causes)]);

        (Headcount Before, Headcount After, IReadOnlyList<CauseChange> Causes) Days(StandingCounts counts)
        {
            var (first, last) = (Headcount.Of(counts.On(before, rules)), Headcount.Of(counts.On(after, rules)));
            return (first, last, first == last ? [] : [new CauseChange(ChangeCause.Expired, Math.Abs(last.Certified - first.Certified), 0, last.Certified - first.Certified)]);
        }
    }

    private static IEnumerable<Role> RolesOf(PersonPairs pairs) => pairs.All
        .SelectMany(pair => (pair.Before?.Assignments ?? []).Concat(pair.After?.Assignments ?? []))
        .Where(assignment => assignment.IsActive)
        .Select(assignment => assignment.Role)
        .Distinct()
        .Order();

    private static RoleChanges OfRole(Role role, PersonPairs pairs, PersonCauses causes)
    {
        var tally = new CauseTally();
        foreach (var pair in pairs.All)
        {
            tally.Add(causes.Of(pair, role));
        }

        return new RoleChanges(role, tally.Before, tally.After, tally.Causes);
    }
}
