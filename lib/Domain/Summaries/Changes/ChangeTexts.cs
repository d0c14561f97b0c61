using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Changes;

/// <summary>What readers read of a bridge.</summary>
internal static class ChangeTexts
{
    public const string Before = "Terbitan sebelumnya";
    public const string After = "Terbitan ini";
    public const string NoIssueBefore = "Belum ada terbitan sebelumnya, jadi belum ada perubahan yang dapat diuraikan.";
    public const string ActsLabel = "Tindakan kantor di SertiKesos";
    public const string CalendarLabel = "Waktu dan aturan";

    public const string Explanation =
        "Angka sementara dapat berubah sampai periode dikunci: roster yang terlambat dan koreksi masuk ke terbitan berikutnya. Terbitan yang sudah keluar tidak " +
        "diubah; perubahannya diuraikan di sini. Setiap orang mempunyai paling banyak satu sebab.";

    public static string Label(this ChangeCause cause) => cause switch
    {
        ChangeCause.FirstReport => "Lapor pertama atau terlambat",
        ChangeCause.Joined => "Masuk",
        ChangeCause.MovedIn => "Pindah masuk",
        ChangeCause.Left => "Keluar",
        ChangeCause.MovedOut => "Pindah keluar",
        ChangeCause.NewCertificate => "Sertifikat baru",
        ChangeCause.Renewed => "Perpanjangan",
        ChangeCause.Expired => "Habis masa berlaku",
        ChangeCause.Suspended => "Ditangguhkan",
        ChangeCause.Reactivated => "Diaktifkan kembali",
        ChangeCause.Corrected => "Koreksi",
        ChangeCause.RulesChanged => "Aturan berubah",
        ChangeCause.CountedElsewhere => "Terhitung di kabupaten/kota lain",
        _ => "Tidak dapat dirinci",
    };

    /// <summary>What the cause means, and who was touched where the counts do not say it.</summary>
    public static string Note(CauseChange change, IReadOnlyList<LeftChange> left) => change.Cause switch
    {
        ChangeCause.FirstReport => "Roster pertama dari kabupaten/kota atau dari peran itu; bukan penambahan orang.",
        ChangeCause.Joined => "Sebelumnya tidak tercatat aktif.",
        ChangeCause.MovedIn => "Dikirim oleh kabupaten/kota lain.",
        ChangeCause.Left => left.Count == 0 ? "Tidak aktif lagi." : $"Sebabnya: {Reasons(left)}.",
        ChangeCause.MovedOut => "Dikirim ke kabupaten/kota lain.",
        ChangeCause.NewCertificate => "Sebelumnya tidak mempunyai sertifikat yang berlaku.",
        ChangeCause.Renewed => $"{People(change)} mendapat sertifikat baru sebelum yang lama habis; jumlahnya tetap.",
        ChangeCause.Expired => "Hari berlaku terakhirnya sudah lewat.",
        ChangeCause.Suspended => $"Sertifikat {People(change)} ditangguhkan.",
        ChangeCause.Reactivated => $"Penangguhan sertifikat {People(change)} dicabut.",
        ChangeCause.Corrected => $"Identitas, tanggal atau keterangan sertifikat {People(change)} dibetulkan.",
        ChangeCause.RulesChanged => "Aturan masa berlaku sertifikat berubah; datanya tetap.",
        ChangeCause.CountedElsewhere => "Terdaftar di dua kabupaten/kota; dihitung satu kali, pada yang melapor paling akhir.",
        _ => "Data lama kabupaten/kota itu tidak disimpan lagi atau sudah berubah, misalnya karena ada orang yang datanya dihapus, jadi sebabnya tidak dapat dirinci.",
    };

    /// <summary>"pensiun 3, meninggal 1, belum dijelaskan 2".</summary>
    public static string Reasons(IReadOnlyList<LeftChange> left) =>
        string.Join(", ", left.Select(part => $"{part.Reason?.Label() ?? "belum dijelaskan"} {IndonesianText.Number(-part.People)}"));

    /// <summary><c>+12</c>, <c>−3</c>, <c>0</c>.</summary>
    public static string Signed(int change) => change > 0 ? "+" + IndonesianText.Number(change) : IndonesianText.Number(change).Replace('-', '−');

    /// <summary>"terbitan 02 untuk Oktober 2026, keadaan 31 Oktober 2026": without the word it reads as a day.</summary>
    public static string Name(IssueName issue) =>
        $"terbitan {issue.Issue:00} untuk {IndonesianText.Long(issue.Period)}, keadaan {IndonesianText.Long(issue.AsOf)}";

    private static string People(CauseChange change) => $"{IndonesianText.Number(change.Persons)} orang";
}
