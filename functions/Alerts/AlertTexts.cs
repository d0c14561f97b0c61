using System.Globalization;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Planning;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Alerts;

/// <summary>Everything that workers and operators read about alerts.</summary>
internal static class AlertTexts
{
    public const string FactScheme = "Skema";
    public const string FactNumber = "Nomor sertifikat";
    public const string FactIssued = "Tanggal terbit";
    public const string FactLastDay = "Hari terakhir berlaku";
    public const string NoNumber = "belum tercatat";
    public const string CalendarName = "pengingat-sertifikat.ics";

    public const string OptionFromMissing =
        "Alerts:SmtpHost diisi, tetapi Alerts:From bukan alamat surel. Isi Alerts:From, misalnya pengingat@dinsos.contoh.go.id.";
    public const string OptionReplyToBad = "Alerts:ReplyTo bukan alamat surel. Perbaiki, atau kosongkan agar memakai Alerts:From.";
    public const string OptionDomainBad =
        "Alerts:MessageIdDomain bukan nama domain. Isi misalnya dinsos.contoh.go.id, atau kosongkan agar memakai domain Alerts:From.";
    public const string OptionPlainPassword =
        "Alerts:SmtpUser diisi tanpa enkripsi, sehingga sandi akan dikirim terbuka. Setel Alerts:Tls ke StartTls atau Implicit.";
    public const string OptionImplicitPort =
        "Porta 465 memakai TLS sejak awal sambungan. Setel Alerts:Tls ke Implicit, atau pakai Alerts:SmtpPort 587 untuk StartTls.";
    public const string OptionImapMissing =
        "Alerts:Imap:Host diisi, tetapi Alerts:Imap:User atau Alerts:Imap:Folder kosong. Isi keduanya, atau kosongkan Alerts:Imap:Host.";
    public const string OptionImapPlain =
        "Alerts:Imap:Tls adalah None, sehingga sandi kotak surel akan dikirim terbuka. Setel ke Implicit atau StartTls.";
    public const string OptionImapPort = "Alerts:Imap:Port harus dari 1 sampai 65535, biasanya 993.";
    public const string OptionThresholdsBad =
        "Alerts:Thresholds harus berupa daftar hari yang berbeda-beda, dari 0 sampai 730, misalnya 180,90,30,7,0.";
    public const string OptionWindowBad = "Alerts:Opens harus lebih awal daripada Alerts:Closes, misalnya 08:00 dan 17:00.";
    public const string OptionAllowListBad = "Alerts:AllowList memuat isian yang bukan alamat surel atau nomor HP. Pisahkan dengan koma.";
    public const string OptionContactBroken =
        "Nama atau nomor pada Alerts:Offices atau Alerts:Centres terpotong di tengah satu huruf. Ketik ulang isiannya.";
    public const string OptionHolidaysMissing = "Berkas pada Alerts:HolidaysFile tidak ditemukan. Perbaiki lokasinya, atau kosongkan.";

    public static string OfficeOf(Region region) => "Dinas Sosial " + region.Name;

    public static string ProvinceOf(Region region) => "Dinas Sosial Provinsi " + region.Province.Name;

    public static string CentreOf(string number, string seat) => $"BBPPKS Regional {number} {seat}".TrimEnd();

    public const string Unconfirmed = "BBPPKS yang ditunjuk Dinas Sosial";

    public static string SenderName(string office) => "Pengingat Sertifikat - " + office;

    public static string Subject(int daysLeft, DateOnly lastDay) => daysLeft switch
    {
        < 0 => $"Sertifikat kompetensi Anda sudah berakhir ({IndonesianText.Long(lastDay)})",
        0 => "Hari ini hari terakhir berlakunya sertifikat kompetensi Anda",
        1 => $"Sertifikat kompetensi Anda berakhir besok ({IndonesianText.Long(lastDay)})",
        _ => $"Sertifikat kompetensi Anda berakhir {Count(daysLeft)} hari lagi ({IndonesianText.Long(lastDay)})",
    };

    public static string Greeting(string name) => name == LetterName.Neutral ? $"Yth. {name}," : $"Yth. Bapak/Ibu {name},";

    public static string Opening(int daysLeft, DateOnly lastDay) => daysLeft switch
    {
        < 0 => $"Menurut catatan kami, sertifikat kompetensi Anda sudah berakhir pada {IndonesianText.WithDay(lastDay)}, {Count(-daysLeft)} hari yang lalu.",
        0 => $"Menurut catatan kami, hari ini, {IndonesianText.WithDay(lastDay)}, adalah hari terakhir berlakunya sertifikat kompetensi Anda.",
        1 => $"Menurut catatan kami, sertifikat kompetensi Anda berakhir besok, {IndonesianText.WithDay(lastDay)}.",
        _ => $"Menurut catatan kami, sertifikat kompetensi Anda berakhir {Count(daysLeft)} hari lagi, pada {IndonesianText.WithDay(lastDay)}.",
    };

    public static string StepsTitle(int daysLeft) =>
        daysLeft < 0 ? "Langkah agar Anda bersertifikat kembali:" : "Langkah perpanjangan yang perlu Anda tempuh:";

