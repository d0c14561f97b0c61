namespace SertiKesos.Institutions;

internal enum AccreditationGrade
{
    A,
    B,
    C,
}

/// <summary>What an office says of an institution's accreditation, its dates apart.</summary>
internal enum AccreditationClaim
{
    /// <summary>Nothing, or "belum".</summary>
    None,

    /// <summary>Accredited, graded or with a certificate.</summary>
    Accredited,

    /// <summary>Proses akreditasi: applied for or visited, not decided.</summary>
    InProcess,

    /// <summary>Ditangguhkan, dibekukan or dicabut.</summary>
    Suspended,
}

/// <summary>
/// The accreditation of an institution (Permensos 17/2012). <paramref name="ExpiresOn"/> is the last valid day as the
/// office gives it; without it validity is counted from <paramref name="IssuedOn"/> (see <see cref="InstitutionRules"/>).
/// </summary>
internal sealed record Accreditation(
    AccreditationClaim Claim,
    AccreditationGrade? Grade = null,
    string? Number = null,
    DateOnly? IssuedOn = null,
    DateOnly? ExpiresOn = null)
{
    public static Accreditation None { get; } = new(AccreditationClaim.None);
}

/// <summary>
/// The registration of an institution (Tanda Daftar). It lasts to <paramref name="ValidUntil"/>, that day included; how
/// long one without that day lasts is not known, so it is never computed.
/// </summary>
internal sealed record Registration(string? Number = null, DateOnly? ValidUntil = null, bool NeverExpires = false);

/// <summary>
/// An institution in a region: LKS, panti, LK3 and their like. Its address, its telephone and the people who lead it are
/// not kept: nothing here needs them.
/// </summary>
/// <param name="Registration">Null where the office gives none.</param>
/// <param name="Closed">Closed or inactive, by the office's own word: kept, not counted.</param>
internal sealed record Institution(
    InstitutionKind Kind,
    string Name,
    Registration? Registration,
    Accreditation Accreditation,
    string? Kecamatan = null,
    string? Kelurahan = null,
    bool Closed = false)
{
    /// <summary>A name may be that of a founder, so only the kind is printed.</summary>
    public override string ToString() => $"Institution {Kind}";
}
