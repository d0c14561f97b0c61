using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>One line of the sheet <em>Catatan</em>.</summary>
internal sealed record SummaryNote(string Section, string Term, string Text);

/// <summary>Definitions, formulas, legal basis and sources, as printed beside the figures.</summary>
internal static class SummaryNotes
{
    public const string RegionListSource =
        "Daftar wilayah: idn-area-data 4.0.1, basis data berlisensi Open Database License (ODbL) 1.0, mengikuti Kepmendagri " +
        "300.2.2-2138/2025 (38 provinsi, 416 kabupaten, 98 kota). Memuat informasi dari basis data tersebut; " +
        "https://opendatacommons.org/licenses/odbl/1-0/.";

    public const string Meaning = "Arti istilah";
    public const string Formula = "Rumus";
    private const string Law = "Dasar hukum";
    private const string Source = "Sumber";
    internal const string Use = "Pemakaian";
    internal const string Dictionary = "Kamus lembar Data";
    private const string Difference = "Perbedaan yang diketahui";

    public static IReadOnlyList<SummaryNote> For(NationalSummary summary) =>
    [
        .. Fixed(summary.Rules),
        .. InstitutionTexts.Meanings(summary.InstitutionRules),
        .. InstitutionTexts.Formulas(summary.InstitutionRules),
        new(Law, "Lembaga", "Permensos 17/2012 tentang akreditasi Lembaga Kesejahteraan Sosial; UU 11/2009 tentang Kesejahteraan Sosial."),
        .. TidyData.Indicators.Select(indicator => new SummaryNote(Dictionary, indicator.Name, $"{indicator.Meaning} ({TidyData.Unit}).")),
        .. InstitutionData.Indicators.Select(indicator => new SummaryNote(Dictionary, indicator.Name, $"{indicator.Meaning} ({InstitutionData.Unit}).")),
        new(Dictionary, TidyData.Declared, "Orang yang dinyatakan Dinas Sosial sendiri (orang)."),
        new(Dictionary, TidyData.Difference, "Dinyatakan dikurangi terhitung (orang)."),
        new(Dictionary, TidyData.PartsSum, "Jumlah bagian-bagian yang dinyatakan di bawah total (orang)."),
        new(Dictionary, "dimensi dan kelompok", "semua: setiap orang sekali. kategori dan peran: kode kelompok ada pada kolom kelompok. penempatan: hanya orang dan bersertifikat, dan orang dengan dua peran terhitung dua kali. lembaga: setiap lembaga sekali; jenis_lembaga: menurut jenis; satuannya lembaga, bukan orang. Jangan menjumlahkan dimensi yang berbeda."),
        .. OutlookNotes.For(summary),
        .. Differences(summary),
    ];

