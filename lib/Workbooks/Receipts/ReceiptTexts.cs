using System.Globalization;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Time;
using SertiKesos.Workbooks.Outside;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>Words of the receipt.</summary>
internal static class ReceiptTexts
{
    public const string NoFindings = "Tidak ada temuan. Terima kasih.";
    public const string FindingsHint = "Klik alamat sel untuk menuju sel itu. Merah harus diperbaiki, kuning perlu diperiksa, biru sekadar diketahui.";
    public const string TooManyFindings = "Lembar ini memuat 5.000 temuan pertama; perbaiki dahulu, lalu unggah lagi untuk melihat sisanya.";
    public const string TooMany = "… dan seterusnya";
    public const string AskNik = "tanpa NIK yang benar, dihitung menurut nama dan tanggal lahir; lengkapi 16 digit NIK dari KTP";
    public const string AskContact = "beri tahu mereka langsung, dan isi surel atau nomor ponselnya pada roster berikut";
    public const string AskReason = "sampaikan alasannya: mutasi, pensiun, meninggal, mengundurkan diri, tidak aktif atau salah data";
    public const string AskReview = "data lama tetap dipakai sampai kantor Anda mencocokkannya dengan KTP dan memutuskan";

    public const string FirstUpload = "unggahan pertama untuk jenis SDM ini, sehingga semuanya baru dan tidak disebut satu per satu";
    public const string Causes = "Penyebab, yang terberat lebih dahulu";
    public const string List = "Semua temuan, satu baris untuk satu sel";

    public const string Printed = "Yang akan tercetak dalam ringkasan nasional";
    public const string PrintedNote = "semua peran kantor ini, jumlah saja tanpa nama; masih berubah bila ada sertifikat yang habis atau roster baru";
    public const string NotStated = "tidak dinyatakan untuk semua peran";

    /// <summary>What the receipt shows of the row.</summary>
    public static IReadOnlyList<string> PrintedHeadings { get; } = ["Status pelaporan", "Orang", "Bersertifikat", "Cakupan", "Dinyatakan", "Selisih", "Penjelasan"];

    public static IReadOnlyList<string> FindingHeadings { get; } = ["No", "Tingkat", "Kode", "Lembar", "Sel", "Baris", "Nama", "Kolom", "Nilai", "Masalah", "Cara memperbaiki"];

    public static IReadOnlyList<string> SummaryHeadings { get; } = ["Perihal", "Jumlah", "Keterangan"];

    public static string ChangeHeading(SubmissionState state) => state.IsAccepted()
        ? "Dibanding data terakhir yang diterima"
        : "Bila diterima, dibanding data terakhir";

    public static IEnumerable<string> HoldReasons(RosterHold hold)
    {
        if (hold.ForMissing)
        {
            yield return $"{IndonesianText.Number(hold.Missing)} dari {IndonesianText.Number(hold.Scope)} orang aktif tidak tercantum lagi.";
        }

        if (hold.ForDates)
        {
            yield return $"Tanggal sertifikat {IndonesianText.Number(hold.DatesChanged)} dari {IndonesianText.Number(hold.Dated)} orang berubah.";
        }

        if (hold.ByWord is { } words)
        {
            yield return $"{IndonesianText.Number(words.Left)} dari {IndonesianText.Number(words.People)} orang dibaca sudah tidak bertugas dari kata pada keterangannya, misalnya mutasi atau meninggal.";
        }

        if (hold.Institutions is { ForMissing: true } gone)
        {
            yield return $"{IndonesianText.Number(gone.Missing)} dari {IndonesianText.Number(gone.Scope)} lembaga tidak tercantum lagi.";
        }

        if (hold.Institutions is { ForDates: true } dates)
        {
            yield return $"Tanggal akreditasi atau tanda daftar {IndonesianText.Number(dates.DatesChanged)} dari {IndonesianText.Number(dates.Dated)} lembaga berubah.";
        }
    }

    /// <summary>What the receipt no longer holds, with the first of its places.</summary>
    public static string Outside(OutsideContent outside)
    {
        var places = string.Join(", ", outside.First) + (outside.Formulas > outside.First.Count ? ", …" : "");
        var formulas = outside.Formulas > 0 ? $"{IndonesianText.Number(outside.Formulas)} rumus ({places})" : null;
        var links = outside.Links > 0 ? $"{IndonesianText.Number(outside.Links)} tautan, aturan atau nama" : null;
        return string.Join(" dan ", new[] { formulas, links }.OfType<string>());
    }

