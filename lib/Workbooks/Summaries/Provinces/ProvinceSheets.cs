using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries.Provinces;

/// <summary>The tables of a province, region by region.</summary>
internal static class ProvinceSheets
{
    private const string NoData = "Belum ada data.";

    public static BookSheet Regions(ProvinceView province, string subject)
    {
        var states = FigureColumns.States<RegionFigures>(region => region.Figures.Total);
        return new BookSheet("Kabupaten-Kota", $"Kabupaten/kota, {subject}", $"Baris pertama: jumlah provinsi. {SummaryTexts.MarkerNote}")
            .With("tblKabupatenKota",
            [
                .. Names<RegionFigures>(region => region),
                new BookColumn<RegionFigures>("Status pelaporan", 17, BookFormat.Text, region => region.Reporting.Label()),
                .. states,
            ],
            province.Own.Regions, NoData,
            [
                null, province.Area.Name, $"{province.Own.Reported} dari {province.Own.Regions.Count}",
                .. FigureColumns.Values(FigureColumns.States<AreaFigures>(area => area.Figures.Total), province.Area),
            ], 2);
    }

    /// <summary>A row per region, a column per month: the months of the plan ahead.</summary>
    public static BookSheet Expiries(ProvinceView province, string subject)
    {
        var months = province.Own.PlanMonths.Select(month => month.Month).ToList();
        var ending = province.Own.PlanMonthsByRegion;
        object? Of(RegionFigures region, int month) => region.Figures.Total is not null && ending.TryGetValue(region.Region.Code, out var people) ? people[month] : null;
        var total = Enumerable.Range(0, months.Count).Select(month => province.Own.Regions.Sum(region => Of(region, month) as int? ?? 0)).ToList();
        var hasData = province.Area.Figures.Total is not null;
        return new BookSheet("Jatuh Tempo", $"Sertifikat yang habis masa berlakunya menurut bulan, {subject}", "Orang menurut bulan hari berlaku terakhir sertifikatnya yang paling lama berlaku. Yang dihitung di kabupaten/kota lain tidak diulang.")
            .With("tblJatuhTempo",
            [
                .. Names<RegionFigures>(region => region),
                .. months.Select((month, index) => new BookColumn<RegionFigures>(Short(month), 10, BookFormat.Count, region => Of(region, index))),
            ],
            province.Own.Regions, NoData,
            [null, province.Area.Name, .. total.Select(people => hasData ? (object?)people : null)], 2);
    }

    public static BookSheet Completeness(ProvinceView province, string subject) =>
        new BookSheet("Kelengkapan", $"Kelengkapan laporan, {subject}", OutlookTexts.Window(province.Own.Outlook.Window))
            .With<(RegionFigures Figures, RegionOutlook Outlook)>("tblKelengkapan",
            [
                .. Names<(RegionFigures Figures, RegionOutlook Outlook)>(region => region.Figures),
                new("Laporan", 16, BookFormat.Text, region => region.Outlook.IsExpected ? OutlookTexts.Label(region.Outlook.Completeness) : "Tidak diminta lagi"),
                new("Dilaporkan", 19, BookFormat.Date, region => region.Outlook.Completeness.ReportedOn),
                new("Data per", 19, BookFormat.Date, region => region.Figures.AcceptedOn),
                new("Isian terisi", 10, BookFormat.Share, region => region.Outlook.Completeness.Fields),
                new("Dinyatakan", 12, BookFormat.Count, region => region.Figures.Declared ?? (object?)NotStated(region.Figures)),
                new("Selisih", 9, BookFormat.Count, region => region.Figures.Difference ?? (object?)NotStated(region.Figures)),
                new("Catatan", 60, BookFormat.Wrapped, region => Notes(region)),
            ], [.. province.Own.Outlook.With(province.Own)], NoData,
            [
                null, province.Area.Name, $"{province.Outlook.Completeness.Reported} dari {province.Outlook.Completeness.Expected}", SummaryTexts.NotApplicable, SummaryTexts.NotApplicable,
                province.Outlook.Fields, province.Outlook.Stated.Declared, province.Outlook.Stated.Difference, $"{province.Outlook.Stated.Regions} kabupaten/kota menyatakan jumlah",
            ], 2);

    public static BookSheet Needs(ProvinceView province, string subject)
    {
        var need = province.Outlook.Need;
        return new BookSheet("Kebutuhan", $"Kebutuhan dan pengganti, {subject}", "Kebutuhan = 1 orang per 100 keluarga dengan masalah sosial menurut jumlah keluarga yang dinyatakan. Jumlah provinsi hanya membandingkan yang menyatakannya dan ada datanya.")
            .With<RegionOutlook>("tblKebutuhan",
            [
                new("Kode", 8, BookFormat.Text, region => region.Region.Value),
                new("Kabupaten/kota", 30, BookFormat.Text, region => province.Own.Regions.First(figures => figures.Region.Code == region.Region).Region.Name),
                new("Keluarga", 14, BookFormat.Count, region => region.Need?.Families),
                new("Kebutuhan", 13, BookFormat.Count, region => region.Need?.Need),
                new("Orang aktif", 12, BookFormat.Count, region => region.Need?.Active),
                new("Kekurangan", 13, BookFormat.Count, region => region.Need?.Gap),
                new("Terpenuhi", 12, BookFormat.Share, region => region.Need?.Staffed),
                new("Bersertifikat terhadap kebutuhan", 15, BookFormat.Share, region => region.Need?.CoverageOfNeed),
                new("TKSK seharusnya", 14, BookFormat.Count, region => region.ExpectedTksk),
                new("TKSK terdata", 12, BookFormat.Count, region => region.Tksk),
                new("Mencapai 60 dalam lima tahun", 14, BookFormat.Count, region => region.Ages?.Reaching),
                new("Perlu pengganti", 14, BookFormat.Count, region => region.Ages?.Replacements),
            ], province.Own.Outlook.Regions, NoData,
            [
                null, province.Area.Name, need.Stated == 0 ? null : need.Families, need.Stated == 0 ? null : need.Need, need.Reported == 0 ? null : need.Active, need.Gap, need.Staffed, need.CoverageOfNeed,
                province.Own.Outlook.Regions.Sum(region => region.ExpectedTksk ?? 0), province.Area.Figures.Total is null ? null : province.Own.Outlook.Regions.Sum(region => region.Tksk ?? 0),
                province.Outlook.Ages?.Reaching, province.Outlook.Ages?.Replacements,
            ], 2);
    }

