using System.Globalization;

namespace SertiKesos.Platform.Audit;

/// <summary>What the audit says to the operator.</summary>
internal static class AuditTexts
{
    public const string Nothing = "Belum ada catatan audit.";

    public static string Whole(AuditVerdict verdict) => verdict.Hash is null
        ? $"{verdict.Scope}: belum ada catatan."
        : $"{verdict.Scope}: utuh, {Number(verdict.Count)} catatan, hash terakhir {verdict.Hash}.";

    public static string Broken(AuditVerdict verdict) =>
        $"{verdict.Scope}: RANTAI AUDIT RUSAK. {Reason(verdict.Break!)} Catatan 1 sampai {Number(verdict.Count)} cocok satu sama lain. " +
        "Jangan ubah apa pun di tabel Audit; bandingkan dengan cadangan dan cari siapa yang menulis ke tabel itu.";

    public static string Head(AuditHead head) => $"{head.Scope} {Number(head.Sequence)}:{head.Hash}";

    public static string Line(AuditRecord record)
    {
        var details = string.Join(' ', record.Entry.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal)
            .Select(detail => $"{detail.Key}={detail.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Sequence} {record.At.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {record.Entry.Actor} {record.Entry.Action} {record.Entry.Subject} {details}")
            .TrimEnd();
    }

    private static string Reason(AuditBreak found) => found.Fault switch
    {
        AuditFault.Changed => $"Catatan {Number(found.Sequence)} telah diubah: isinya tidak cocok dengan hash-nya.",
        AuditFault.Removed => $"Catatan {Number(found.Sequence)} hilang.",
        AuditFault.Inserted =>
            $"Catatan {Number(found.Sequence)} tidak menyambung pada catatan sebelumnya: disisipkan, diganti, atau ditukar urutannya.",
        AuditFault.HeadMissing => "Baris kepala rantai (head) hilang atau tidak dapat dibaca.",
        AuditFault.HeadChanged =>
            $"Baris kepala rantai (head) telah diubah: isinya tidak cocok dengan catatan (menunjuk catatan {Number(found.Sequence)}).",
        AuditFault.AnchorMissing =>
            $"Catatan {Number(found.Sequence)} tidak sama dengan jangkar: rantai telah dipotong atau ditulis ulang.",
        _ => throw new InvalidOperationException($"The fault {found.Fault} has no sentence."),
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
