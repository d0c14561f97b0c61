using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Brief;

/// <summary>One thing to do: about what, where, how it stands, and the next step.</summary>
internal sealed record ActionLine(string Subject, string Where, string State, string Step);

/// <summary>What the figures of an issue ask for, the widest first; of many of a kind the largest are named and the others counted.</summary>
internal static class ActionLines
{
    private const int Named = 5;

    public static IReadOnlyList<ActionLine> Of(NationalSummary summary) =>
    [
        .. Missing(summary),
        .. Regions(summary, "Selisih", region => Math.Abs(region.Difference ?? 0),
            (region, _) => $"Dinyatakan {Number(region.Declared)}, terhitung {Number(region.Figures.Total?.People)}, selisih {Number(region.Difference)}",
            "Minta penjelasan Dinas Sosial; perbaiki roster atau pernyataannya."),
        .. summary.Trainings.Where(training => training.Difference is not (null or 0)).Take(Named).Select(training => new ActionLine(
            "Selisih pelatihan", training.Event,
            $"Peserta dinyatakan {Number(training.Declared)}, terhitung {Number(training.Counted)}, selisih {Number(training.Difference)}",
            "Minta roster peserta yang lengkap.")),
        .. Regions(summary, "Data sertifikat", region => region.Figures.Total?.Unknown ?? 0,
            (_, people) => $"{Number(people)} orang dilaporkan bersertifikat, datanya belum lengkap", "Minta nomor dan tanggal sertifikat."),
        .. Regions(summary, "Perpanjangan", region => (region.Figures.Total?.Due ?? 0) + (region.Figures.Total?.Expired ?? 0),
            (region, _) => $"{Number(region.Figures.Total?.Due)} segera habis, {Number(region.Figures.Total?.Expired)} kedaluwarsa",
            "Usulkan uji ulang kepada BBPPKS wilayahnya."),
        .. Regions(summary, "Identitas", region => region.Figures.Total?.IdentityUncertain ?? 0,
            (_, people) => $"{Number(people)} orang tanpa NIK yang benar", "Minta NIK yang benar."),
        .. Centres(summary),
        .. Targets(summary),
    ];

    private static IEnumerable<ActionLine> Missing(NationalSummary summary)
    {
        const string subject = "Laporan";
        var step = $"Minta roster; batas {IndonesianText.Long(summary.Outlook.Window.Deadline)}, dikunci {IndonesianText.Long(summary.Outlook.Window.Lock)}.";
        var waiting = summary.Regions
            .Where(region => region.Reporting is ReportingState.Missing or ReportingState.Earlier)
            .GroupBy(region => region.Region.Province)
            .Select(group => (Province: group.Key, Waiting: group.Count(), All: summary.Provinces.Single(area => area.Code == group.Key.Code).Regions))
            .OrderByDescending(entry => entry.Waiting)
            .ThenBy(entry => entry.Province.Code, StringComparer.Ordinal)
            .ToList();
        return Of(waiting, entry => entry.Waiting, subject, "provinsi", "kabupaten/kota belum lapor", step, entry => new ActionLine(
            subject, $"Provinsi {entry.Province.Name}", $"{Number(entry.Waiting)} dari {Number(entry.All)} kabupaten/kota belum lapor pada periode ini", step));
    }

    private static IEnumerable<ActionLine> Regions(
        NationalSummary summary, string subject, Func<RegionFigures, int> weight, Func<RegionFigures, int, string> state, string step)
    {
        var found = summary.Regions.Where(region => weight(region) > 0).OrderByDescending(weight).ThenBy(region => region.Region.Code).ToList();
        return Of(found, weight, subject, "kabupaten/kota", "orang", step, region => new ActionLine(subject, region.Region.Name, state(region, weight(region)), step));
    }

    private static IEnumerable<ActionLine> Centres(NationalSummary summary) => summary.Outlook.Plans
        .Where(centre => centre.Plan is not null)
        .Select(centre => centre switch
        {
            { Plan.FirstOverflow: { } month } => new ActionLine(
                "Kursi uji", centre.Name, $"Kursi kurang mulai {IndonesianText.Long(month)}", "Tambah kursi atau bagi calon ke bulan lain."),
            { Plan.Unstated: > 0 } => new ActionLine(
                "Kursi uji", centre.Name, $"Kursi {Number(centre.Plan!.Unstated)} bulan ke depan belum dinyatakan", "Nyatakan kursi uji kompetensi."),
            _ => null,
        })
        .OfType<ActionLine>();

    private static IEnumerable<ActionLine> Targets(NationalSummary summary) => summary.Outlook.Targets
        .Where(target => target.IsOnTrack == false && target.IsMet != true)
        .Take(Named)
        .Select(target => new ActionLine(
            "Target", OutlookTexts.Name(target.Target.Area, summary.Known),
            $"{Number(target.Achieved)} dari {Number(target.Target.People)} orang tercapai", $"Percepat: perlu {Number((long?)Math.Ceiling(target.NeededPerMonth ?? 0))} orang tiap bulan."));

    private static IEnumerable<ActionLine> Of<T>(
        List<T> found, Func<T, int> weight, string subject, string unit, string what, string step, Func<T, ActionLine> line)
    {
        foreach (var entry in found.Take(Named))
        {
            yield return line(entry);
        }

        if (found.Count > Named)
        {
            yield return new ActionLine(
                subject, $"{Number(found.Count - Named)} {unit} lainnya", $"{Number(found.Skip(Named).Sum(weight))} {what}", step);
        }
    }

    private static string Number(long? value) => value is { } number ? IndonesianText.Number(number).Replace('-', '−') : SummaryTexts.NotAvailable;
}
