using SertiKesos.People;
using SertiKesos.Rosters.Findings;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Checks;

/// <summary>Words for what came of a roster, in the check and in receipts.</summary>
internal static class OutcomeTexts
{
    public const string OnlyChecked = "Ini hanya pemeriksaan; data belum dikirim.";

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

    /// <summary>What a stated total and the counted one come to, in words.</summary>
    public static string Difference(Discrepancy difference) => difference.Kind == DiscrepancyKind.Parts
        ? $"total tertulis {IndonesianText.Number(difference.Declared)}, jumlah rinciannya {IndonesianText.Number(difference.Counted)}"
        : $"tertulis {IndonesianText.Number(difference.Declared)}, terhitung {IndonesianText.Number(difference.Counted)}";

    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "Salah",
        FindingSeverity.Warning => "Peringatan",
        _ => "Info",
    };
}
