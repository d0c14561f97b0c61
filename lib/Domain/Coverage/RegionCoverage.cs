using SertiKesos.Coverage.Facts;
using SertiKesos.Institutions;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Coverage;

/// <summary>
/// What is kept of a region per period for summaries: counts only, no person. <see cref="Total"/> and
/// <see cref="Categories"/> count distinct people, so they may be less than the sum over roles.
/// </summary>
/// <param name="Period">The month of the count, by the region's calendar.</param>
/// <param name="CountedOn">The region's local date of the register's last change.</param>
/// <param name="AcceptedAt">When the newest roster in it was accepted.</param>
/// <param name="RegisterVersion">The version of the register that was counted: a lower one never replaces a higher.</param>
internal sealed record RegionCoverage(
    RegionCode Region,
    Period Period,
    DateOnly CountedOn,
    long RegisterVersion,
    DateTimeOffset AcceptedAt,
    StandingCounts Total,
    IReadOnlyList<RoleCoverage> Roles,
    IReadOnlyList<CategoryCoverage> Categories,
    IReadOnlyList<PostingCoverage> Postings,
    IReadOnlyList<CoverageRow> Rows,
    IReadOnlyList<TrainingCount> Trainings,
    DeclaredTotals? Declared,
    IReadOnlyList<Discrepancy> Discrepancies)
{
    /// <summary>The month in which the newest roster was accepted: the period for which the region has reported.</summary>
    public Period ReportedIn => PeopleOf ?? Period;

    /// <summary>The same, where it is not the month of the count.</summary>
    public Period? PeopleOf { get; init; }

    /// <summary>False where the region has handed in institutions alone: it then has not reported its people.</summary>
    public bool HasPeople { get; init; } = true;

    /// <summary>Ages, new certificates and training of all its people; null in counts of before these were kept.</summary>
    public PeopleFacts? Facts { get; init; }

    /// <summary>New certificates by role; roles without any are left out.</summary>
    public IReadOnlyList<RoleIssues> Issues { get; init; } = [];

    /// <summary>How complete the entries of its people are.</summary>
    public IReadOnlyList<FieldCount> Fields { get; init; } = [];

    /// <summary>Its accepted rosters, the oldest first.</summary>
    public IReadOnlyList<RosterReport> Reports { get; init; } = [];

    /// <summary>The digest of the rules that it was counted under; null where an earlier version of the program counted it.</summary>
    public string? Rules { get; init; }

    /// <summary>The region's institutions; null where it has reported none.</summary>
    public InstitutionCoverage? Institutions { get; init; }
}

/// <summary>What is kept of a region's institutions: counts by kind, which sum to all.</summary>
/// <param name="AcceptedAt">When the list was accepted.</param>
internal sealed record InstitutionCoverage(DateTimeOffset AcceptedAt, IReadOnlyList<InstitutionKindCoverage> Kinds);

internal sealed record InstitutionKindCoverage(InstitutionKind Kind, InstitutionCounts Counts);

internal sealed record RoleCoverage(Role Role, StandingCounts Counts);

internal sealed record CategoryCoverage(LegalCategory Category, StandingCounts Counts);

/// <summary>Distinct people of a posting; <paramref name="Posting"/> is null for those without one.</summary>
internal sealed record PostingCoverage(string? Posting, StandingCounts Counts);

/// <summary>The finest stored slice: role × posting.</summary>
internal sealed record CoverageRow(Role Role, string? Posting, StandingCounts Counts);

/// <summary>Distinct active people with a training of that name: participation, which never counts as certified.</summary>
internal sealed record TrainingCount(string Event, int Participants);