    private static SummaryNote[] Fixed(CertificateRules rules) =>
    [
        new(Meaning, "Orang terdata", "Orang yang aktif dalam roster terakhir yang diterima dari kabupaten/kota, dihitung satu kali di tiap kabupaten/kota walaupun perannya lebih dari satu."),
        new(Meaning, "Bersertifikat", "Sertifikat kompetensi masih berlaku pada tanggal keadaan, termasuk yang segera habis. Bimtek, diklat, dan STR tidak dihitung."),
        new(Meaning, "Segera habis", $"Sertifikat masih berlaku dan hari berlaku terakhirnya paling lama {rules.DueDays} hari lagi."),
        new(Meaning, "Kedaluwarsa", "Hari berlaku terakhir sudah lewat."),
        new(Meaning, "Lulus, sertifikat belum terbit", "Lulus uji kompetensi, tetapi sertifikatnya belum terbit; belum dihitung bersertifikat."),
        new(Meaning, "Dilaporkan bersertifikat, data belum lengkap", "Roster menyatakan bersertifikat tanpa nomor atau tanggal, sehingga masa berlakunya tidak dapat dihitung; tidak dihitung bersertifikat dan disebut tersendiri."),
        new(Meaning, "Identitas belum pasti", "Orang yang NIK-nya kosong, rusak, bukan 16 digit, atau dipakai dua nama; dihitung menurut nama dan tanggal lahir dalam kabupaten/kotanya, termasuk di dalam orang terdata."),
        new(Meaning, "Belum", "Belum pernah bersertifikat kompetensi menurut roster."),
        new(Meaning, "Ditangguhkan", "Sertifikat sedang ditangguhkan."),
        new(Meaning, "Status pelaporan", "Lapor: roster diterima pada periode ini. Data periode lalu: roster terakhir berasal dari periode sebelumnya. Belum lapor: belum pernah ada roster yang diterima; angkanya tidak ada, bukan nol."),
        new(Meaning, "Dinyatakan, selisih, jumlah rincian", "Jumlah yang ditulis sendiri oleh Dinas Sosial (lembar rekap atau baris jumlah) disandingkan dengan jumlah yang terhitung. Selisih = dinyatakan − terhitung. Jumlah rincian = jumlah bagian-bagian yang ditulis di bawah total itu; bila tidak sama dengan totalnya, itu disebut tersendiri dan bukan selisih. Tidak ada angka yang diperbaiki diam-diam."),
        new(Meaning, $"Tanda {SummaryTexts.NotAvailable}", "Belum ada data; bukan nol."),
        new(Meaning, $"Tanda {SummaryTexts.NotApplicable}", "Tidak berlaku: tidak ada yang dapat dihitung di sini."),
        new(Meaning, $"Tanda {SummaryTexts.ProvisionalMark}", "Angka sementara: masih dapat berubah karena belum semua melapor untuk periode ini."),
        new(Meaning, $"Tanda {SummaryTexts.RevisedMark}", "Angka direvisi: berbeda dari yang diketahui pada batas laporan atau dari terbitan sebelumnya."),
        new(Meaning, $"Tanda {SummaryTexts.SuppressedMark}", "Disamarkan agar tidak ada orang yang dapat dikenali; hanya pada edisi publik."),
        new(Meaning, "Badan nasional", $"Orang dalam roster kabupaten/kota yang penempatannya pada badan tingkat nasional ({KnownPostings.IpsmPusat}); terhitung di kabupaten/kota itu dan disebut tersendiri."),
        new(Formula, "Cakupan", "Cakupan = orang bersertifikat ÷ orang terdata. Angka ini sekaligus batas bawah."),
        new(Formula, "Cakupan jika semua laporan terbukti", "(Orang bersertifikat + dilaporkan bersertifikat, data belum lengkap) ÷ orang terdata; batas atas."),
        new(Formula, "Hari berlaku terakhir", LastValidDay(rules)),
        new(Formula, "Provinsi, wilayah BBPPKS, Indonesia", "Jumlah kabupaten/kota yang ada datanya. Seseorang dengan dua kategori atau dua peran terhitung pada keduanya, tetapi satu kali pada jumlah semua. Orang yang terdaftar di dua kabupaten/kota (NIK sama) tetap terlihat pada keduanya, tetapi dihitung satu kali di atasnya: pada yang melapor paling akhir."),
        new(Formula, "Jatuh tempo", "Orang menurut bulan hari berlaku terakhir sertifikatnya yang paling lama berlaku; bulan pertama mulai pada tanggal keadaan."),
        new(Law, "Kategori SDM", "Permensos 16/2017 sebagaimana diubah dengan Permensos 29/2017 (TKS, Pekerja Sosial, Penyuluh Sosial, Relawan Sosial); Permensos 10/2019 (PSM). Staf Dinas Sosial disajikan terpisah."),
        new(Law, "Sertifikasi", "UU 11/2009, UU 14/2019 tentang Pekerja Sosial, Permensos 16/2017 Pasal 8."),
        new(Law, "Data", "Perpres 39/2019 tentang Satu Data Indonesia; UU 27/2022 tentang Pelindungan Data Pribadi: buku kerja ini hanya memuat jumlah, tanpa nama, NIK, atau nomor telepon."),
        new(Source, "Angka", "Roster SDM Kesos yang dikirim Dinas Sosial kabupaten/kota dan lolos pemeriksaan; tanggal terimanya ada pada kolom Data per."),
        new(Source, "Wilayah", RegionListSource),
        new(Source, "Zona waktu dan wilayah BBPPKS", "Disusun oleh pengelola aplikasi ini. Wilayah BBPPKS Regional I terkonfirmasi; wilayah yang lain menurut sumber yang ada dan perlu konfirmasi Kementerian Sosial."),
        new(Use, "Sifat", "Terbitan ini bersifat terbatas untuk keperluan dinas. Sel dengan kurang dari 5 orang belum disamarkan; jangan disebarluaskan ke luar instansi."),
        new(Use, "Berkas pendamping", "Data yang sama tersedia sebagai CSV (UTF-8 dengan BOM, pemisah koma, RFC 4180) dan metadata sebagai JSON. Di Excel, buka CSV lewat Data > Dari Teks/CSV (From Text/CSV)."),
    ];

    /// <summary>The table of schemes speaks for itself where the ministry has put one in; else the setting and its weak ground.</summary>
    private static string LastValidDay(CertificateRules rules)
    {
        const string Begin = "Tanggal berlaku menurut roster; bila tidak ada, tanggal terbit + ";
        const string End = " − 1 hari. Sertifikat berlaku sampai dengan hari itu. ";
        return rules.Schemes.Count == 0
            ? $"{Begin}{rules.ValidityMonths} bulan{End}Jangka {rules.ValidityMonths} bulan mengikuti praktik LSP Kemensos dan dapat diatur; peraturan yang menetapkannya tidak ditemukan."
            : $"{Begin}masa berlaku menurut skemanya{End}Masa berlaku menurut tabel acuan skema: {string.Join("; ", rules.Schemes.Select(Validity))}.";
    }

    private static string Validity(SchemeValidity scheme)
    {
        var name = scheme.Pattern == SchemeValidity.Any ? "semua skema yang tidak disebut sendiri" : $"skema {scheme.Pattern}";
        var issued = (scheme.From, scheme.To) switch
        {
            ({ } from, { } to) => $" yang terbit {IndonesianText.Long(from)} sampai dengan {IndonesianText.Long(to)}",
            ({ } from, null) => $" yang terbit sejak {IndonesianText.Long(from)}",
            (null, { } to) => $" yang terbit sampai dengan {IndonesianText.Long(to)}",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{name}{issued} {scheme.Months} bulan");
    }

    private static List<SummaryNote> Differences(NationalSummary summary)
    {
        var known = summary.Regions
            .Where(region => region.Reasons.Count > 0)
            .Select(region => new SummaryNote(
                Difference, $"{region.Region.Code} {region.Region.Name}", string.Join("; ", region.Reasons) + "."))
            .Concat(summary.Trainings
                .Where(training => training.Difference is not (null or 0))
                .Select(training => new SummaryNote(
                    Difference,
                    training.Event,
                    $"Peserta dinyatakan {IndonesianText.Number(training.Declared ?? 0)}, terhitung {IndonesianText.Number(training.Counted)}. {SummaryTexts.Training(training)}")))
            .ToList();
        return known.Count > 0 ? known : [new SummaryNote(Difference, "–", "Tidak ada perbedaan yang diketahui.")];
    }
}
