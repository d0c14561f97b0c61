namespace SertiKesos.People;

/// <summary>
/// Validity of competency certificates: pure arithmetic on local calendar dates. The default of 60 months follows two
/// independent holders' reports and the practice of LSP Kemensos; no regulation states it, so it is a setting.
/// </summary>
internal sealed record CertificateRules(int ValidityMonths = 60, int DueDays = 180)
{
    public static CertificateRules Default { get; } = new();

    /// <summary>
    /// The last day on which a certificate is valid, that day included: the given expiry date, else the issue date plus
    /// the validity less one day. Null where nothing is known or the certificate does not expire.
    /// </summary>
    public DateOnly? LastValidDay(Credential credential)
    {
        if (credential.NeverExpires || credential.Evidence != CredentialEvidence.Dated)
        {
            return null;
        }

        return credential.ExpiresOn ?? credential.IssuedOn?.AddMonths(ValidityMonths).AddDays(-1);
    }

    /// <summary>
    /// The standing of a set of credentials: everything that a day is needed to turn into a state. The best certificate
    /// decides, that is the one that lasts longest.
    /// </summary>
    public CertificationStanding Standing(IEnumerable<Credential> credentials)
    {
        var standing = new CertificationStanding(CertificationBasis.Never, null);
        foreach (var credential in credentials.Where(credential => credential.Kind == CredentialKind.Competency))
        {
            standing = standing.Better(Of(credential));
        }

        return standing;
    }

    /// <summary>The state on <paramref name="day"/>, a local date of the region.</summary>
    public CertificationState StateOn(CertificationStanding standing, DateOnly day) => standing.Basis switch
    {
        CertificationBasis.Suspended => CertificationState.Suspended,
        CertificationBasis.Unlimited => CertificationState.Certified,
        CertificationBasis.Dated when standing.LastValidDay is { } last =>
            last < day ? CertificationState.Expired
            : last <= day.AddDays(DueDays) ? CertificationState.Due
            : CertificationState.Certified,
        CertificationBasis.Passed => CertificationState.Passed,
        CertificationBasis.Claimed => CertificationState.Unknown,
        _ => CertificationState.Never,
    };

    private CertificationStanding Of(Credential credential) => credential switch
    {
        { Suspended: true } => new(CertificationBasis.Suspended, null),
        { Evidence: CredentialEvidence.PassedNotIssued } => new(CertificationBasis.Passed, null),
        { Evidence: CredentialEvidence.Claimed } => new(CertificationBasis.Claimed, null),
        { NeverExpires: true } => new(CertificationBasis.Unlimited, null),
        _ when LastValidDay(credential) is { } last => new(CertificationBasis.Dated, last),
        _ => new(CertificationBasis.Claimed, null),
    };
}

/// <summary>What a person's standing rests on, best evidence first: the lower value wins.</summary>
internal enum CertificationBasis
{
    Suspended,
    Unlimited,
    Dated,
    Passed,
    Claimed,
    Never,
}

/// <summary>A person's standing without a day: <paramref name="LastValidDay"/> is set for dated certificates only.</summary>
internal readonly record struct CertificationStanding(CertificationBasis Basis, DateOnly? LastValidDay)
{
    public CertificationStanding Better(CertificationStanding other) =>
        other.Basis != Basis
            ? (other.Basis < Basis ? other : this)
            : other.LastValidDay > LastValidDay ? other : this;
}
