namespace SertiKesos.People;

/// <summary>Whether somebody serves, as the roster's status or remarks say. Only the first two are active.</summary>
internal enum ServiceStatus
{
    Active,

    /// <summary>Cuti: away, but still counted.</summary>
    OnLeave,
    Retired,
    Moved,
    Resigned,
    Died,
    Inactive,
}

/// <summary>
/// One role of a person in one region, with the credentials that this role's roster states. When a roster of the role
/// is replaced, its assignments are replaced with it and those of other rosters stay.
/// </summary>
/// <param name="Posting">Where the person serves (penempatan), grouped by known synonyms; null where none is given.</param>
internal sealed record Assignment(
    Role Role,
    string? Posting,
    string? Kecamatan,
    string? Kelurahan,
    ServiceStatus Status,
    IReadOnlyList<Credential> Credentials,
    string? MemberNumber = null)
{
    public bool IsActive => Status is ServiceStatus.Active or ServiceStatus.OnLeave;
}

/// <summary>Somebody in the register of a region.</summary>
/// <param name="Phones">Mobile numbers in E.164 form, the preferred one first.</param>
internal sealed record Person(
    string Name,
    Nik? Nik,
    DateOnly? BirthDate,
    Sex? Sex,
    IReadOnlyList<string> Phones,
    string? Email,
    IReadOnlyList<Assignment> Assignments)
{
    /// <summary>Who this is within the region; in the clear, so never outside the encrypted register.</summary>
    public PersonIdentity Identity => PersonIdentity.Of(Nik, Name, BirthDate);

    /// <summary>Identitas belum pasti: known by name and birth date alone, because the NIK is missing, damaged or also somebody else's.</summary>
    public bool IsIdentityUncertain => Nik is null;

    public bool IsActive
    {
        get
        {
            for (var index = 0; index < Assignments.Count; index++)
            {
                if (Assignments[index].IsActive)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Credentials that earlier rosters stated and the newest ones do not: kept, never counted.</summary>
    public IReadOnlyList<PastCredential> Past { get; init; } = [];

    /// <summary>Values that were corrected on request; later rosters do not undo them.</summary>
    public IReadOnlyList<PersonCorrection> Corrections { get; init; } = [];

    /// <summary>Null unless the processing is restricted: then nobody is warned, but everybody counted.</summary>
    public PersonRestriction? Restricted { get; init; }

    public IEnumerable<Credential> EarlierCredentials => Past.Select(past => past.Credential);

    /// <summary>All credentials of the person, from every role that is still active.</summary>
    public IEnumerable<Credential> Credentials =>
        Assignments.Where(assignment => assignment.IsActive).SelectMany(assignment => assignment.Credentials);

    public override string ToString() => $"Person ({Assignments.Count} roles)";
}

/// <summary>A credential that a newer roster no longer states.</summary>
/// <param name="ReplacedOn">The local date on which the newer roster was accepted.</param>
/// <param name="Submission">That roster.</param>
internal sealed record PastCredential(Credential Credential, Role Role, DateOnly ReplacedOn, string Submission);
