using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Layout;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Templates;

/// <summary>Words of the template that users read.</summary>
internal static class TemplateTexts
{
    public const string DataSheet = "Data SDM";
    public const string LeftSheet = "Tidak Ada Lagi";
    public const string GuideSheet = "Petunjuk";
    public const string ListSheet = "Pilihan";
    public const string DataNote = "Satu baris untuk satu peran; dua peran ditulis dua baris. Keterangan tiap kolom muncul ketika selnya dipilih; selengkapnya pada lembar Petunjuk.";
    public const string LeftNote = "Pilih alasan untuk setiap nama. Yang ternyata masih bertugas: pindahkan barisnya ke lembar Data SDM, lalu hapus dari sini.";
    public const string InstitutionSheet = "Lembaga";
    public const string InstitutionNote = "Satu baris untuk satu lembaga: LKS, LKSA, panti, rumah singgah, LK3, balai milik daerah. Nama pengurus tidak diminta.";
    public const string WrongWord = "Isian ini tidak ada pada daftar pilihan. Pakai isian ini?";
    public const string WrongDate = "Tulis tanggal seperti 17-08-1985, atau biarkan kosong.";
    public const string NoStorage = "Penyimpanan belum diatur (AzureWebJobsStorage), jadi templat dibuat kosong.";
    public const string NoRegister = "Belum ada roster yang diterima dari kantor ini, jadi templat dibuat kosong.";

    public static string DataTitle(Region region) => $"ROSTER SDM KESEJAHTERAAN SOSIAL {region.Name.ToUpperInvariant()}";

    public static string InstitutionTitle(Region region) => $"ROSTER LEMBAGA KESEJAHTERAAN SOSIAL {region.Name.ToUpperInvariant()}";

    public static string Author => "SertiKesos";

    public static string Footer(Region region) => $"{region.Name} ({region.Code}) – templat versi {TemplateMark.Current}";

    public static string Written(string path, int people) => people == 0
        ? $"Templat ditulis ke {path}."
        : $"Templat ditulis ke {path}, terisi {IndonesianText.Number(people)} orang dari roster terakhir yang diterima.";

    public static string IsRead(string path) => $"Templat akan menimpa {path}, yang dipakai oleh program ini. Pilih nama lain pada --out, lalu ulangi.";

    public static string Unwritable(string path) => $"Templat tidak dapat ditulis ke {path}. Periksa folder dan izinnya, lalu ulangi.";

    public static string Filling(Register? register, DateOnly stamp) => register is null
        ? "Kosong: belum ada roster yang diterima."
        : $"Roster terakhir yang diterima, {IndonesianText.Long(stamp)}.";

    public static IReadOnlyList<string> Steps { get; } =
    [
        "1. Isi atau perbaiki lembar Data SDM: satu baris untuk satu peran; dua peran ditulis dua baris.",
        "2. Hapus baris orang yang tidak ada lagi, atau pilih statusnya. Nama yang hilang tanpa alasan muncul pada lembar Tidak Ada Lagi di templat berikutnya.",
        "3. Pada lembar Tidak Ada Lagi, pilih alasan untuk setiap nama: pindah, pensiun, meninggal, mengundurkan diri, tidak aktif, atau salah data.",
        "4. Isi atau perbaiki lembar Lembaga: satu baris untuk satu lembaga (LKS, panti, LK3). Biarkan kosong bila roster lembaga dikirim dengan berkas lain.",
        "5. Simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah berkas ini ke SertiKesos.",
        "6. Beberapa detik kemudian berkas yang sama kembali dengan lembar Perbaikan. Perbaiki di berkas itu juga, lalu unggah lagi.",
    ];

    public static IReadOnlyList<string> Notes { get; } =
    [
        "NIK ditulis sebagai teks 16 angka. Kolomnya sudah berformat Teks; jangan diubah menjadi angka, karena Excel akan mengganti angka ke-16 menjadi 0.",
        "Hanya sertifikat kompetensi (uji kompetensi LSP) yang ditulis pada No. Sertifikat. Sertifikat bimtek dan diklat tidak menjadikan seseorang bersertifikat.",
        "Yang sudah lulus tetapi sertifikatnya belum terbit: kosongkan No. Sertifikat, tulis pada Keterangan \"Lulus uji kompetensi, sertifikat belum terbit\".",
        "Kolom boleh ditambah atau dipindah. Kolom yang tidak dikenal disebut pada hasil pemeriksaan dan tidak dibaca.",
        "Berkas ini memuat data pribadi. Simpan dan kirim hanya melalui saluran resmi kantor.",
    ];
}
