using System.Globalization;
using SertiKesos.Time;

namespace SertiKesos.Notices;

/// <summary>Everything that is read about notices.</summary>
internal static class NoticeTexts
{
    /// <summary>The page of issues, below the address of the service.</summary>
    public const string IssuesPath = "/api/portal/issues";

    public const string SenderName = "SertiKesos - Rekap Sertifikasi";
    public const string Ministry = "Kementerian Sosial";
    public const string Roster = "Roster periode ini";
    public const string HasReported = "sudah lapor";
    public const string ReportedEarlier = "Belum lapor; dihitung dari roster periode lalu";
    public const string RegionsReported = "Kabupaten/kota lapor";
    public const string People = "Orang terdata";
    public const string Certified = "Bersertifikat";
    public const string Share = "Cakupan";
    public const string Expired = "Kedaluwarsa";
    public const string Unknown = "Data sertifikat belum lengkap";
    public const string NoData = "belum ada data";
    public const string NextTitle = "Langkah berikutnya";
    public const string OpenPage = "Buka halaman Terbitan";
    public const string Closing = "Terima kasih. Hormat kami,";
    public const string Provisional = "Angka ini masih sementara karena belum semua kabupaten/kota lapor atau periodenya belum berakhir.";
    public const string Complete = "Lengkapi nomor dan tanggal sertifikat yang belum tercatat pada roster berikutnya.";
    public const string Compare = "Cocokkan angka ini dengan catatan Anda, dan sampaikan kepada kami bila ada yang berbeda.";

    public const string OptionProvinceBad = "Notices:Provinces memuat kode yang bukan kode provinsi. Tulis kode dua angka, misalnya Notices:Provinces:32.";
    public const string OptionOfficeBad = "Notices:Offices memuat kode yang bukan kode kabupaten/kota. Tulis kodenya seperti Notices:Offices:32.77.";
    public const string OptionWithoutDigestBad =
        "Notices:WithoutDigest memuat isian yang bukan kode. Tulis kode kabupaten/kota atau provinsi, misalnya 32.77, 34, dan pisahkan dengan koma.";

    public const string OptionUrlBad =
        "Notices:PublicUrl bukan alamat web yang dapat dipakai. Isi misalnya https://sertikesos.contoh.go.id, atau kosongkan agar surel tanpa tautan.";

    public static string OptionAddressBad(string setting) =>
        $"{setting} memuat isian yang bukan alamat surel. Tulis alamat saja, tanpa nama, dan pisahkan alamat dengan koma.";

    public static string Province(string name) => $"Provinsi {name}";

    public static string ProvinceOffice(string name) => $"Dinas Sosial Provinsi {name}";

    public static string Subject(Period period, int issue) =>
        $"Rekap sertifikasi {IndonesianText.Long(period)} sudah terbit (terbitan {Issue(issue)})";

    public static string IsOut(Period period, int issue, DateOnly asOf) =>
        $"Terbitan {Issue(issue)} rekap cakupan sertifikasi SDM kesejahteraan sosial periode {IndonesianText.Long(period)} sudah terbit. " +
        $"Semua angka dihitung per {IndonesianText.Long(asOf)}.";

    public static string Attached(string file) => $"Buku kerja nasional terlampir: {file}.";

    public static string FactsTitle(string area) => $"Angka kunci {area}";

    public static string Due(int days) => string.Create(CultureInfo.InvariantCulture, $"Segera habis ({days} hari)");

    public static string Of(int part, int all) => $"{IndonesianText.Number(part)} dari {IndonesianText.Number(all)}";

    public static string Count(int now, int? before, bool isFirst) => (before, isFirst) switch
    {
        (_, true) => $"{IndonesianText.Number(now)} (terbitan pertama)",
        (null, _) => IndonesianText.Number(now),
        ({ } then, _) when then == now => $"{IndonesianText.Number(now)} (tetap)",
        ({ } then, _) => $"{IndonesianText.Number(now)} ({Sign(now > then)}{IndonesianText.Number(Math.Abs(now - then))} sejak terbitan lalu)",
    };

    public static string Points(double? now, double? before)
    {
        if (now is not { } here || before is not { } there)
        {
            return IndonesianText.Percent(now);
        }

        var points = Math.Round((here - there) * 100, 1, MidpointRounding.AwayFromZero);
        return points == 0
            ? $"{IndonesianText.Percent(now)} (tetap)"
            : $"{IndonesianText.Percent(now)} ({Sign(points > 0)}{IndonesianText.Decimal(Math.Abs(points))} poin persen)";
    }

    public static string SendRoster(Period period) =>
        $"Mohon kirim berkas roster periode {IndonesianText.Long(period)}; angka Anda masuk pada terbitan berikutnya.";

    public static string RemindRegions(int regions, bool isNation) =>
        $"Mohon ingatkan {IndonesianText.Number(regions)} kabupaten/kota yang belum lapor pada periode ini; " +
        (isNation ? "jumlahnya per provinsi ada pada lembar Perlu Tindakan di buku kerja nasional." : "namanya ada pada lembar Kelengkapan di buku kerja provinsi.");

    public static string Propose(bool isOffice) =>
        "Usulkan orang yang sertifikatnya segera habis atau kedaluwarsa mengikuti sertifikasi" +
        (isOffice ? "; namanya ada di buku kerja kantor Anda." : ", bersama kabupaten/kota di wilayah Anda.");

    public static string Where(Period period, int issue, string? file) =>
        $"Masuk dengan kunci akses Anda, buka halaman Terbitan, lalu pilih {IndonesianText.Long(period)} terbitan {Issue(issue)}." +
        (file is null ? "" : $" Berkas untuk Anda: {file}.");

    public static IReadOnlyList<string> Sender(string publisher, string contact, string addressee) =>
    [
        $"Surel ini dikirim otomatis oleh SertiKesos atas nama {publisher}, karena alamat ini tercatat sebagai penerima terbitan untuk {addressee}.",
        $"Ada pertanyaan, atau penerima perlu diganti? Hubungi {contact}.",
    ];

    private static string Issue(int issue) => issue.ToString("00", CultureInfo.InvariantCulture);

    private static string Sign(bool isUp) => isUp ? "+" : "−";
}
