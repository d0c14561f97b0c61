namespace SertiKesos.Rosters.Findings;

/// <summary>The findings about institutions, in a range of codes of their own; they are part of <see cref="FindingCatalog"/>.</summary>
internal static class InstitutionFindings
{
    public static readonly FindingRule NameMissing = new("LKS001", "institution-name-missing", FindingSeverity.Error);
    public static readonly FindingRule ExpiryBeforeIssue = new("LKS002", "accreditation-expiry-before-issue", FindingSeverity.Error);
    public static readonly FindingRule IssuedInFuture = new("LKS003", "accreditation-issued-in-future", FindingSeverity.Error);
    public static readonly FindingRule NoInstitutions = new("LKS004", "no-institutions", FindingSeverity.Error, FindingReach.File);
    public static readonly FindingRule Duplicate = new("LKS010", "institution-duplicate", FindingSeverity.Warning);
    public static readonly FindingRule NumberShared = new("LKS011", "registration-number-shared", FindingSeverity.Warning);
    public static readonly FindingRule KindUnknown = new("LKS012", "institution-kind-unknown", FindingSeverity.Warning);
    public static readonly FindingRule DateUnreadable = new("LKS013", "institution-date-unreadable", FindingSeverity.Warning);
    public static readonly FindingRule Undated = new("LKS014", "accreditation-undated", FindingSeverity.Warning);
    public static readonly FindingRule StatedDiffers = new("LKS015", "institutions-stated-differ", FindingSeverity.Warning);
    public static readonly FindingRule UnknownColumn = new("LKS020", "institution-column-unknown", FindingSeverity.Info);
    public static readonly FindingRule Closed = new("LKS021", "institution-closed", FindingSeverity.Info);

    public static IReadOnlyList<FindingRule> All { get; } =
    [
        NameMissing, ExpiryBeforeIssue, IssuedInFuture, NoInstitutions, Duplicate, NumberShared, KindUnknown, DateUnreadable, Undated, StatedDiffers,
        UnknownColumn, Closed,
    ];

    public static IReadOnlyDictionary<string, (string Message, string Fix)> Texts { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["LKS001"] = ("Nama lembaga kosong.", "Isi nama lembaga pada baris ini."),
        ["LKS002"] = ("Akreditasi berakhir sebelum tanggal terbitnya.", "Cocokkan kedua tanggal dengan sertifikat akreditasi."),
        ["LKS003"] = ("Tanggal terbit akreditasi di masa depan.", "Cocokkan tanggal terbit dengan sertifikat akreditasi."),
        ["LKS004"] = ("Tabel lembaga tidak memuat satu lembaga pun, jadi berkas tidak diterima sebagai roster kosong.", "Isi tabelnya atau kirim berkas yang benar."),
        ["LKS010"] = ("Lembaga yang sama tertulis dua kali: {0}.", "Lembaga ini dihitung satu kali. Satukan isinya dalam satu baris; baris yang memuat akreditasi jangan dihapus."),
        ["LKS011"] = ("Nomor tanda daftar sama dengan lembaga lain: {0}.", "Cocokkan nomor tanda daftar kedua lembaga itu."),
        ["LKS012"] = ("Jenis lembaga tidak dikenal: {0}; dihitung sebagai Lembaga lain.", "Pakai salah satu jenis: LKS, LKSA, LKS Lanjut Usia, LKS Penyandang Disabilitas, Panti, Rumah Singgah, LK3, IPWL, Balai milik daerah atau Lembaga lain."),
        ["LKS013"] = ("Tanggal pada data lembaga tidak terbaca.", "Tulis sebagai tanggal lengkap, misalnya 26-11-2022 atau 26 November 2022."),
        ["LKS014"] = ("Tertulis terakreditasi, tetapi tanggalnya kosong.", "Isi tanggal terbit atau akhir masa berlaku akreditasi; tanpa tanggal, lembaga ini belum dihitung terakreditasi."),
        ["LKS015"] = ("Jumlah lembaga yang tertulis berbeda dari yang terbaca: {0}.", "Periksa baris yang kurang, berulang atau ditolak, lalu betulkan jumlahnya."),
        ["LKS020"] = ("Kolom pada tabel lembaga tidak dikenal dan tidak dibaca: {0}.", "Tidak perlu tindakan bila isi kolom ini memang tidak diminta."),
        ["LKS021"] = ("Lembaga tidak dihitung karena tidak aktif: {0}.", "Tidak perlu tindakan bila lembaga ini memang sudah tutup atau tidak aktif."),
    };
}
