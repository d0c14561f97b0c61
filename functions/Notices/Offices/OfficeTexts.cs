using System.Globalization;
using SertiKesos.Coverage.Completeness;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Notices.Offices;

/// <summary>Everything that is read in digests and reminders.</summary>
internal static class OfficeTexts
{
    public const string HomePage = "halaman Beranda";
    public const string RostersPage = "halaman Kiriman";
    public const string PeoplePage = "halaman Orang";
    public const string StatementsPage = "halaman Pernyataan";
    public const string ProvincePage = "halaman Provinsi";
    public const string OpenHome = "Buka halaman Beranda kantor Anda";
    public const string OpenProvince = "Buka halaman Provinsi";

    public const string DeadlineLabel = "Batas waktu";
    public const string LockLabel = "Dikunci";
    public const string StateLabel = "Keadaan";
    public const string HasFiled = "sudah lapor";
    public const string NotFiled = "Belum lapor";
    public const string NeedsFixing = "Roster yang dikirim perlu diperbaiki";
    public const string Held = "Roster yang dikirim menunggu dilepas oleh orang kedua";
    public const string WithoutAddress = "Segera habis atau kedaluwarsa tanpa alamat surel";
    public const string NothingToDo = "Tidak ada yang perlu dikerjakan minggu ini.";
    public const string Where = "Masuk dengan kunci akses kantor Anda.";
    public const string WhereProvince = "Masuk dengan kunci akses provinsi Anda.";

    public const string FixRoster = "Perbaiki roster terakhir menurut hasil pemeriksaannya, lalu unggah lagi";
    public const string ReleaseRoster = "Minta orang kedua di kantor Anda memeriksa dan melepas roster yang ditahan";
    public const string UpdateRoster = "Unduh templat yang sudah berisi data terakhir, perbarui, lalu unggah";
    public const string FirstRoster = "Unduh templat, isi satu orang per baris, lalu unggah; roster buatan sendiri juga dapat dibaca";
    public const string NilReport = "Bila tidak ada orang yang perlu dilaporkan, kirim laporan nihil";

    public static string DigestSubject(string office, DateOnly day) => $"Ringkasan mingguan {office}, {IndonesianText.Long(day)}";

    public static string DigestOpening(DateOnly day) =>
        $"Berikut keadaan sertifikasi SDM kesejahteraan sosial di wilayah Anda per {IndonesianText.Long(day)}, dan langkah yang paling membantu.";

    public static string Area(Region region) => $"Keadaan {region.Name}";

    public static string RosterOf(Period period) => $"Roster {IndonesianText.Long(period)}";

    public static string NotFiledUntil(DateOnly deadline, DateOnly locked, DateOnly day) => day <= deadline
        ? $"Belum lapor; batasnya {IndonesianText.Long(deadline)}"
        : $"Belum lapor; batasnya sudah lewat, masih diterima sampai {IndonesianText.Long(locked)}";

    public static string CertifiedOf(int certified, double? share) => $"{IndonesianText.Number(certified)} ({IndonesianText.Percent(share)})";

    public static string FileRoster(Period period, DateOnly deadline, DateOnly locked, DateOnly day) => day <= deadline
        ? $"Kirim roster {IndonesianText.Long(period)} paling lambat {IndonesianText.WithDay(deadline)}"
        : $"Kirim roster {IndonesianText.Long(period)}; masih diterima sampai {IndonesianText.WithDay(locked)}";

    public static string Complete(int people) => $"Lengkapi nomor dan tanggal sertifikat {Number(people)} orang di roster berikutnya";

    public static string Renew(int people) => $"Usulkan {Number(people)} orang yang sertifikatnya segera habis atau kedaluwarsa mengikuti sertifikasi";

    public static string GiveAddresses(int people) =>
        $"Isi alamat surel {Number(people)} orang yang sertifikatnya segera habis atau kedaluwarsa di roster berikutnya; mereka belum dapat kami ingatkan";

    public static string GiveIdentities(int people) => $"Perbaiki NIK {Number(people)} orang yang identitasnya belum pasti di roster berikutnya";

    public static string Certify(int people) => $"Usulkan {Number(people)} orang yang belum pernah bersertifikat mengikuti sertifikasi";

    /// <param name="left">Days to the deadline; below zero once it has passed.</param>
    public static string ReminderSubject(Period period, int left, RosterTrouble trouble) => left switch
    {
        > 1 => string.Create(CultureInfo.InvariantCulture, $"Batas roster {IndonesianText.Long(period)} tinggal {left} hari lagi"),
        1 => $"Besok batas roster {IndonesianText.Long(period)}",
        0 => $"Hari ini batas roster {IndonesianText.Long(period)}",
        _ => $"Roster {IndonesianText.Long(period)} {NotYet(trouble)}",
    };

    public static string NotReceived(OfficeFiling filing, RosterTrouble trouble) =>
        $"Roster {filing.Region.Name} untuk periode {IndonesianText.Long(filing.Period)} {NotYet(trouble)}. Batas waktunya {UntilMidnight(filing.Deadline, filing.Region)}.";

