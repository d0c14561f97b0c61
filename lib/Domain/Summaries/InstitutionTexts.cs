using SertiKesos.Institutions;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>What readers of the national workbook read about institutions.</summary>
internal static class InstitutionTexts
{
    public static string Title(NationalSummary summary) =>
        $"Akreditasi dan tanda daftar lembaga (LKS, panti, LK3), {IndonesianText.Long(summary.Period)}";

    public static string Source(NationalSummary summary) =>
        $"Sumber: roster lembaga dari Dinas Sosial kabupaten/kota; keadaan per {IndonesianText.Long(summary.AsOf)}.";

    public static string Completeness(NationalSummary summary)
    {
        int With(ReportingState state) => summary.Regions.Count(region => region.Institutions.Reporting == state);

        return $"{IndonesianText.Number(With(ReportingState.Reported))} dari {IndonesianText.Number(summary.Regions.Count)} kabupaten/kota melaporkan lembaga pada periode ini; "
            + $"{IndonesianText.Number(With(ReportingState.Earlier))} memakai data periode lalu; {IndonesianText.Number(With(ReportingState.Missing))} belum lapor. Lembaga tidak dihitung sebagai orang.";
    }

    public static IReadOnlyList<SummaryNote> Meanings(InstitutionRules rules) =>
    [
        new(SummaryNotes.Meaning, "Lembaga", "LKS, panti, LK3 dan sejenisnya dalam roster lembaga terakhir yang diterima dari kabupaten/kota; yang sudah tutup tidak dihitung. Lembaga dihitung terpisah dan tidak pernah dijumlahkan dengan orang."),
        new(SummaryNotes.Meaning, "Terakreditasi", $"Akreditasi masih berlaku pada tanggal keadaan, termasuk yang segera habis (paling lama {rules.DueDays} hari lagi). Proses akreditasi dan yang tertulis terakreditasi tanpa tanggal tidak dihitung."),
        new(SummaryNotes.Meaning, "Tanda daftar", "Tanda daftar lembaga di Dinas Sosial. Berlaku: masa berlakunya belum lewat atau tidak terbatas. Tanpa tanggal: ada tanda daftar, tetapi masa berlakunya tidak tertulis."),
    ];

    public static IReadOnlyList<SummaryNote> Formulas(InstitutionRules rules) =>
    [
        new(SummaryNotes.Formula, "Bagian terakreditasi", "Lembaga terakreditasi ÷ lembaga terdata. Kabupaten/kota yang belum melaporkan lembaga tidak ikut dihitung."),
        new(SummaryNotes.Formula, "Hari berlaku terakhir akreditasi", $"Tanggal berlaku menurut roster; bila tidak ada, tanggal terbit + {rules.AccreditationMonths} bulan − 1 hari. Jangka {rules.AccreditationMonths} bulan dapat diatur; peraturan yang menetapkannya tidak ditemukan. Masa berlaku tanda daftar tidak pernah dihitung sendiri."),
    ];
}
