namespace SertiKesos.Rosters.Cells;

/// <summary>Words that offices write where a certificate is asked for.</summary>
internal static class CertificateTerms
{
    /// <summary>Names of schemes and of who certifies.</summary>
    public static readonly string[] Schemes =
    [
        "generalis", "spesialis", "ahli", "terampil", "asisten", "pekerja sosial", "peksos", "penyuluh sosial", "pensos", "tksk", "psm", "tagana",
        "pendamping", "lsp", "bnsp", "kemensos", "kementerian sosial", "sertifikat", "sertifikasi", "kompetensi", "skema", "okupasi", "klaster", "kkni",
        "manajer kasus", "konselor", "supervisor", "fasilitator", "pekerja kemanusiaan", "relawan", "tks",
    ];

    /// <summary>Who is on the way has no certificate yet.</summary>
    public static readonly string[] OnTheWay =
    [
        "proses", "diproses", "menunggu", "tunggu", "antri", "antrian", "akan", "sedang", "terdaftar", "mendaftar", "pendaftaran", "rencana", "direncanakan",
        "usulan", "diusulkan", "pengajuan", "diajukan", "calon", "persiapan", "menyusul", "jadwal", "dijadwalkan", "mengikuti", "ikut", "nanti", "segera", "pending",
    ];
}
