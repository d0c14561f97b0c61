namespace SertiKesos.Institutions;

/// <summary>
/// Where the accreditation of an institution stands on a given day; exactly one state, and the order of the members is the
/// order in which they are tried. <see cref="Due"/> counts as accredited.
/// </summary>
internal enum InstitutionState
{
    /// <summary>Ditangguhkan or dicabut.</summary>
    Suspended,

    /// <summary>Berlaku: valid for longer than the due window.</summary>
    Accredited,

    /// <summary>Segera habis: valid, and the last valid day is at most 180 days away.</summary>
    Due,

    /// <summary>Kedaluwarsa.</summary>
    Expired,

    /// <summary>Proses akreditasi.</summary>
    InProcess,

    /// <summary>Dilaporkan terakreditasi, tanggal belum ada.</summary>
    Unknown,

    /// <summary>Belum terakreditasi.</summary>
    Never,
}

/// <summary>What the state rests on without a day, best evidence first: <see cref="LastValidDay"/> is set for dated ones only.</summary>
internal readonly record struct AccreditationStanding(AccreditationBasis Basis, DateOnly? LastValidDay = null);

internal enum AccreditationBasis
{
    Suspended,
    Dated,
    InProcess,
    Claimed,
    Never,
}
