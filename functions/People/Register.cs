using SertiKesos.Regions;

namespace SertiKesos.People;

/// <summary>Which upload the people of a role come from.</summary>
/// <param name="UploadedAt">When the office uploaded it: an older upload never replaces a newer one.</param>
internal sealed record RoleSource(string Submission, DateTimeOffset UploadedAt);

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

    public bool Has(string submission) => Sources.Values.Any(source => source.Submission == submission);

    public override string ToString() => $"Register {Region} v{Version} ({People.Count} people)";
}
