namespace SertiKesos.Rosters.Checks;

/// <summary>Words of the check that users read.</summary>
internal static class CheckTexts
{
    public const string Usage = "Pemakaian: check BERKAS --region 32.77 [--as-of 2026-11-24] [--json] [--receipt TUJUAN.xlsx]";

    public static string FileMissing(string file) => $"Berkas tidak ditemukan: {file}. Periksa nama dan foldernya.";
    public static string RegionUnknown(string code) => $"Kode wilayah {code} tidak dikenal. Pakai kode Kemendagri seperti 32.77.";
    public static string FileUnusable(string file) => $"Berkas {file} tidak dapat dibuka, atau tanda terimanya tidak dapat ditulis. Periksa izinnya, lalu ulangi.";

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

    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "Salah",
        FindingSeverity.Warning => "Peringatan",
        _ => "Info",
    };
}