    /// <summary>The result in one sentence.</summary>
    public static string Result(ReceiptSummary summary, IReadOnlyList<RosterFinding> findings)
    {
        var rows = summary.Rows;
        var read = rows.Read == 0 ? ";"
            : $". {IndonesianText.Number(summary.Counts.People)} orang aktif terbaca dari {IndonesianText.Number(rows.Read)} baris, {(rows.Rejected == 0 ? "tidak ada yang ditolak" : $"{IndonesianText.Number(rows.Rejected)} baris ditolak")};";
        int Count(FindingSeverity severity) => findings.Count(finding => finding.Rule.Severity == severity);
        var found = findings.Count == 0 ? "tidak ada temuan"
            : $"{IndonesianText.Number(Count(FindingSeverity.Error))} hal salah, {IndonesianText.Number(Count(FindingSeverity.Warning))} perlu diperiksa, {IndonesianText.Number(Count(FindingSeverity.Info))} sekadar diketahui";
        return $"Hasil: {Outcome(summary)}{read} {found}.{(summary.IsCheckOnly ? " " + OutcomeTexts.OnlyChecked : "")}";
    }

    public static string Outcome(ReceiptSummary summary) =>
        summary.IsCheckOnly ? OutcomeTexts.Expected(summary.State) : OutcomeTexts.Outcome(summary.State);

    /// <summary>The next step after a check, which sends nothing.</summary>
    /// <param name="rejected">Rows that would not be taken over.</param>
    public static string NextStepOfCheck(SubmissionState state, int rejected) => state switch
    {
        SubmissionState.Accepted => "Tidak ada yang perlu diperbaiki; unggah berkas ini ke SertiKesos.",
        SubmissionState.AcceptedWithWarnings when rejected > 0 => string.Create(
            CultureInfo.InvariantCulture,
            $"{rejected} baris akan ditolak dan tidak dihitung. Betulkan sel yang merah di berkas ini, simpan, lalu unggah ke SertiKesos."),
        SubmissionState.AcceptedWithWarnings => "Periksa sel yang merah atau kuning di berkas ini, betulkan bila ada yang keliru, simpan, lalu unggah ke SertiKesos.",
        SubmissionState.NeedsFixing => "Betulkan yang merah menurut lembar Perbaikan, simpan, lalu unggah ke SertiKesos.",
        _ => "Ikuti petunjuk pada lembar Perbaikan, lalu unggah berkas yang benar ke SertiKesos.",
    };

    /// <param name="rejected">Rows that were not taken over.</param>
    public static string NextStep(SubmissionState state, int rejected) => state switch
    {
        SubmissionState.Accepted => "Data sudah diterima. Tidak ada yang perlu diperbaiki.",
        SubmissionState.AcceptedWithWarnings when rejected > 0 => string.Create(
            CultureInfo.InvariantCulture,
            $"Baris yang benar sudah diterima; {rejected} baris ditolak dan belum dihitung. Betulkan sel yang merah di berkas ini, simpan, lalu unggah berkas ini lagi."),
        SubmissionState.AcceptedWithWarnings => "Data sudah diterima. Periksa sel yang merah atau kuning di berkas ini; bila ada yang keliru, betulkan, simpan, lalu unggah berkas ini lagi.",
        SubmissionState.NeedsFixing => "Data belum diterima; data lama tetap berlaku. Betulkan yang merah menurut lembar Perbaikan, simpan, lalu unggah berkas ini lagi.",
        SubmissionState.Refused => "Berkas ditolak; data lama tetap berlaku. Ikuti petunjuk pada lembar Perbaikan, lalu unggah berkas yang benar.",
        SubmissionState.Held => "Data ditahan karena perubahannya besar. Minta petugas kedua di kantor Anda memeriksa dan melepasnya dengan alasan.",
        SubmissionState.Superseded => "Kiriman yang lebih baru sudah ada, sehingga berkas ini tidak dipakai.",
        SubmissionState.Duplicate => "Isi berkas sama dengan kiriman sebelumnya; tidak ada yang berubah.",
        _ => "Berkas sedang diperiksa. Silakan lihat lagi beberapa saat kemudian.",
    };
}