    public static BookSheet Plan(ProvinceView province, string subject)
    {
        var summary = province.Own;
        var sheet = new BookSheet("Rencana", $"Target dan antrean uji kompetensi, {subject}", "Target yang dinyatakan untuk provinsi ini atau kabupaten/kotanya. Di bawah tabel: BBPPKS yang melayani.")
            .With<TargetFigures>("tblTarget",
            [
                new("Wilayah", 32, BookFormat.Text, target => OutlookTexts.Name(target.Target.Area, summary.Known)),
                new("Peran", 24, BookFormat.Text, target => target.Target.Role?.Label() ?? "Semua peran"),
                new("Target (orang)", 12, BookFormat.Count, target => target.Target.People),
                new("Tercapai", 12, BookFormat.Count, target => target.Achieved),
                new("Kemajuan", 12, BookFormat.Share, target => target.Progress),
                new("Sisa", 12, BookFormat.Count, target => target.Remaining),
                new("Laju per bulan", 12, BookFormat.Decimal, target => target.Pace),
                new("Perkiraan akhir tahun", 14, BookFormat.Count, target => target.Forecast),
                new("Keadaan", 20, BookFormat.Text, OutlookTexts.Status),
            ], [.. summary.Outlook.Targets.Where(target => target.Target.Area.Province == province.Area.Code || (target.Target.Area.Region is { } region && province.Holds(region)))],
            $"Belum ada target {summary.Period.Year} yang dinyatakan untuk provinsi ini.");
        sheet.SkipTo(sheet.NextRow + 1);
        var centres = summary.Regions.Select(region => region.Region.Bbppks).ToHashSet(StringComparer.Ordinal);
        foreach (var centre in summary.Outlook.Plans.Where(plan => centres.Contains(plan.Number)))
        {
            sheet.AddText(Queue(centre));
        }

        return sheet;
    }

    /// <summary>For machines: not printed.</summary>
    public static BookSheet Data(ProvinceView province, string subject)
    {
        double[] widths = [9, 12, 8, 26, 8, 20, 8, 13, 10, 13, 20, 20, 9, 9];
        var sheet = new BookSheet("Data", $"Data, {subject}", "Baris panjang; jumlahkan hanya satu nilai kolom dimensi dan satu indikator sekaligus. Nilai kosong: belum lapor. Lembar ini tidak ikut dicetak.") { IsPrinted = false };
        return sheet.With<object?[]>("tblData",
            [.. TidyData.Headings.Select((heading, index) => new BookColumn<object?[]>(heading, widths[index], BookFormat.Text, cells => cells[index] is int count ? new Stock(count) : cells[index] is DateOnly date ? date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : cells[index]))],
            [.. TidyData.Rows(province.Own).Select(row => TidyData.Cells(row, province.Own))], NoData, frozenColumns: 0);
    }

    private static IReadOnlyList<BookColumn<T>> Names<T>(Func<T, RegionFigures> of) =>
    [
        new("Kode", 8, BookFormat.Text, item => of(item).Region.Code.Value),
        new("Kabupaten/kota", 30, BookFormat.Text, item => of(item).Region.Name),
    ];

    private static string? NotStated(RegionFigures region) => region.Figures.Total is null ? null : SummaryTexts.NotApplicable;

    private static string Notes((RegionFigures Figures, RegionOutlook Outlook) region) =>
        string.Join(" ", region.Figures.Reasons.Select(reason => reason.TrimEnd('.') + ".").Append(OutlookTexts.CompletenessNote(region)).Where(note => note.Length > 0));

    private static string Short(Period month) => $"{IndonesianText.MonthNames[month.Month - 1][..3]} {month.Year}";

    private static string Queue(CentrePlan centre) => centre.Plan is not { } plan
        ? $"{centre.Name}: belum ada data dari wilayahnya."
        : $"{centre.Name} (semua provinsi wilayahnya): {IndonesianText.Number(plan.Backlog)} orang menunggu, {IndonesianText.Number(centre.Candidates ?? 0)} calon dalam 12 bulan, " +
          $"{(plan.Seats is { } seats ? IndonesianText.Number(seats) : "belum ada")} kursi dinyatakan" + (plan.FirstOverflow is { } month ? $"; kursi mulai kurang {IndonesianText.Long(month)}." : ".");
}
