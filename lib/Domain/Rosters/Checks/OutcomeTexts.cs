using SertiKesos.Rosters.Findings;

namespace SertiKesos.Rosters.Checks;

/// <summary>Words for what came of a roster, in the check and in receipts.</summary>
internal static class OutcomeTexts
{
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