    /// <summary>Neutral on purpose: no regulation at hand says whether renewal is a new test or a portfolio.</summary>
    public static IReadOnlyList<string> Steps(int daysLeft, string office) =>
    [
        daysLeft < 0
            ? $"Hubungi {office} dan sampaikan bahwa sertifikat Anda sudah berakhir, agar Anda diusulkan mengikuti sertifikasi."
            : $"Hubungi {office} agar Anda diusulkan untuk perpanjangan sertifikat.",
        "Tanyakan berkas yang diminta dan siapkan, biasanya formulir permohonan, KTP, ijazah, surat keterangan pengalaman kerja, dan rekomendasi.",
        "Serahkan berkas kepada Dinas Sosial, lalu tunggu hasil seleksi administrasi.",
        "Ikuti uji kompetensi atau penilaian lain sesuai jadwal yang diberitahukan Dinas Sosial atau BBPPKS.",
        $"Setelah sertifikat baru terbit, serahkan salinannya kepada {office} agar data diperbarui. Setelah itu pengingat berhenti otomatis.",
    ];

    /// <summary>Which reminders are still to come.</summary>
    public static string Outlook(AlertSchedule schedule, AlertStep step)
    {
        List<int> before = step.MonthsAfter > 0 ? [] : [.. schedule.DaysBefore.Where(days => days < step.DaysBefore).OrderDescending()];
        var parts = new List<string>();
        if (before.Where(days => days > 0).Select(Count).ToList() is { Count: > 0 } days)
        {
            parts.Add($"{Listed(days)} hari sebelum sertifikat berakhir");
        }

        if (before.Contains(0))
        {
            parts.Add("pada hari terakhir berlakunya");
        }

        var monthly = schedule.MonthsAfter - step.MonthsAfter is > 0 and var months ? $"sebulan sekali selama {Months(months)}" : null;
        var when = (parts.Count, monthly) switch
        {
            (0, _) => monthly,
            (_, null) => Listed(parts),
            _ => $"{Listed(parts)}, lalu {monthly}",
        };
        return when is null
            ? "Ini pengingat terakhir kami untuk sertifikat ini."
            : $"Bila data Anda belum berubah, pengingat berikutnya kami kirim {when}.";
    }

    public static string Contact(ContactLine contact) =>
        contact.Name + (contact.Phone is { } phone ? $", telepon {phone}" : "") + (contact.Hours is { } hours ? $" ({hours})" : "");

    public const string StopButton = "Berhenti menerima pengingat";
    public const string NotMeButton = "Ini bukan saya";

    /// <summary>Whose data it is and where they come from.</summary>
    public static string Source(string name, string office, DateOnly? received) =>
        $"Surel ini tentang {(name == LetterName.Neutral ? "seorang pekerja" : name.TrimEnd('.'))}. Data dan alamat surel ini berasal dari roster {office}" +
        (received is { } day ? $" yang diterima pada {IndonesianText.Long(day)}." : ".");

    public static string HowToCorrect(string office) =>
        $"Data ini tidak benar, atau Anda sudah memperpanjang? Sampaikan kepada {office} dengan membawa sertifikat Anda. " +
        "Dinas akan memperbaikinya pada roster berikutnya.";

    public static string HowToSayNotMe(string name, string office, bool hasLink) => hasLink
        ? $"Bukan {Anybody(name)}? Buka tautan berikut dan tekan tombolnya: surel ke alamat ini berhenti, dan {office} diminta memeriksa alamatnya."
        : $"Bukan {Anybody(name)}? Mohon beri tahu {office}, agar alamatnya diperbaiki.";

    /// <summary>Only the ways that are there.</summary>
    public static string HowToStop(string office, bool hasLink, bool readsReplies) => "Tidak ingin menerima pengingat lagi? " + (hasLink, readsReplies) switch
    {
        (true, true) => "Buka tautan berikut dan tekan tombolnya, atau balas surel ini dengan kata BERHENTI pada baris pertama.",
        (true, false) => "Buka tautan berikut dan tekan tombolnya.",
        (false, true) => $"Balas surel ini dengan kata BERHENTI pada baris pertama, atau sampaikan kepada {office}.",
        _ => $"Sampaikan kepada {office}.",
    };

    private static string Anybody(string name) => name == LetterName.Neutral ? "Anda" : name;

    /// <summary>The day itself stands in it: calendars show it with alarms and in lists of other days.</summary>
    public static string CalendarDue(DateOnly lastDay) => $"Sertifikat kompetensi berakhir {IndonesianText.Long(lastDay)}";

    public static string CalendarAlarm(int days, DateOnly lastDay, string office) =>
        $"Sertifikat kompetensi Anda berakhir {Count(days)} hari lagi ({IndonesianText.Long(lastDay)}). Hubungi {office} bila belum memperpanjang.";

    public static string CalendarExpired(string office) => $"Hubungi {office} tentang sertifikat kompetensi";

    public static string CalendarDescription(ContactLine office, DateOnly lastDay) =>
        $"Hari terakhir berlaku: {IndonesianText.WithDay(lastDay)}. Hubungi {Contact(office)} untuk perpanjangan sertifikat kompetensi. " +
        "Abaikan bila Anda sudah memperpanjang.";

    /// <summary><c>a</c>, <c>a dan b</c>, <c>a, b, dan c</c>.</summary>
    private static string Listed(List<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => $"{parts[0]} dan {parts[1]}",
        _ => $"{string.Join(", ", parts[..^1])}, dan {parts[^1]}",
    };

    private static string Months(int count) => count switch { 1 => "satu bulan", 2 => "dua bulan", 3 => "tiga bulan", _ => $"{Count(count)} bulan" };

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
