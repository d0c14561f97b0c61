namespace SertiKesos.Summaries.Offices;

/// <summary>The notes of provincial and office workbooks: of the national ones those that their sheets need.</summary>
internal static class OfficeNotes
{
    public const string Private =
        "Memuat data pribadi orang dari kantor Anda sendiri: hanya untuk keperluan dinas kantor ini. Jangan disebarluaskan; hapus salinan setelah dipakai (UU 27/2022).";

    public static IReadOnlyList<SummaryNote> ForOffice(OfficeSummary office) =>
    [
        new(SummaryNotes.Use, "Sifat", Private),
        new(SummaryNotes.Use, "Orang", "Hanya orang aktif dalam roster kantor ini. NIK ditulis empat angka terakhirnya saja; kantor lain, provinsi dan kementerian menerima jumlahnya, tanpa nama."),
        .. Meanings(office.Issue.Rules),
        new(SummaryNotes.Use, "Membetulkan data", "Betulkan pada roster, lalu unggah lagi ke SertiKesos; buku kerja ini tidak dibaca kembali."),
    ];

    public static IReadOnlyList<SummaryNote> ForProvince(NationalSummary summary) =>
    [
        new(SummaryNotes.Use, "Sifat", "Terbatas, untuk keperluan dinas. Hanya jumlah, tanpa nama dan NIK; sel dengan kurang dari 5 orang belum disamarkan, jadi jangan disebarluaskan ke luar instansi."),
        .. Meanings(summary.Rules),
        new(SummaryNotes.Formula, "Jumlah provinsi", "Jumlah kabupaten/kota yang ada datanya. Orang yang terdaftar di dua kabupaten/kota terlihat pada keduanya, tetapi dihitung satu kali pada jumlahnya: pada yang melapor paling akhir."),
        new(SummaryNotes.Formula, "Kebutuhan", $"Kebutuhan = jumlah keluarga ÷ {Coverage.Needs.NeedFigures.FamiliesPerWorker}, dibulatkan ke atas; kekurangan = kebutuhan − orang aktif. Hanya kabupaten/kota yang menyatakan jumlah keluarga yang dibandingkan."),
    ];

    private static SummaryNote[] Meanings(People.CertificateRules rules) =>
    [
        new(SummaryNotes.Meaning, "Bersertifikat", "Sertifikat kompetensi masih berlaku pada tanggal keadaan, termasuk yang segera habis. Bimtek, diklat, dan STR tidak dihitung."),
        new(SummaryNotes.Meaning, "Segera habis", $"Masih berlaku, dan hari berlaku terakhirnya paling lama {rules.DueDays} hari lagi."),
        new(SummaryNotes.Meaning, "Dilaporkan bersertifikat, data belum lengkap", "Roster menyatakan bersertifikat tanpa nomor atau tanggal; tidak dihitung bersertifikat dan disebut tersendiri."),
        new(SummaryNotes.Meaning, "Identitas belum pasti", "NIK kosong, rusak, atau dipakai dua nama; dihitung menurut nama dan tanggal lahir."),
        new(SummaryNotes.Meaning, "Perubahan", Changes.ChangeTexts.Explanation),
        new(SummaryNotes.Meaning, "Tanda [x] dan [z]", "[x]: belum ada data, bukan nol. [z]: tidak dapat dihitung atau tidak berlaku."),
        new(SummaryNotes.Formula, "Cakupan", "Orang bersertifikat ÷ orang aktif dalam roster terakhir yang diterima."),
    ];
}
