namespace SertiKesos.People;

/// <summary>
/// Where a person stands on a given day; exactly one state, and the order of the members is the order in which they are
/// tried (product.md section 2). <see cref="Due"/> counts as certified.
/// </summary>
internal enum CertificationState
{
    /// <summary>Ditangguhkan.</summary>
    Suspended,

    /// <summary>Berlaku: valid for longer than the due window.</summary>
    Certified,

    /// <summary>Segera habis: valid, and the last valid day is at most 180 days away.</summary>
    Due,

    /// <summary>Kedaluwarsa.</summary>
    Expired,

    /// <summary>Lulus, sertifikat belum terbit.</summary>
    Passed,

    /// <summary>Mengaku bersertifikat tanpa nomor atau tanggal.</summary>
    Unknown,

    /// <summary>Belum bersertifikat.</summary>
    Never,
}

internal static class CertificationStates
{
    public static bool CountsAsCertified(this CertificationState state) =>
        state is CertificationState.Certified or CertificationState.Due;

    public static string Label(this CertificationState state) => state switch
    {
        CertificationState.Suspended => "Ditangguhkan",
        CertificationState.Certified => "Berlaku",
        CertificationState.Due => "Segera habis",
        CertificationState.Expired => "Kedaluwarsa",
        CertificationState.Passed => "Lulus, sertifikat belum terbit",
        CertificationState.Unknown => "Dilaporkan bersertifikat, data belum lengkap",
        _ => "Belum",
    };
}
