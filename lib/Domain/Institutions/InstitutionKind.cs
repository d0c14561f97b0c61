using System.Collections.Frozen;

namespace SertiKesos.Institutions;

/// <summary>What an institution is (<em>jenis lembaga</em>). Exactly one, so that kinds sum to all institutions.</summary>
internal enum InstitutionKind
{
    /// <summary>A Lembaga Kesejahteraan Sosial of no narrower kind, a yayasan or orsos included.</summary>
    Lks,
    Lksa,
    LksLanjutUsia,
    LksDisabilitas,
    Panti,
    RumahSinggah,
    Lk3,
    Ipwl,

    /// <summary>A balai, loka or UPTD of the regional government.</summary>
    BalaiDaerah,

    /// <summary>The office names a kind that is none of these.</summary>
    Lainnya,
}

/// <summary>A kind with its stable code (used in files and in the API) and the word that users read.</summary>
internal sealed record InstitutionKindEntry(InstitutionKind Kind, string Code, string Label);

internal static class InstitutionKinds
{
    public static IReadOnlyList<InstitutionKindEntry> All { get; } =
    [
        new(InstitutionKind.Lks, "LKS", "LKS"),
        new(InstitutionKind.Lksa, "LKSA", "LKSA (anak)"),
        new(InstitutionKind.LksLanjutUsia, "LKS_LU", "LKS Lanjut Usia"),
        new(InstitutionKind.LksDisabilitas, "LKS_PD", "LKS Penyandang Disabilitas"),
        new(InstitutionKind.Panti, "PANTI", "Panti"),
        new(InstitutionKind.RumahSinggah, "RUMAH_SINGGAH", "Rumah Singgah"),
        new(InstitutionKind.Lk3, "LK3", "LK3"),
        new(InstitutionKind.Ipwl, "IPWL", "IPWL"),
        new(InstitutionKind.BalaiDaerah, "BALAI_DAERAH", "Balai milik daerah"),
        new(InstitutionKind.Lainnya, "LAINNYA", "Lembaga lain"),
    ];

    private static readonly FrozenDictionary<InstitutionKind, InstitutionKindEntry> ByKind = All.ToFrozenDictionary(entry => entry.Kind);

    public static string Code(this InstitutionKind kind) => ByKind[kind].Code;

    public static string Label(this InstitutionKind kind) => ByKind[kind].Label;
}
