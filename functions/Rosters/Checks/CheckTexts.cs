using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Time;

namespace SertiKesos.Rosters.Checks;

/// <summary>Words of the check that users read.</summary>
internal static class CheckTexts
{
    public const string Usage =
        "Pemakaian: check BERKAS --region 32.77 [--as-of 2026-11-24] [--json] [--receipt TUJUAN.xlsx]\n"
        + "       atau check FOLDER [--region 32.77] [--as-of 2026-11-24] [--json] [--receipt FOLDER]";

    public const string OnlyChecked = "Ini hanya pemeriksaan; data belum dikirim.";

    public static string FileMissing(string file) => $"Berkas tidak ditemukan: {file}. Periksa nama dan foldernya.";
    public static string RegionUnknown(string code) => $"Kode wilayah {code} tidak dikenal. Pakai kode Kemendagri seperti 32.77.";
    public static string FileUnusable(string file) => $"Berkas {file} tidak dapat dibuka, atau tanda terimanya tidak dapat ditulis. Periksa izinnya, lalu ulangi.";

    public static string ReceiptIsRoster(string file) => $"Tanda terima akan menimpa roster {file}. Pilih nama atau folder lain pada --receipt, lalu ulangi.";

    public static string FolderUnusable(string folder) => $"Folder {folder} tidak dapat dibaca. Periksa izinnya, lalu ulangi.";
    public static string FolderEmpty(string folder) => $"Tidak ada roster di folder {folder}. Periksa nama foldernya.";
    public static string NoRegion(string file) => $"Wilayah berkas {file} tidak diketahui. Taruh di folder bernama kode wilayah seperti 32.77, atau beri --region.";

    public static string Difference(Discrepancy difference) => difference.Kind == DiscrepancyKind.Parts
        ? $"total tertulis {IndonesianText.Number(difference.Declared)}, jumlah rinciannya {IndonesianText.Number(difference.Counted)}"
        : $"tertulis {IndonesianText.Number(difference.Declared)}, terhitung {IndonesianText.Number(difference.Counted)}";

    public static string Progress(int number, int count, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"[{number}/{count}] {file}");

    public static string Sum(CheckSum sum) =>
        $"Jumlah: {IndonesianText.Number(sum.Files)} berkas, {IndonesianText.Number(sum.WithFindings)} dengan temuan, "
        + $"{IndonesianText.Number(sum.People)} orang, {IndonesianText.Number(sum.Certified)} bersertifikat. {OnlyChecked}";

    public static string Outcome(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => "diterima",
        SubmissionState.AcceptedWithWarnings => "diterima dengan catatan",
        SubmissionState.NeedsFixing => "perlu diperbaiki",
        SubmissionState.Refused => "ditolak",
        SubmissionState.Held => "ditahan menunggu persetujuan",
        SubmissionState.Duplicate => "sama dengan kiriman sebelumnya",
        SubmissionState.Superseded => "didahului kiriman yang lebih baru",
        _ => "sedang diperiksa",
    };

    /// <summary>The outcome that a file would have, for a check that sends nothing.</summary>
    public static string Expected(SubmissionState state) => state switch
    {
        SubmissionState.Accepted => "dapat diterima",
        SubmissionState.AcceptedWithWarnings => "dapat diterima dengan catatan",
        SubmissionState.Refused => "akan ditolak",
        _ => Outcome(state),
    };

    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "Salah",
        FindingSeverity.Warning => "Peringatan",
        _ => "Info",
    };
}
