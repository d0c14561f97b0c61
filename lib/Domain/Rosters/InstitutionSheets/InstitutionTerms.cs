using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Layout;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>
/// The headings of lists of institutions. What a heading shares with lists of people (place, remarks, number) is taken
/// from <see cref="HeadingTerms"/>.
/// </summary>
internal static class InstitutionTerms
{
    private static readonly string[] Institution = ["lks", "lksa", "lembaga", "panti", "yayasan", "lk3", "lpks", "orsos", "organisasi sosial", "rumah singgah", "balai", "institusi", "upt", "uptd"];
    private static readonly string[] Head = ["ketua", "pengurus", "pimpinan", "penanggung jawab", "kepala", "sekretaris", "bendahara", "pendiri", "narahubung", "pemilik", "direktur", "pengelola"];
    private static readonly string[] Registration = ["tanda daftar", "registrasi", "no reg", "pendaftaran", "tanda pendaftaran", "terdaftar", "tdlks", "td lks"];
    private static readonly string[] Accreditation = ["akreditasi", "reakreditasi", "terakreditasi", "akred"];
    private static readonly string[] Expiry = ["berlaku", "kadaluarsa", "kedaluwarsa", "kadaluwarsa", "expired", "habis", "berakhir", "s d", "sampai"];
    private static readonly string[] Kind = ["jenis lembaga", "jenis lks", "jenis panti", "jenis lksa", "tipe lembaga", "kategori lembaga", "bentuk lembaga", "kategori lks", "tipe lks", "jenis institusi", "jenis lks lksa"];
    private static readonly string[] Describing = ["alamat", "kecamatan", "kelurahan", "desa", "klien", "kapasitas", "binaan", "anak asuh", "penerima manfaat"];

    /// <summary>Known, but of no use here.</summary>
    private static readonly string[] Unused =
    [
        "jumlah", "kapasitas", "daya tampung", "klien", "binaan", "anak asuh", "penerima manfaat", "akta", "akte", "notaris", "kemenkumham", "ahu", "izin", "ijin", "berdiri", "pendirian",
        "layanan", "pelayanan", "sasaran", "lingkup", "bidang", "kepemilikan", "website", "koordinat", "dana", "bantuan", "npsn", "nib", "laki laki", "perempuan", "total",
    ];

    public static (RosterField Field, int Rank)? Find(string heading)
    {
        var folded = CleanText.Fold(heading);
        bool Has(params ReadOnlySpan<string> words) => CleanText.HasAnyWord(folded, words);

        if (Has("nik", "ktp", "npwp", "rekening", "bpjs"))
        {
            return (RosterField.Personal, 0);
        }

        if (Has(Head))
        {
            return (RosterField.Ignored, 0);
        }

        if (Has(Accreditation))
        {
            return (OfAccreditation(folded), 2);
        }

        if (Has(Registration))
        {
            return Has(Expiry) && !Has("no", "nomor", "nomer") ? (RosterField.RegistrationExpires, 2)
                : Has("tanggal", "tgl", "tahun", "penerbit") && !Has("no", "nomor", "nomer") ? (RosterField.Ignored, 0)
                : (RosterField.RegistrationNumber, 2);
        }

        if (Has(Kind))
        {
            return (RosterField.InstitutionKind, 2);
        }

        if (folded.StartsWith("nama", StringComparison.Ordinal) && Has(Institution) || Array.IndexOf(Institution, folded) >= 0)
        {
            return (RosterField.InstitutionName, 2);
        }

        if (Has("nilai", "peringkat", "predikat"))
        {
            return (RosterField.AccreditationStatus, 1);
        }

        return Has(Unused) ? (RosterField.Ignored, 0) : Shared(heading) ?? LastLevel(heading);
    }

    /// <summary>A heading that only lists of institutions have.</summary>
    public static bool IsSpecific(string heading) => CleanText.Fold(heading) is var folded && !CleanText.HasAnyWord(folded, Head)
        && (CleanText.HasAnyWord(folded, Accreditation) || CleanText.HasAnyWord(folded, Registration) || CleanText.HasAnyWord(folded, Kind));

    /// <summary>A heading that describes an institution rather than counts something of it.</summary>
    public static bool IsDescribing(string heading) => CleanText.Fold(heading) is var folded
        && (CleanText.HasAnyWord(folded, Describing) || CleanText.HasAnyWord(folded, Head));

    /// <summary>Of the people who lead the institution, so no sign of a list of people.</summary>
    public static bool IsOfHead(string heading) => CleanText.HasAnyWord(CleanText.Fold(heading), Head);

    public static bool NamesInstitutions(string text) => CleanText.HasAnyWord(CleanText.Fold(text), Institution);

    /// <summary>"Berlaku s.d." or "Tanggal" alone belongs to what stands before it: the registration or the accreditation.</summary>
    public static List<RosterColumn> Refine(List<RosterColumn> columns)
    {
        var ofRegistration = false;
        var refined = new List<RosterColumn>();
        foreach (var column in columns)
        {
            ofRegistration = column.Field switch
            {
                RosterField.RegistrationNumber or RosterField.RegistrationExpires => true,
                RosterField.AccreditationStatus or RosterField.AccreditationNumber or RosterField.AccreditationIssued or RosterField.AccreditationExpires => false,
                _ => ofRegistration,
            };
            refined.Add(column.Field switch
            {
                RosterField.CertificateExpires => column with { Field = ofRegistration ? RosterField.RegistrationExpires : RosterField.AccreditationExpires, Rank = 0 },
                RosterField.CertificateIssued => column with { Field = ofRegistration ? RosterField.Ignored : RosterField.AccreditationIssued, Rank = 0 },
                RosterField.CertificateNumber => column with { Field = ofRegistration ? RosterField.Ignored : RosterField.AccreditationNumber, Rank = 0 },
                _ => column,
            });
        }

        return refined;
    }

    /// <summary>In a heading of several levels the last one may say it alone.</summary>
    private static (RosterField Field, int Rank)? LastLevel(string heading)
    {
        var slash = heading.LastIndexOf(TableFinder.LevelSeparator, StringComparison.Ordinal);
        return slash < 0 ? null : Find(heading[(slash + TableFinder.LevelSeparator.Length)..]);
    }

    private static RosterField OfAccreditation(string folded)
    {
        bool Has(params ReadOnlySpan<string> words) => CleanText.HasAnyWord(folded, words);

        return Has(Expiry) ? RosterField.AccreditationExpires
            : Has("no", "nomor", "nomer") ? RosterField.AccreditationNumber
            : Has("tanggal", "tgl", "terbit", "tahun", "thn", "waktu") ? RosterField.AccreditationIssued
            : Has("penerbit", "penyelenggara", "badan", "balks", "asesor", "lembaga akreditasi") ? RosterField.Ignored
            : Has("sertifikat", "sk") ? RosterField.AccreditationNumber
            : RosterField.AccreditationStatus;
    }

    private static (RosterField Field, int Rank)? Shared(string heading) => HeadingTerms.Find(heading) switch
    {
        null => null,
        { Field: RosterField.Name } => (RosterField.InstitutionName, 1),
        { Field: RosterField.Role } => (RosterField.InstitutionKind, 1),
        {
            Field: RosterField.Number or RosterField.Region or RosterField.Kecamatan or RosterField.Kelurahan or RosterField.Status or RosterField.Remarks or RosterField.Personal
                or RosterField.CertificateNumber or RosterField.CertificateIssued or RosterField.CertificateExpires
        } known => known,
        _ => (RosterField.Ignored, 0),
    };
}