    public static string StillTaken(OfficeFiling filing, RosterTrouble trouble) =>
        $"Roster {filing.Region.Name} untuk periode {IndonesianText.Long(filing.Period)} {NotYet(trouble)}; batas waktunya {IndonesianText.WithDay(filing.Deadline)} sudah lewat. " +
        $"Roster masih diterima, dan tercatat terlambat, sampai {UntilMidnight(filing.Lock, filing.Region)}.";

    public static string Locked(OfficeFiling filing, RosterTrouble trouble, Period next) =>
        $"Roster {filing.Region.Name} untuk periode {IndonesianText.Long(filing.Period)} {NotYet(trouble)} ketika periodenya dikunci pada {IndonesianText.WithDay(filing.Lock)}. " +
        $"Mohon tetap kirim roster Anda: yang dikirim sekarang masuk periode {IndonesianText.Long(next)}.";

    public static string ProvinceIsTold(Region region) => $"Dinas Sosial Provinsi {region.Province.Name} juga kami beri tahu.";

    public static string UntilMidnight(DateOnly day, Region region) => $"{IndonesianText.WithDay(day)} pukul 24.00 {region.Zone.Name()}";

    public static string LastCounted(int? people) => people is { } count ? $"terakhir {Number(count)} orang terdata" : "belum pernah lapor";

    public static string LateSubject(Period period, int offices) =>
        $"{Number(offices)} kabupaten/kota belum lapor roster {IndonesianText.Long(period)}";

    public static string LateOpening(Province province, Period period, DateOnly deadline, int offices) =>
        $"Seminggu setelah batas waktu {IndonesianText.WithDay(deadline)}, {Number(offices)} kabupaten/kota di Provinsi {province.Name} belum lapor untuk periode {IndonesianText.Long(period)}.";

    public static string LateTable(Period period) => $"Belum lapor pada periode {IndonesianText.Long(period)}";

    public static string LateNext(bool isLocked, DateOnly locked, Period next) => isLocked
        ? $"Mohon ingatkan kantor-kantor ini. Periodenya sudah dikunci; roster yang dikirim sekarang masuk periode {IndonesianText.Long(next)}."
        : $"Mohon ingatkan kantor-kantor ini. Roster masih diterima sampai {IndonesianText.WithDay(locked)}.";

    public static string MonthSubject(Province province, Period period) => $"Ringkasan bulanan Provinsi {province.Name}, {IndonesianText.Long(period)}";

    public static string MonthOpening(Province province, Period period, DateOnly day) =>
        $"Berikut keadaan kabupaten/kota di Provinsi {province.Name} untuk periode {IndonesianText.Long(period)}; angka orang dihitung per {IndonesianText.Long(day)}.";

    public static string OnTimeOf(int filed, int all, int onTime) => $"{NoticeTexts.Of(filed, all)} ({Number(onTime)} tepat waktu)";

    public static string MonthTable => "Kabupaten/kota, yang belum lapor lebih dahulu";

    public static string Word(OfficeFiling filing) => filing.Timeliness switch
    {
        Timeliness.OnTime => "tepat waktu",
        Timeliness.Late => "terlambat",
        _ => NotFiled,
    };

    public static string Figures(int people, double? share, int due, int expired) =>
        $"{Number(people)} orang, cakupan {IndonesianText.Percent(share)}, segera habis {Number(due)}, kedaluwarsa {Number(expired)}";

    public static string RemindOffices(int offices, Period period) =>
        $"Ingatkan {Number(offices)} kabupaten/kota yang belum lapor pada periode {IndonesianText.Long(period)}";

    public static string RenewTogether(int people) =>
        $"Rencanakan sertifikasi untuk {Number(people)} orang yang sertifikatnya segera habis atau kedaluwarsa, bersama kabupaten/kota";

    public static string CompleteTogether(int people) =>
        $"Minta kabupaten/kota melengkapi nomor dan tanggal sertifikat {Number(people)} orang";

    public static IReadOnlyList<string> Sender(OfficeStyle style, string addressee) =>
    [
        $"Surel ini dikirim otomatis oleh SertiKesos atas nama {style.Publisher}, karena alamat ini tercatat sebagai alamat {addressee}.",
        $"Ada pertanyaan, atau alamat perlu diganti? Hubungi {style.Contact}.",
    ];

    public static string WithoutDigest(OfficeStyle style, bool isOffice) =>
        $"Tidak perlu ringkasan ini lagi? Sampaikan kepada {style.Contact}, dan ringkasan dihentikan" +
        (isOffice ? "; pengingat roster tetap dikirim." : "; pemberitahuan tentang kantor yang belum lapor tetap dikirim.");

    private static string NotYet(RosterTrouble trouble) => trouble == RosterTrouble.None ? "belum kami terima" : "belum dapat kami hitung";

    private static string Number(int value) => IndonesianText.Number(value);
}
