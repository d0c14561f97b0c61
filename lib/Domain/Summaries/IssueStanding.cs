using SertiKesos.Summaries.Changes;

namespace SertiKesos.Summaries;

/// <summary>How far an issue may be relied on.</summary>
internal enum StandingKind
{
    /// <summary>Sementara.</summary>
    Provisional,

    /// <summary>Tetap.</summary>
    Final,

    /// <summary>Revisi of an earlier issue of the same period.</summary>
    Revised,
}

/// <summary>What a cover says of an issue, as values: provisional or final, what it revises and why. That it was taken back stands beside it, never in it.</summary>
/// <param name="Revises">The number of the issue before it in the same period.</param>
/// <param name="Reason">Why it revises that one, as half a sentence.</param>
internal sealed record IssueStanding(int Issue, DateOnly On, bool IsProvisional, int? Revises, string? Reason)
{
    public StandingKind Kind => Revises is not null ? StandingKind.Revised
        : IsProvisional ? StandingKind.Provisional
        : StandingKind.Final;

    public string Label => Kind switch
    {
        StandingKind.Revised => IsProvisional ? "Revisi (angka sementara)" : "Revisi (angka tetap)",
        StandingKind.Provisional => "Sementara",
        _ => "Tetap",
    };

    /// <param name="reason">Why it revises the issue before; null where only the bridge tells.</param>
    public static IssueStanding Of(NationalSummary summary, string? reason = null, IssueChanges? changes = null) => new(
        summary.Issue,
        summary.AsOf,
        summary.IsProvisional,
        Revised(summary, changes),
        Revised(summary, changes) is null ? null : reason ?? (changes is null ? null : ReasonOf(changes)));

    /// <summary>The issue of the same period that it follows; one that was taken back is not revised but replaced.</summary>
    private static int? Revised(NationalSummary summary, IssueChanges? changes) =>
        changes is null ? (summary.Issue > 1 ? summary.Issue - 1 : null)
        : changes.From is { } from && from.Period == summary.Period ? from.Issue
        : null;

    /// <summary>The same in whole sentences, the most important first.</summary>
    public string Sentence()
    {
        var firmness = IsProvisional
            ? "Angka sementara: masih dapat berubah karena belum semua kabupaten/kota lapor atau periodenya belum berakhir."
            : "Angka tetap.";
        return Revises is { } earlier
            ? $"Revisi atas terbitan {earlier:00}{(Reason is null ? "" : $" karena {Half(Reason)}")}. Terbitan {earlier:00} tetap disimpan, tetapi gunakan yang ini. {firmness}"
            : firmness;
    }

    /// <summary>Why two issues differ, from their bridge: the causes that changed a count, the largest first.</summary>
    public static string? ReasonOf(IssueChanges changes)
    {
        var causes = changes.Causes
            .Where(cause => cause.Net != default)
            .OrderByDescending(cause => Math.Abs(cause.People) + Math.Abs(cause.Certified))
            .ThenBy(cause => cause.Cause)
            .Select(cause => Word(cause.Cause))
            .Distinct(StringComparer.Ordinal)
            .Take(3)
            .ToList();
        return causes.Count == 0 ? null : string.Join(", ", causes);
    }

    private static string Word(ChangeCause cause) => cause switch
    {
        ChangeCause.FirstReport => "laporan pertama atau terlambat",
        ChangeCause.Joined or ChangeCause.Left => "orang masuk atau keluar",
        ChangeCause.MovedIn or ChangeCause.MovedOut or ChangeCause.CountedElsewhere => "perpindahan antarwilayah",
        ChangeCause.NewCertificate or ChangeCause.Renewed => "sertifikat baru",
        ChangeCause.Expired => "sertifikat yang habis masa berlakunya",
        ChangeCause.Suspended or ChangeCause.Reactivated => "penangguhan sertifikat",
        ChangeCause.Corrected => "koreksi data",
        ChangeCause.RulesChanged => "perubahan aturan",
        _ => "pembaruan data",
    };

    private static string Half(string reason) => reason.Trim().TrimEnd('.');
}
