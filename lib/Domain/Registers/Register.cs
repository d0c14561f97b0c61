using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Registers;

/// <summary>Which upload the people of a role come from.</summary>
/// <param name="UploadedAt">When the office uploaded it: an older upload never replaces a newer one.</param>
/// <param name="AcceptedAt">When it was accepted, by the product's own clock.</param>
internal sealed record RoleSource(string Submission, DateTimeOffset UploadedAt, DateTimeOffset AcceptedAt)
{
    /// <summary>Storage times have whole seconds; of two uploads in one second the submission's name decides, on every run alike.</summary>
    public bool IsOlderThan(RosterEntry roster) =>
        (UploadedAt, StringComparer.Ordinal.Compare(Submission, roster.Submission)).CompareTo((roster.UploadedAt, 0)) <= 0;
}

/// <summary>
/// All people of a region as its accepted rosters state them. A value: each accepted roster, and each act of the office
/// on it, yields the next version.
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

    /// <summary>What brought about each version, the first one first.</summary>
    public IReadOnlyList<RegisterStep> Steps { get; init; } = [];

    /// <summary>Contradictions about identities that wait for a decision.</summary>
    public IReadOnlyList<IdentityReview> Reviews { get; init; } = [];

    /// <summary>The region's institutions, a track of their own; null until a roster brings some.</summary>
    public InstitutionList? Institutions { get; init; }

    /// <summary>People of whom this office confirmed that they serve in another region as well.</summary>
    public IReadOnlyList<ConfirmedDouble> Doubles { get; init; } = [];

    /// <summary>The step of a roster or act; a run that was cut off after it finds its own, also when it was replaced since.</summary>
    public RegisterStep? FindStep(string id) => Steps.LastOrDefault(step => step.Id == id);

    /// <summary>The next version, brought about by <paramref name="step"/>.</summary>
    public Register Advance(RegisterStep step) => this with { Version = step.Version, Steps = [.. Steps, step] };

    /// <summary>The step that <paramref name="id"/> would be, now.</summary>
    public RegisterStep NextStep(string id, DateTimeOffset at) => new(Version + 1, id, at);

    public override string ToString() => $"Register {Region} v{Version} ({People.Count} people)";
}

/// <summary>Somebody who serves in two regions, by this office's word.</summary>
internal sealed record ConfirmedDouble(Nik Nik, RegionCode Other, DateOnly On);
