using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <summary>What readers of the public edition read.</summary>
internal static class PublicTexts
{
    public const string Access = "Terbuka";

    public const string Suppressed = SummaryTexts.SuppressedMark;

    public const string MarkerNote = "[c]: disamarkan. [x]: belum ada data, bukan nol. [z]: tidak berlaku. Penjelasan pada lembar Catatan.";

    public const string RowOfNation = "Indonesia";

    /// <summary>The indicators in the order of the tables, each with its heading and what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Heading, string Meaning)> Indicators =
    [
        (PublicTables.People, "Orang", "Orang aktif dalam roster terakhir yang diterima; setiap orang dihitung satu kali, juga bila tercatat di dua kabupaten/kota"),
        (PublicTables.Certified, "Bersertifikat", "Sertifikat kompetensi masih berlaku pada tanggal keadaan"),
        (PublicTables.Uncertified, "Tidak bersertifikat", "Orang dikurangi bersertifikat"),
        (PublicTables.Expired, "Kedaluwarsa", "Di antara yang tidak bersertifikat: masa berlaku sertifikat sudah lewat"),
        (PublicTables.Unknown, "Dilaporkan bersertifikat, data belum lengkap", "Di antara yang tidak bersertifikat: dinyatakan bersertifikat tanpa nomor atau tanggal"),
        (PublicTables.Others, "Lainnya", "Di antara yang tidak bersertifikat: lulus tetapi sertifikat belum terbit, belum pernah bersertifikat, atau sertifikat ditangguhkan"),
        (PublicTables.Passed, "Lulus, sertifikat belum terbit", "Lulus uji kompetensi, sertifikat belum terbit"),
        (PublicTables.Never, "Belum", "Belum pernah bersertifikat"),
        (PublicTables.Suspended, "Ditangguhkan", "Sertifikat sedang ditangguhkan"),
        (PublicTables.Expiring, "Habis berlaku", "Orang menurut bulan hari berlaku terakhir sertifikatnya yang paling lama berlaku; bulan pertama mulai pada tanggal keadaan"),
    ];

    public static readonly IReadOnlyList<(string Code, string Sheet, string Holds)> Tables =
    [
        (PublicTables.Nation, "Nasional", "Indonesia menurut keadaan sertifikat"),
        (PublicTables.Provinces, "Provinsi", "Provinsi menurut keadaan sertifikat"),
        (PublicTables.Centres, "BBPPKS", "Wilayah BBPPKS menurut keadaan sertifikat"),
        (PublicTables.Regions, "Kabupaten-Kota", "Semua kabupaten/kota, termasuk yang belum lapor"),
        (PublicTables.Roles, "Peran", "Indonesia menurut peran; orang dengan dua peran terhitung pada keduanya"),
        (PublicTables.Expiries, "Jatuh Tempo", "Sertifikat yang habis masa berlakunya menurut bulan dan wilayah BBPPKS"),
    ];

    public static string Title(PublishedEdition edition) => $"{SummaryTexts.Title}, {IndonesianText.Long(edition.Period)}";

    public static string Footer(PublishedEdition edition) => $"{Title(edition)}, edisi publik, terbitan {edition.Issue:00}.";

    public static string Heading(string indicator) => Indicators.First(found => found.Name == indicator).Heading;

    public static string Mark(CellMark mark) => mark switch
    {
        CellMark.Suppressed => Suppressed,
        CellMark.NoData => SummaryTexts.NotAvailable,
        CellMark.NotApplicable => SummaryTexts.NotApplicable,
        _ => "",
    };

    public static string Status(string code) =>
        code == PublicTables.Held ? "Ditahan" : Enum.GetValues<ReportingState>().First(state => state.Code() == code).Label();

    /// <summary>What the cover and the sheet of notes say, for somebody who has never heard of suppression.</summary>
    public static IReadOnlyList<(string Section, string Term, string Text)> Notes(PublishedEdition edition, DisclosureRules rules) =>
    [
        ("Tanda", "[c] (disamarkan)", $"Ada angkanya, tetapi tidak diterbitkan: angka itu 1–{rules.Threshold - 1} orang, atau dapat dipakai untuk menghitung angka sekecil itu. Sel bertanda [c] bukan nol dan belum tentu kecil."),
        ("Tanda", "x (belum ada data)", "Kabupaten/kota belum pernah melapor. Bukan nol."),
        ("Tanda", "z (tidak berlaku)", "Kabupaten/kota menyatakan tidak mempunyai SDM untuk dilaporkan, atau nilainya tidak dapat dihitung."),
        ("Penyamaran", "Langkah 1", $"Setiap jumlah 1–{rules.Threshold - 1} orang disamarkan. Dalam kelompok di bawah {rules.WholeGroup} orang tidak dinyatakan pula bahwa semua atau tidak seorang pun bersertifikat, sebab itu menyatakan keadaan setiap orang di dalamnya."),
        ("Penyamaran", "Langkah 2", "Sel lain ikut disamarkan, sesedikit mungkin, sampai tidak ada sel bertanda [c] yang dapat dihitung dari jumlah baris, kolom, dan wilayah, dari tabel lain, dari persentase, atau dari edisi publik sebelumnya."),
        ("Penyamaran", "Ditahan", "Kabupaten/kota berstatus Ditahan baru melapor atau baru memperbaiki data dalam jumlah kecil. Supaya tidak terbaca dari selisih dua terbitan, datanya belum masuk jumlah mana pun dalam edisi ini dan menunggu edisi berikutnya."),
        ("Penyamaran", "Cakupan", "Cakupan = bersertifikat ÷ orang; hanya diterbitkan bila kedua angkanya diterbitkan."),
        ("Penyamaran", "Beda dengan angka dinas", "Angka kabupaten/kota di sini menghitung setiap orang satu kali secara nasional, sehingga dapat lebih kecil daripada angka dinas sosialnya sendiri."),
        .. Indicators.Select(indicator => ("Arti kolom", indicator.Heading, $"{indicator.Meaning}.")),
        ("Dasar hukum", "Pelindungan data pribadi", "UU 27/2022 tentang Pelindungan Data Pribadi: edisi ini hanya memuat jumlah, tanpa nama, NIK, atau keterangan tentang seseorang."),
        ("Dasar hukum", "Satu Data Indonesia", "Perpres 39/2019: data, metadata, dan kode referensi dibagikan terbuka; kode wilayah menurut Kepmendagri 300.2.2-2138/2025."),
        ("Sumber", "Angka", "Roster SDM Kesos yang dikirim Dinas Sosial kabupaten/kota dan lolos pemeriksaan; tanggal terimanya ada pada kolom Data per."),
        ("Sumber", "Wilayah", SummaryNotes.RegionListSource),
        ("Pemakaian", "Berkas pendamping", $"Sel yang sama tersedia sebagai CSV ({SummaryNames.Public(edition.Issue)[1].Name}); nilai kosong dengan penanda [c], [x], atau [z]. Keterangan mesin: metadata JSON dan datapackage.json (Frictionless)."),
    ];
}
