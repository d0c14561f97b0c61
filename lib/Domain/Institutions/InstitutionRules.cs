using SertiKesos.Time;

namespace SertiKesos.Institutions;

/// <summary>
/// Validity of accreditations: pure arithmetic on local calendar dates. No rule that we found states how long one lasts,
/// so the default of 60 months is a setting, and a stated last day always wins.
/// </summary>
internal sealed record InstitutionRules(int AccreditationMonths = 60, int DueDays = 180)
{
    public static InstitutionRules Default { get; } = new();

    /// <summary>The last day on which an accreditation is valid, that day included; null where no date is known.</summary>
    public DateOnly? LastValidDay(Accreditation accreditation) =>
        accreditation.ExpiresOn ?? accreditation.IssuedOn?.PlusMonths(AccreditationMonths).PlusDays(-1);

    public AccreditationStanding Standing(Accreditation accreditation) => accreditation.Claim switch
    {
        AccreditationClaim.Suspended => new(AccreditationBasis.Suspended),
        _ when LastValidDay(accreditation) is { } last => new(AccreditationBasis.Dated, last),
        AccreditationClaim.InProcess => new(AccreditationBasis.InProcess),
        AccreditationClaim.Accredited => new(AccreditationBasis.Claimed),
        _ => new(AccreditationBasis.Never),
    };

    /// <summary>The state on <paramref name="day"/>, a local date of the region.</summary>
    public InstitutionState StateOn(AccreditationStanding standing, DateOnly day) => standing.Basis switch
    {
        AccreditationBasis.Suspended => InstitutionState.Suspended,
        AccreditationBasis.Dated when standing.LastValidDay is { } last =>
            last < day ? InstitutionState.Expired
            : last <= day.AddDays(DueDays) ? InstitutionState.Due
            : InstitutionState.Accredited,
        AccreditationBasis.InProcess => InstitutionState.InProcess,
        AccreditationBasis.Claimed => InstitutionState.Unknown,
        _ => InstitutionState.Never,
    };
}
