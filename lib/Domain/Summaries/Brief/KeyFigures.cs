using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Brief;

/// <summary>A figure of the cover: its change since the last issue, and what it means in one sentence.</summary>
/// <param name="Value">A whole number, a share, or null where nobody has data.</param>
internal sealed record KeyFigure(string Label, object? Value, string Change, string Finding);

/// <summary>The figures that the minister reads first.</summary>
internal static class KeyFigures
{
    public static IReadOnlyList<KeyFigure> Of(NationalSummary summary)
    {
        var total = summary.Nation.Total;
        var last = summary.LastIssue;
        var people = total?.People ?? 0;
        var withData = summary.Regions.Count(region => region.Figures.Total is not null);
        string Out(int? part, string rest) => total is null ? "Belum ada data." : $"{Number(part)} dari {Number(people)} {rest}";

        var joined = summary.Changes?.NewRegions ?? 0;
        return
        [
            new("Kabupaten/kota lapor", summary.Reported, Change(summary.Reported, last, last?.Reported),
                $"{Number(summary.Reported)} dari {Number(summary.Regions.Count)} kabupaten/kota lapor pada periode ini."),
            new("Orang terdata", total?.People, Change(total?.People, last, last?.People),
                total is null ? "Belum ada data." : $"Terdata di {Number(withData)} kabupaten/kota yang ada datanya."),
            new("Bersertifikat", total?.Certified, Change(total?.Certified, last, last?.Certified),
                Out(total?.Certified, "orang memegang sertifikat yang masih berlaku.")),
            new("Cakupan", total is { } all ? (object?)all.Share ?? SummaryTexts.NotApplicable : null, joined > 0 ? SummaryTexts.NotApplicable : Points(total?.Share, last),
                total is null ? "Belum ada data."
                : joined > 0 ? $"Tidak dibandingkan: {Number(joined)} kabupaten/kota baru ada datanya. Paling tinggi {IndonesianText.Percent(total.Value.High)} jika semua laporan terbukti."
                : $"Paling tinggi {IndonesianText.Percent(total.Value.High)} jika semua laporan terbukti."),
            new($"Segera habis ({summary.Rules.DueDays} hari)", total?.Due, Change(total?.Due, last, last?.Due),
                total is null ? "Belum ada data." : $"{Number(total.Value.Due)} dari {Number(total.Value.Certified)} sertifikat habis sampai {IndonesianText.Long(summary.AsOf.AddDays(summary.Rules.DueDays))}."),
            new("Kedaluwarsa", total?.Expired, Change(total?.Expired, last, last?.Expired),
                Out(total?.Expired, "orang perlu uji ulang karena sertifikatnya sudah habis.")),
            new("Data sertifikat belum lengkap", total?.Unknown, Change(total?.Unknown, last, last?.Unknown),
                Out(total?.Unknown, "orang dilaporkan bersertifikat tanpa nomor atau tanggal.")),
            new("Identitas belum pasti", total?.IdentityUncertain, Change(total?.IdentityUncertain, last, last?.IdentityUncertain),
                Out(total?.IdentityUncertain, "orang belum mempunyai NIK yang benar.")),
            .. Ahead(summary),
        ];
    }

    /// <summary>The nation's target of the year and its need, where they are stated.</summary>
    private static IEnumerable<KeyFigure> Ahead(NationalSummary summary)
    {
        var target = summary.Outlook.Targets.FirstOrDefault(found => found.Target is { Area.IsNation: true, Role: null });
        if (target is not null)
        {
            yield return new($"Target {target.Target.Year}", target.Target.People, SummaryTexts.NotApplicable,
                target.Achieved is { } done
                    ? $"{Number(done)} dari {Number(target.Target.People)} orang tercapai ({IndonesianText.Percent(target.Progress)}): {OutlookTexts.Status(target)!.ToLowerInvariant()}."
                    : "Belum ada data.");
        }

        if (summary.Outlook.NationalNeed is { } need)
        {
            yield return new("Kebutuhan SDM", need.Need, SummaryTexts.NotApplicable,
                // Who has not reported is not missing: a gap is told once everybody has.
                summary.Missing > 0
                    ? $"{Number(need.Active)} orang terdata di {Number(summary.Regions.Count - summary.Missing)} dari {Number(summary.Regions.Count)} kabupaten/kota; kekurangan belum dapat dihitung."
                    : $"{Number(need.Active)} dari {Number(need.Need)} orang ada; kekurangan {Number(need.Gap)}.");
        }
    }

    private static string Change(int? now, LastIssue? last, int? before) =>
        last is null ? SummaryTexts.FirstIssue
        : now is not { } here || before is not { } there ? SummaryTexts.NotAvailable
        : here == there ? "tetap"
        : $"{(here > there ? "+" : "−")}{Number(Math.Abs(here - there))}";

    private static string Points(double? now, LastIssue? last) =>
        last is null ? SummaryTexts.FirstIssue
        : now is not { } here || last.Share is not { } there ? SummaryTexts.NotAvailable
        : Math.Round((here - there) * 100, 1, MidpointRounding.AwayFromZero) is var points && points == 0 ? "tetap"
        : $"{(points > 0 ? "+" : "−")}{IndonesianText.Decimal(Math.Abs(points))} poin persen";

    private static string Number(long? value) => value is { } number ? IndonesianText.Number(number) : SummaryTexts.NotAvailable;
}
