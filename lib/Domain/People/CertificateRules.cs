using SertiKesos.Time;

namespace SertiKesos.People;

/// <summary>
/// Validity of competency certificates: pure arithmetic on local calendar dates. The default of 60 months follows two
/// independent holders' reports and the practice of LSP Kemensos; no regulation states it, so it is a setting, and
/// <see cref="Schemes"/> may say otherwise.
/// </summary>
internal sealed record CertificateRules(int ValidityMonths = 60, int DueDays = 180)
{
    public static CertificateRules Default { get; } = new();

    /// <summary>Months of single schemes; <see cref="ValidityMonths"/> holds where no row of it matches.</summary>
    public IReadOnlyList<SchemeValidity> Schemes { get; init; } = [];

    public int MonthsOf(string? scheme, DateOnly issued) => SchemeValidity.Best(Schemes, scheme, issued)?.Months ?? ValidityMonths;

    /// <summary>
    /// The last day on which a certificate is valid, that day included, looked at by itself: the given expiry date, else
    /// the issue date plus the validity less one day. Null where nothing is known or the certificate does not expire.
    /// </summary>
    public DateOnly? LastValidDay(Credential credential)
    {
        if (credential.NeverExpires || credential.Evidence != CredentialEvidence.Dated)
        {
            return null;
        }

        return credential.ExpiresOn ?? (credential.IssuedOn is { } issued ? issued.PlusMonths(MonthsOf(credential.Scheme, issued)).PlusDays(-1) : null);
    }

    /// <summary>
    /// The last valid days of a person's competency certificates, renewals followed: one that was issued in the due
    /// window of its predecessor (the days from <see cref="DueDays"/> before its last valid day up to that day, both
    /// included) is counted from the predecessor's end, a later one from its own date. A given expiry date always wins.
    /// </summary>
    /// <param name="current">What the rosters in force state: the result holds these, in the order of issue.</param>
    /// <param name="earlier">What earlier rosters stated: predecessors only.</param>
    public IReadOnlyList<CertificateValidity> Validity(IEnumerable<Credential> current, IEnumerable<Credential> earlier)
    {
        // Most people have one certificate at most, and nothing before it.
        if (earlier is IReadOnlyCollection<Credential> { Count: 0 } && current is IReadOnlyList<Credential> { Count: <= 1 } few)
        {
            return few is [{ Kind: CredentialKind.Competency } only] ? [new CertificateValidity(only, LastValidDay(only))] : [];
        }

        var known = new List<CertificateValidity>();
        var all = earlier.Select(credential => (Credential: credential, IsCurrent: false))
            .Concat(current.Select(credential => (Credential: credential, IsCurrent: true)))
            .Where(entry => entry.Credential.Kind == CredentialKind.Competency)
            .OrderBy(entry => entry.Credential.IssuedOn ?? DateOnly.MaxValue)
            .ToList();
        var result = new List<CertificateValidity>();
        foreach (var (credential, isCurrent) in all)
        {
            var validity = new CertificateValidity(credential, Renewed(credential, known) ?? LastValidDay(credential));
            known.Add(validity);
            if (isCurrent)
            {
                result.Add(validity);
            }
        }

        return result;
    }

    /// <summary>
    /// The standing of a person: everything that a day is needed to turn into a state. The best certificate decides,
    /// that is the one that lasts longest.
    /// </summary>
    public CertificationStanding Standing(Person person) => person is { Past.Count: 0, Assignments: [{ IsActive: true } only] }
        ? Standing(only.Credentials)
        : Standing(person.Credentials, person.EarlierCredentials);

    public CertificationStanding Standing(IEnumerable<Credential> current, IEnumerable<Credential>? earlier = null)
    {
        var standing = new CertificationStanding(CertificationBasis.Never, null);
        foreach (var validity in Validity(current, earlier ?? []))
        {
            standing = standing.Better(Of(validity));
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

    private DateOnly? Renewed(Credential credential, List<CertificateValidity> earlier)
    {
        if (credential is not { Evidence: CredentialEvidence.Dated, NeverExpires: false, ExpiresOn: null, IssuedOn: { } issued })
        {
            return null;
        }

        var end = earlier
            .Where(other => other.Credential.IssuedOn < issued && other.Credential.MayPrecede(credential))
            .Select(other => other.LastValidDay)
            .Where(last => last is { } day && issued <= day && issued >= day.PlusDays(-DueDays))
            .Max();
        return end?.PlusDays(1).PlusMonths(MonthsOf(credential.Scheme, issued)).PlusDays(-1);
    }

    private static CertificationStanding Of(CertificateValidity validity) => validity switch
    {
        { Credential.Suspended: true } => new(CertificationBasis.Suspended, null),
        { Credential.Evidence: CredentialEvidence.PassedNotIssued } => new(CertificationBasis.Passed, null),
        { Credential.Evidence: CredentialEvidence.Claimed } => new(CertificationBasis.Claimed, null),
        { Credential.NeverExpires: true } => new(CertificationBasis.Unlimited, null),
        { LastValidDay: { } last } => new(CertificationBasis.Dated, last),
        _ => new(CertificationBasis.Claimed, null),
    };
}

/// <summary>A certificate with its last valid day, renewals followed; null where none can be told.</summary>
internal sealed record CertificateValidity(Credential Credential, DateOnly? LastValidDay)
{
    public override string ToString() => $"{Credential} {LastValidDay:yyyy-MM-dd}";
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
