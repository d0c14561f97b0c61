namespace SertiKesos.People;

/// <summary>
/// Something that shows a person's competence. Only a <see cref="CredentialKind.Competency"/> certificate counts towards
/// coverage: STR and training records are kept beside it and never make anybody certified.
/// </summary>
internal enum CredentialKind
{
    Competency,
    Str,
    Training,
}

/// <summary>How much the roster says about a competency certificate.</summary>
internal enum CredentialEvidence
{
    /// <summary>A date from which validity can be told (issued, expires, or "does not expire").</summary>
    Dated,

    /// <summary>The office says certified, but gives no date.</summary>
    Claimed,

    /// <summary>The test is passed, the certificate not yet issued (lulus, sertifikat belum terbit).</summary>
    PassedNotIssued,
}

/// <summary>
/// One certificate, registration or training of a person. <paramref name="ExpiresOn"/> is the last valid day as the
/// roster gives it; without it validity is counted from <paramref name="IssuedOn"/> (see <see cref="CertificateRules"/>).
/// </summary>
internal sealed record Credential(
    CredentialKind Kind,
    CredentialEvidence Evidence,
    string? Scheme = null,
    string? Number = null,
    string? Issuer = null,
    DateOnly? IssuedOn = null,
    DateOnly? ExpiresOn = null,
    bool NeverExpires = false,
    bool Suspended = false)
{
    /// <summary>The number for comparison: offices write one number with and without dots, spaces and slashes.</summary>
    public string FoldedNumber => Number is null ? "" : string.Concat(Number.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    /// <summary>
    /// Whether this may be the certificate that <paramref name="later"/> renews: the same scheme as far as both name one,
    /// and not the same paper with a corrected date.
    /// </summary>
    public bool MayPrecede(Credential later) =>
        Kind == later.Kind && !Suspended
        && (Scheme is null || later.Scheme is null || string.Equals(Scheme, later.Scheme, StringComparison.OrdinalIgnoreCase))
        && (FoldedNumber.Length == 0 || FoldedNumber != later.FoldedNumber);

    /// <summary>Certificate numbers point at a person, so they print masked.</summary>
    public override string ToString() => $"{Kind} {Evidence}";
}
