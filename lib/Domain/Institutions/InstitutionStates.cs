namespace SertiKesos.Institutions;

/// <summary>
/// Institutions by state on one day. The seven states of accreditation exclude each other, and so do the four of
/// registration: each set sums to the number of institutions.
/// </summary>
internal readonly record struct InstitutionStates(
    int Suspended, int Valid, int Due, int Expired, int InProcess, int Unknown, int Never,
    int Registered, int RegistrationExpired, int RegistrationUndated, int Unregistered)
{
    public int Institutions => Suspended + Valid + Due + Expired + InProcess + Unknown + Never;

    /// <summary>Accredited institutions: valid ones, those falling due included.</summary>
    public int Accredited => Valid + Due;

    /// <summary>Accredited by all institutions, from 0 to 1; null where there is none, never 0.</summary>
    public double? Share => Institutions == 0 ? null : (double)Accredited / Institutions;

    public static InstitutionStates operator +(InstitutionStates left, InstitutionStates right) => new(
        left.Suspended + right.Suspended,
        left.Valid + right.Valid,
        left.Due + right.Due,
        left.Expired + right.Expired,
        left.InProcess + right.InProcess,
        left.Unknown + right.Unknown,
        left.Never + right.Never,
        left.Registered + right.Registered,
        left.RegistrationExpired + right.RegistrationExpired,
        left.RegistrationUndated + right.RegistrationUndated,
        left.Unregistered + right.Unregistered);
}
