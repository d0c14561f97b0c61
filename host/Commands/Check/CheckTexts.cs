using System.Globalization;
using SertiKesos.Rosters.Checks;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands.Check;

/// <summary>Words of the check that users read.</summary>
internal static class CheckTexts
{
    public const string RegionMissing = "Wilayah roster ini belum disebut. Tulis kodenya, misalnya --region 32.77.";

    public static string FileMissing(string file) => $"Berkas tidak ditemukan: {file}. Periksa nama dan foldernya.";
    public static string RegionUnknown(string code) => $"Kode wilayah {code} tidak dikenal. Pakai kode Kemendagri seperti 32.77.";
    public static string FileUnusable(string file) => $"Berkas {file} tidak dapat dibuka, atau tanda terimanya tidak dapat ditulis. Periksa izinnya, lalu ulangi.";

    public static string Fault(string file, ProgramFault fault) => $"Kesalahan program pada berkas {file}, kode kejadian {fault.Id}: {fault.Place}. Sampaikan baris ini kepada pengembang.";

    public static string ReceiptIsRoster(string file) => $"Tanda terima akan menimpa roster {file}. Pilih nama atau folder lain pada --receipt, lalu ulangi.";

    public static string FolderUnusable(string folder) => $"Folder {folder} tidak dapat dibaca. Periksa izinnya, lalu ulangi.";
    public static string FolderEmpty(string folder) => $"Tidak ada roster di folder {folder}. Periksa nama foldernya.";
    public static string NoRegion(string file) => $"Wilayah berkas {file} tidak diketahui. Taruh di folder bernama kode wilayah seperti 32.77, atau beri --region.";

    public static string Progress(int number, int count, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"[{number}/{count}] {file}");

    public static string Sum(CheckSum sum) =>
        $"Jumlah: {IndonesianText.Number(sum.Files)} berkas, {IndonesianText.Number(sum.WithFindings)} dengan temuan, "
        + $"{IndonesianText.Number(sum.People)} orang, {IndonesianText.Number(sum.Certified)} bersertifikat. {OutcomeTexts.OnlyChecked}";
}
