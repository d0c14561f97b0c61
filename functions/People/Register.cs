using SertiKesos.Institutions;
using SertiKesos.Regions;

namespace SertiKesos.People;

/// <summary>Which upload the people of a role come from.</summary>
/// <param name="UploadedAt">When the office uploaded it: an older upload never replaces a newer one.</param>
/// <param name="AcceptedAt">When it was accepted, by the product's own clock.</param>
internal sealed record RoleSource(string Submission, DateTimeOffset UploadedAt, DateTimeOffset AcceptedAt)
{
    /// <summary>Storage times have whole seconds; of two uploads in one second the submission's name decides, on every run alike.</summary>
    public bool IsOlderThan(RosterEntry roster) =>
        (UploadedAt, StringComparer.Ordinal.Compare(Submission, roster.Submission)).CompareTo((roster.UploadedAt, 0)) <= 0;
}

/// <summary>A roster that was accepted, with what it changed then.</summary>
internal sealed record AcceptedRoster(string Submission, ChangeCounts Change);

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

    /// <summary>How many accepted rosters a register remembers: far more than can be in work at once.</summary>
    public const int RememberedRosters = 100;

    /// <summary>The rosters accepted last, so that a run cut off after acceptance finds its own, also when it was replaced since.</summary>
    public IReadOnlyList<AcceptedRoster> Accepted { get; init; } = [];

    /// <summary>The region's institutions, a track of their own; null until a roster brings some.</summary>
    public InstitutionList? Institutions { get; init; }

    public AcceptedRoster? FindAccepted(string submission) => Accepted.LastOrDefault(roster => roster.Submission == submission);

    public override string ToString() => $"Register {Region} v{Version} ({People.Count} people)";
}
