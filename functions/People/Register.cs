using SertiKesos.Regions;

namespace SertiKesos.People;

/// <summary>Which upload the people of a role come from.</summary>
/// <param name="UploadedAt">When the office uploaded it: an older upload never replaces a newer one.</param>
/// <param name="AcceptedAt">When it was accepted, by the product's own clock.</param>
/// <param name="Change">What that upload changed, kept here so that a run cut off after acceptance can still report it.</param>
internal sealed record RoleSource(string Submission, DateTimeOffset UploadedAt, DateTimeOffset AcceptedAt, ChangeCounts Change);

/// <summary>How an accepted roster differs from the register before it, in people of its roles.</summary>
internal sealed record ChangeCounts(int Added, int Changed, int Unchanged, int Missing);

/// <summary>Somebody whom the newest roster of the role no longer lists, with the office yet to say why.</summary>
internal sealed record MusterEntry(Person Person, Role Role, DateOnly MissingSince, string Submission);

/// <summary>
/// All people of a region as its accepted rosters state them. A value: each accepted roster yields the next version.
/// </summary>
internal sealed record Register(
    RegionCode Region,
    long Version,
    IReadOnlyList<Person> People,
    IReadOnlyDictionary<Role, RoleSource> Sources,
    IReadOnlyList<MusterEntry> Muster,
    IReadOnlyList<RosterStatement> Statements)
{
    public static Register Empty(RegionCode region) => new(region, 0, [], new Dictionary<Role, RoleSource>(), [], []);

    /// <summary>The entry of a roster that has been accepted and is still in force for one role at least.</summary>
    public RoleSource? Source(string submission) => Sources.Values.FirstOrDefault(source => source.Submission == submission);

    public override string ToString() => $"Register {Region} v{Version} ({People.Count} people)";
}
