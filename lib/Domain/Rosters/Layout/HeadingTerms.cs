using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// The headings that offices use, as far as real rosters and forms show them. Plain words come from a table; for
/// certificates, trainings and STR the words of the heading are combined, since no two offices write them alike.
/// </summary>
internal static partial class HeadingTerms
{
    private static readonly FrozenDictionary<string, (RosterField Field, int Rank)> Known = Build();

    private static readonly string[] TrainingWords = ["bimtek", "diklat", "pelatihan", "latsar", "latsardik", "pdps", "bimbingan teknis"];

    private static readonly string[] ExpiryWords = ["kadaluarsa", "kedaluwarsa", "kadaluwarsa", "kadaluarso", "expired", "expiry", "expires", "habis", "berakhir", "s d", "sd"];

    private static readonly string[] EndWords = ["sampai", "selesai", "hingga", "until"];

    private static readonly string[] StartWords = ["mulai", "sejak"];

    /// <summary>The meaning of a heading; null for one that is not known.</summary>
    public static (RosterField Field, int Rank)? Find(string heading)
    {
        var folded = CleanText.Fold(heading);
        if (folded.Length == 0)
        {
            return null;
        }

        var bare = CleanText.Fold(Aside().Replace(heading, " "));
        foreach (var candidate in (string[])[folded, bare, FootnoteDigit().Replace(folded, "")])
        {
            if (Known.TryGetValue(HeadingWords.Canonical(candidate), out var known))
            {
                return known;
            }
        }

        return Combined(folded) ?? LastLevel(heading) ?? ByWords(heading);
    }

    /// <summary>What the words of a heading say without what stands around them.</summary>
    private static (RosterField Field, int Rank)? ByWords(string heading)
    {
        foreach (var reading in HeadingWords.Readings(heading))
        {
            if (OfWords(reading) is { } known)
            {
                return known;
            }
        }

        if (HeadingWords.WithinGroup(heading) is { } last && OfWords(last) is { } inner)
        {
            return inner;
        }

        if (HeadingWords.IsOfOthers(heading))
        {
            return null;
        }

        var pieces = HeadingWords.Pieces(heading).Select(OfWords).OfType<(RosterField Field, int Rank)>().Where(piece => piece.Field != RosterField.Ignored).ToList();
        return pieces.Select(piece => piece.Field).Distinct().Count() == 1 ? pieces[0] : null;
    }

    private static (RosterField Field, int Rank)? OfWords(string canonical) =>
        Known.TryGetValue(canonical, out var known) ? known
        : Combined(canonical) ?? (FieldTerms.Of(canonical) is { } field ? (field, 1) : null);

    /// <summary>The training that a heading names: "No. Sertifikat Bimtek Dasar" is about "Bimtek Dasar".</summary>
    public static string TrainingOf(string heading)
    {
        var name = TrainingLead().Replace(CleanText.Line(heading), "").Trim(' ', '/', '-', ':', '.');
        return name.Length == 0 ? CleanText.Line(heading) : name;
    }

