namespace SertiKesos.Rosters.Layout;

/// <summary>
/// Fields by their words: a heading means a field when it has one of its words and no word that the field does not know.
/// </summary>
internal static class FieldTerms
{
    private static readonly (RosterField Field, string[] Key, string[] Beside)[] All =
    [
        (RosterField.Name, ["nama", "name"], ["lengkap", "gelar", "dan", "petugas", "personil", "anggota", "pegawai", "relawan", "kader", "pendamping", "tksk", "psm", "tagana", "pkh", "peksos", "pensos", "penyuluh", "pekerja", "sosial", "sdm", "psks", "pilar", "full", "peserta", "ktp", "calon"]),
        (RosterField.Nik, ["nik", "ktp", "kependudukan"], ["no", "induk", "e", "id", "national", "number", "nasional", "16"]),
        (RosterField.BirthDate, ["lahir", "birth", "dob", "birthdate"], ["tanggal", "date", "of", "ttl"]),
        (RosterField.Sex, ["kelamin", "gender", "sex", "jk"], ["jenis", "l", "p", "lk", "pr", "laki", "perempuan"]),
        (RosterField.Phone, ["hp", "wa", "whatsapp", "telp", "phone", "mobile", "seluler", "kontak"], ["no", "dan", "atau", "number", "nomor", "telepon"]),
        (RosterField.Email, ["email", "surel", "mail"], ["alamat", "e", "address"]),
        (RosterField.Kecamatan, ["kecamatan", "kec", "district", "distrik"], ["tugas", "lokasi", "wilayah", "tempat", "penugasan", "dampingan", "nama", "kerja"]),
        (RosterField.Kelurahan, ["kelurahan", "desa", "kel", "kalurahan", "nagari", "gampong", "village"], ["tugas", "lokasi", "wilayah", "tempat", "penugasan", "dampingan", "nama", "dan", "atau"]),
        (RosterField.Role, ["psks", "pilar", "sdm", "pekerjaan sosial"], ["jenis", "kategori", "kesos", "sosial", "nama", "unsur"]),
        (RosterField.Region, ["kabupaten", "kab", "kota", "city", "regency"], ["nama", "atau", "dan", "tugas", "lokasi"]),
        (RosterField.Remarks, ["keterangan", "ket", "catatan", "remarks", "notes"], ["lain", "tambahan", "lainnya"]),
        (RosterField.CertificateNumber, ["certificate"], ["no", "number", "competency"]),
        (RosterField.CertificateIssued, ["issue", "issued"], ["date", "of", "certificate", "tanggal"]),
        (RosterField.CertificateExpires, ["expiry", "expired", "expires", "expiration", "until"], ["date", "of", "valid", "certificate", "tanggal"]),
    ];

    public static RosterField? Of(string canonical)
    {
        var words = canonical.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 7)
        {
            return null;
        }

        foreach (var (field, key, beside) in All)
        {
            if (words.Any(word => key.Contains(word)) && words.All(word => key.Contains(word) || beside.Contains(word)))
            {
                return field;
            }
        }

        return null;
    }
}
