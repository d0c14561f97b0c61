using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Offices;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries.Provinces;

/// <summary>
/// The workbook of one province: counts of its regions, nobody's name. The same summary yields the same bytes.
/// </summary>
internal static class ProvinceWorkbook
{
    /// <param name="changes">The bridge of the nation; its part of the province is shown. Null where there was no issue before.</param>
    /// <param name="trend">The province month by month, the earliest first.</param>
    public static byte[] Write(
        NationalSummary summary, string provinceCode, IssueChanges? changes, IReadOnlyList<TrendEntry> trend, IssueStanding standing, SummaryOptions options)
    {
        var province = new ProvinceView(summary, provinceCode);
        var part = changes?.From is null ? null : changes.OfProvince(provinceCode);
        var subject = $"Provinsi {province.Area.Name}, {IndonesianText.Long(summary.Period)}";
        IReadOnlyList<(BookSheet Sheet, string Holds)> sheets =
        [
            (CommonSheets.ByState("Keadaan", subject, "Setiap orang satu kali, menurut sertifikat terbaiknya; jumlah kabupaten/kota yang ada datanya.", province.Area.Figures.Total), "Provinsi menurut keadaan sertifikat"),
            (ProvinceSheets.Regions(province, subject), "Semua kabupaten/kota, termasuk yang belum lapor"),
            (CommonSheets.ByRole("Peran", subject, province.Area.Figures, summary.Roles), "Menurut peran"),
            (ProvinceSheets.Expiries(province, subject), "Sertifikat yang habis dalam 12 bulan menurut bulan dan kabupaten/kota"),
            (ProvinceSheets.Completeness(province, subject), "Siapa melapor kapan, mutu isian, jumlah yang dinyatakan dan selisihnya"),
            (ProvinceSheets.Needs(province, subject), "Kebutuhan menurut jumlah keluarga, kekurangan, pengganti"),
            (ProvinceSheets.Plan(province, subject), "Target setahun, antrean dan kursi uji kompetensi"),
            (CommonSheets.Trend($"Provinsi {province.Area.Name}", trend, null), "Cakupan dari bulan ke bulan, dengan gambar"),
            (part is null ? ChangesSheet.Bridge(subject, null, null, new IssueName(summary.Period, summary.Issue, summary.AsOf)) : ChangesSheet.Bridge(subject, part), "Perubahan sejak terbitan sebelumnya menurut sebab"),
            (ChangesSheet.Regions(subject, part, summary.Known), "Perubahan menurut kabupaten/kota"),
            (ChangesSheet.Roles(subject, part?.Roles ?? [], part?.From, role => summary.Roles.First(entry => entry.Role == role).Label), "Perubahan menurut peran"),
            (CommonSheets.Notes(subject, OfficeNotes.ForProvince(summary)), "Istilah, rumus, dan aturan pakai"),
            (ProvinceSheets.Data(province, subject), "Semua angka kabupaten/kota provinsi ini dalam baris panjang, siap untuk tabel pivot"),
        ];
        return new Book(
            $"{SummaryTexts.Title}, {subject}",
            options.Publisher,
            summary.AsOf,
            $"{SummaryTexts.Title}, {subject}, terbitan {summary.Issue:00}. Terbatas.",
            [Cover(province, part, standing, options), CommonSheets.Contents(sheets), .. sheets.Select(entry => entry.Sheet)]).Write();
    }

    private static BookSheet Cover(ProvinceView province, IssueChanges? changes, IssueStanding standing, SummaryOptions options)
    {
        var summary = province.Own;
        return CommonSheets.Cover(
            SummaryTexts.Title,
            $"Ringkasan provinsi {province.Area.Name}, {IndonesianText.Long(summary.Period)}",
            [
                ("Penerbit", options.Publisher),
                ("Periode", IndonesianText.Long(summary.Period)),
                ("Keadaan per", summary.AsOf),
                ("Terbitan", $"{summary.Issue:00}, {standing.Label}"),
                ("Arti terbitan", standing.Sentence()),
                ("Pelaporan", SummaryTexts.Completeness(summary)),
                ("Kemutakhiran", SummaryTexts.Freshness(summary)),
                ("Sifat", "Terbatas, untuk keperluan dinas; sel di bawah 5 orang belum disamarkan"),
                ("Terbitan berikutnya", options.NextIssueAfter(summary.AsOf)),
                ("Narahubung", options.Contact),
            ],
            FigureColumns.Keys(province.Area.Figures.Total, changes?.Before, summary.Rules.DueDays, changes?.NewRegions ?? 0),
            "Langkah berikutnya",
            NextSteps(province));
    }

    private static List<string> NextSteps(ProvinceView province)
    {
        var steps = new List<string>();
        var window = province.Own.Outlook.Window;
        var waiting = province.Own.Outlook.With(province.Own)
            .Where(region => region.Outlook is { IsExpected: true, Completeness.HasReported: false } && region.Figures.Reporting is ReportingState.Missing or ReportingState.Earlier)
            .Select(region => region.Figures.Region.Name)
            .ToList();
        if (waiting.Count > 0)
        {
            const int Named = 5;
            steps.Add($"Ingatkan {IndonesianText.Number(waiting.Count)} kabupaten/kota yang belum lapor ({string.Join(", ", waiting.Take(Named))}{(waiting.Count > Named ? ", …" : "")}); laporan dicatat sampai {IndonesianText.Long(window.Lock)}.");
        }

        if (province.Area.Figures.Total is { Due: > 0 } states)
        {
            steps.Add($"Pastikan {IndonesianText.Number(states.Due)} orang yang sertifikatnya segera habis terdaftar untuk uji kompetensi; lihat lembar Jatuh Tempo.");
        }

        var differing = province.Own.Regions.Count(region => region.Difference is not (null or 0));
        if (differing > 0)
        {
            steps.Add($"Minta {IndonesianText.Number(differing)} kabupaten/kota mencocokkan jumlah yang dinyatakan dengan rosternya; lihat lembar Kelengkapan.");
        }

        return steps.Count == 0 ? ["Tidak ada yang perlu dilakukan sekarang."] : steps;
    }
}