    /// <summary>In a heading of several levels the last one may say it alone.</summary>
    private static (RosterField Field, int Rank)? LastLevel(string heading)
    {
        var slash = heading.LastIndexOf(TableFinder.LevelSeparator, StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var last = heading[(slash + TableFinder.LevelSeparator.Length)..];
        return CleanText.HasWord(CleanText.Fold(heading), "lahir") && CleanText.Fold(last) is var folded and ("tempat" or "tmp" or "tanggal" or "tgl")
            ? Find(folded + " lahir")
            : Find(last);
    }

    private static (RosterField Field, int Rank)? Combined(string folded)
    {
        bool Has(params ReadOnlySpan<string> words) => CleanText.HasAnyWord(folded, words);
        static (RosterField, int) One(RosterField field) => (field, 1);

        if (Has("npwp", "bpjs", "rekening", "agama", "ibu kandung", "jumlah anak", "kartu keluarga", "no kk", "nomor kk"))
        {
            return One(RosterField.Personal);
        }

        var number = Has("no", "nomor", "nomer");
        var date = Has("tanggal", "tgl", "terbit", "tahun", "thn", "waktu");
        if (Has(TrainingWords))
        {
            return One(Has("penyelenggara", "lembaga") ? RosterField.TrainingOrganiser
                : date ? RosterField.TrainingDate
                : number ? RosterField.TrainingNumber
                : Has("nama", "jenis", "judul") ? RosterField.TrainingName
                : RosterField.Training);
        }

        var validity = Has("berlaku", "masa berlaku", "valid", "validity");
        if (Has("str"))
        {
            return One(validity || Has(ExpiryWords) ? RosterField.StrExpires : number || folded == "str" ? RosterField.StrNumber : RosterField.Ignored);
        }

        var certificate = Has("sertifikat", "sertifikasi", "kompetensi", "bersertifikat");
        var ends = Has(ExpiryWords) || ((validity || certificate) && Has(EndWords)) || (validity && Has("akhir", "to"));
        // "Sertifikat dari LSP" is about who issued it.
        var starts = ((validity || certificate) && Has(StartWords)) || (validity && Has("dari", "awal", "terhitung", "from", "start"));
        if (starts && !ends)
        {
            // The first day of validity stands for the issue where no other column tells it.
            return (RosterField.CertificateIssued, 0);
        }

        if (certificate)
        {
            return One(ends || validity ? RosterField.CertificateExpires
                : Has("lsp", "penerbit", "lembaga", "penyelenggara") ? RosterField.CertificateIssuer
                : Has("skema", "jenis", "nama", "level", "jenjang") ? RosterField.CertificateScheme
                : number ? RosterField.CertificateNumber
                : date ? RosterField.CertificateIssued
                : RosterField.CertificateClaim);
        }

        return ends || validity ? One(RosterField.CertificateExpires) : null;
    }

    private static FrozenDictionary<string, (RosterField Field, int Rank)> Build()
    {
        var terms = new Dictionary<string, (RosterField, int)>(StringComparer.Ordinal);
        void Add(RosterField field, int rank, params ReadOnlySpan<string> headings)
        {
            foreach (var heading in headings)
            {
                terms[HeadingWords.Canonical(heading)] = (field, rank);
            }
        }

        Add(RosterField.Number, 1, "no", "nomor", "no urut", "nomor urut", "urut");
        Add(RosterField.Name, 2, "nama lengkap", "nama", "nama psm", "nama anggota psm", "nama personil tksk", "nama petugas", "nama peksos", "nama gelar",
            "nama dan gelar", "nama lengkap dan gelar", "nama lengkap gelar", "nama tksk", "nama tagana", "nama anggota", "nama personil", "nama pendamping", "nama kader", "nama pegawai", "nama relawan",
            "nama sdm", "nama pkh", "nama anggota tagana", "nama pekerja sosial", "nama psks");
        Add(RosterField.Nik, 2, "nik", "no ktp nik", "nik no ktp", "nomor nik", "nomor nik 16 digit", "no ktp", "nomor ktp", "nomor induk kependudukan", "n i k", "no nik", "nik ktp", "ktp", "no nik ktp");
        Add(RosterField.MemberNumber, 2, "niat", "nia", "nomor induk anggota", "nomor induk anggota nia", "nomor induk anggota ipsm", "no induk tksk", "id pegawai", "no anggota", "no reg", "nomor anggota",
            "no induk tksk a", "nomor induk anggota tagana", "no induk anggota");
        Add(RosterField.BirthDate, 3, "tanggal lahir", "tgl lahir", "tgl lhr", "tanggal lahir hh bb tttt");
        Add(RosterField.BirthDate, 2, "ttl", "tempat tgl lahir", "tempat tanggal lahir", "tempat dan tanggal lahir", "tmp tgl lahir");
        Add(RosterField.Sex, 2, "jenis kelamin", "l p", "jk", "lk pr", "pria wanita", "sex", "kelamin", "gender", "jns kelamin", "j k", "p l");
        Add(RosterField.Nip, 1, "nip", "nip nrp", "nippppk", "ni pppk", "nipppk", "nip nipppk", "nip ni pppk", "nomor induk pegawai");
        Add(RosterField.Region, 0, "kode wilayah", "kode kab kota", "kode kabupaten kota", "kode kemendagri", "kode daerah");
        Add(RosterField.Region, 1, "kabupaten kota", "kab kota", "kabupaten", "kota", "kota kabupaten");
        Add(RosterField.Region, 2, "kab kota lokasi tugas", "kabupaten kota lokasi tugas", "kab kota tugas");
        Add(RosterField.Kecamatan, 1, "kecamatan", "kec", "kemantren", "distrik");
        Add(RosterField.Kecamatan, 2, "kecamatan lokasi tugas", "kecamatan tugas", "kecamatan dampingan", "kecamatan penugasan");
        Add(RosterField.Kelurahan, 1, "kelurahan", "desa", "desa kelurahan", "kelurahan desa", "kel", "kel desa", "desa kel", "kalurahan");
        Add(RosterField.Kelurahan, 2, "desa kelurahan tugas", "kelurahan tugas", "desa tugas", "kelurahan lokasi tugas", "desa kelurahan lokasi tugas");
        Add(RosterField.Role, 4, "jenis sdm", "jenis sdm kesos", "jenis pilar", "jenis psks", "jenis pilar sosial", "jenis tenaga", "jenis pilar kesos");
        Add(RosterField.Role, 2, "jabatan", "kategori", "unsur", "profesi", "jenis", "pilar", "pilar sosial");
        Add(RosterField.Posting, 3, "penempatan", "tempat penempatan");
        Add(RosterField.Posting, 2, "tempat bertugas", "penugasan", "unit kerja", "tempat tugas", "instansi tempat bertugas", "lokasi penempatan");
        Add(RosterField.Posting, 1, "wilayah kerja", "wilayah tugas", "lokasi dampingan", "wilayah dampingan", "instansi", "lokasi tugas");
        Add(RosterField.Phone, 2, "no hp wa", "no hp", "nomor hp", "no handphone", "nomor handphone", "no handphone whatsapp", "no telp", "hp", "no wa", "telp hp", "kontak", "no telepon", "nomor telepon",
            "no telp hp", "wa", "whatsapp", "no whatsapp", "nomor wa", "hp wa", "nomor hp wa", "no hp aktif", "nomor handphone whatsapp", "telepon", "no kontak", "no hp whatsapp");
        Add(RosterField.Email, 2, "email", "alamat email", "e mail", "surel", "alamat surel", "alamat e mail");
        Add(RosterField.CertificateIssued, 1, "tanggal terbit", "tgl terbit", "tanggal ditetapkan", "tanggal penerbitan");
        Add(RosterField.CertificateIssuer, 2, "lsp", "penerbit", "lembaga sertifikasi");
        Add(RosterField.CertificateScheme, 1, "skema", "skema sertifikasi");
        Add(RosterField.CertificateClaim, 2, "legalitas sertifikat", "status sertifikasi", "sertifikat kompetensi", "sertifikasi kompetensi");
        Add(RosterField.CertificateNumber, 2, "nomor tanggal sertifikasi", "nomor tanggal sertifikat", "no tanggal sertifikat", "no tgl sertifikat", "nomor dan tanggal sertifikat", "no dan tanggal sertifikat", "no reg sertifikat");
        Add(RosterField.TrainingOrganiser, 1, "penyelenggara");
        Add(RosterField.TrainingName, 1, "jenis diklat yg diikuti", "jenis diklat yang diikuti");
        Add(RosterField.Status, 2, "status keaktifan", "status aktif", "status kinerja", "keaktifan", "aktif tidak aktif");
        Add(RosterField.Status, 1, "status", "status data", "status anggota");
        Add(RosterField.Remarks, 1, "keterangan", "ket", "catatan", "keterangan lain");
        Add(RosterField.Ignored, 0, "tempat lahir", "tmp lahir", "usia", "umur", "usia tahun", "umur tahun", "alamat", "alamat rumah", "alamat lengkap", "alamat sesuai ktp", "alamat domisili", "rt", "rw", "rt rw", "provinsi",
            "nrk", "kode desa", "kode kelurahan", "kode desa kelurahan", "pendidikan", "pendidikan terakhir", "jenjang", "pend", "ijazah", "jurusan", "tmt", "tmt tanggal mulai", "tmt jabatan",
            "tahun pengangkatan", "tahun pengangkatan psm", "tahun pengangkatan tksk", "mulai aktif", "masa bakti", "masa tugas", "tgl sk", "lama tugas", "nomor sk pengangkatan", "sk pengangkatan", "no sk", "jenjang jabatan",
            "jenjang jabatan pemerintah", "status peksos", "status kepegawaian", "pekerjaan utama",
            "pekerjaan", "penilaian tahunan", "pendampingan", "keahlian khusus", "instansi pembina", "ukuran baju", "status perkawinan", "golongan", "pangkat", "pangkat golongan", "tanda tangan", "paraf", "foto");
        // What forms, survey tools and programs put beside the answers.
        Add(RosterField.Ignored, 0, "timestamp", "stempel waktu", "cap waktu", "submission time", "submission id", "start", "end", "today", "uuid", "instanceid", "deviceid",
            "id", "index", "unnamed 0", "created at", "updated at", "tanggal input", "waktu input", "diinput oleh", "username");
        Add(RosterField.Personal, 0, "agama", "nama ibu kandung", "ibu kandung", "npwp", "no npwp", "no rekening", "rekening bank jatim", "rekening bank bni", "nomor kk", "no kk", "jumlah anak", "no bpjs", "anak", "kk", "nama bank", "bank", "rekening");
        return terms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\s*\d{1,2}$")]
    private static partial Regex FootnoteDigit();

    [GeneratedRegex(@"^(?:(?:no|nomor|nomer|tanggal|tgl|tahun|nama|jenis|sertifikat|sertifikasi|dan|/)\b[.\s/]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex TrainingLead();
}
