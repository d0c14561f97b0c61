using SertiKesos.Coverage.Comparison;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>Who reported when, how complete the entries are, and what changed since the deadline.</summary>
internal static class CompletenessSheets
{
    public static WorkbookSheet Provinces(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaOutlook>> columns =
        [
            new("Kode", 9, CellFormat.Text, area => area.Code),
            new("Provinsi", 30, CellFormat.Text, area => area.Name),
            new("Diharapkan", 13, CellFormat.Count, area => area.Completeness.Expected),
            new("Tepat waktu", 12, CellFormat.Count, area => area.Completeness.OnTime),
            new("Terlambat", 12, CellFormat.Count, area => area.Completeness.Late),
            new("Belum lapor", 12, CellFormat.Count, area => area.Completeness.Waiting),
            new("Tidak lapor", 12, CellFormat.Count, area => area.Completeness.None),
            new("Kelengkapan", 14, CellFormat.Share, area => area.Completeness.Completeness ?? (object)SummaryTexts.NotApplicable),
            new("Ketepatan waktu", 12, CellFormat.Share, area => area.Completeness.OnTimeShare ?? (object)SummaryTexts.NotApplicable),
            new("Isian terisi", 12, CellFormat.Share, area => area.Fields),
            new("Laporan nihil", 12, CellFormat.Count, area => area.Completeness.Nil),
            new("Diberi perpanjangan waktu", 15, CellFormat.Count, area => area.Completeness.Exceptions),
        ];
        return new ReferenceTable<AreaOutlook>(
            "Kelengkapan", "Kelengkapan dan ketepatan laporan menurut provinsi",
            $"Kelengkapan dan ketepatan laporan menurut provinsi, {IndonesianText.Long(summary.Period)}", "tblKelengkapanProvinsi", columns, [.. summary.Outlook.Provinces])
        {
            Note = OutlookTexts.Window(summary.Outlook.Window),
            Total = columns.Values(summary.Outlook.Nation with { Code = "", Name = SummaryTexts.Country }),
        }.Sheet();
    }

    public static WorkbookSheet Reports(NationalSummary summary) => new ReferenceTable<(RegionFigures Figures, RegionOutlook Outlook)>(
        "Laporan", "Siapa melapor kapan, dan mutu isiannya",
        $"Laporan dan mutu isian menurut kabupaten/kota, {IndonesianText.Long(summary.Period)}", "tblLaporan",
        [
            .. RegionColumns(),
            new("Laporan", 17, CellFormat.Wrapped, region => OutlookTexts.Label(region.Outlook.Completeness)),
            new("Lapor pada", 19, CellFormat.Date, region => region.Outlook.Completeness.ReportedOn),
            new("Diberi perpanjangan sampai", 19, CellFormat.Date, region => region.Outlook.Completeness.Exception?.Until ?? (object)SummaryTexts.NotApplicable),
            new("Isian terisi", 10, CellFormat.Share, region => region.Outlook.Completeness.Fields),
            new("Mutu isian", 10, CellFormat.Text, region => OutlookTexts.Label(region.Outlook.Completeness.Quality)),
            new("Catatan", 40, CellFormat.Wrapped, OutlookTexts.CompletenessNote),
        ],
        [.. summary.Outlook.With(summary)])
    {
        Note = OutlookTexts.Window(summary.Outlook.Window),
    }.Sheet();

    public static WorkbookSheet Revisions(NationalSummary summary) => new ReferenceTable<(RegionFigures Figures, RegionOutlook Outlook)>(
        "Revisi", "Data per batas laporan, data kini, dan perbandingan dengan periode lalu",
        $"Angka per batas laporan dan kini menurut kabupaten/kota, {IndonesianText.Long(summary.Period)}", "tblRevisi",
        [
            .. RegionColumns(),
            new("Orang per batas", 11, CellFormat.Count, region => region.Outlook.Revision.AtDeadline?.People),
            new("Bersertifikat per batas", 13.5, CellFormat.Count, region => region.Outlook.Revision.AtDeadline?.Certified),
            new("Orang kini", 10, CellFormat.Count, region => region.Outlook.Revision.Now?.People),
            new("Bersertifikat kini", 13.5, CellFormat.Count, region => region.Outlook.Revision.Now?.Certified),
            new("Identitas belum pasti kini", 12, CellFormat.Count, region => region.Outlook.Revision.Now?.IdentityUncertain),
            new("Orang, peran sama, periode lalu", 13, CellFormat.Count, region => Common(region.Outlook, trend => trend.EarlierCommon.People)),
            new("Orang, peran sama, kini", 13, CellFormat.Count, region => Common(region.Outlook, trend => trend.LaterCommon.People)),
            new("Perubahan cakupan (poin persen)", 13, CellFormat.Decimal, region => region.Outlook.Trend is { } trend ? trend.ShareChange * 100 ?? (object)SummaryTexts.NotApplicable : null),
            new("Orang dihitung di tempat lain", 13, CellFormat.Count, region => region.Figures.Elsewhere?.Total?.People ?? (region.Figures.Figures.Total is null ? null : 0)),
        ],
        [.. summary.Outlook.With(summary)])
    {
        Note = OutlookTexts.RevisionNote(summary),
    }.Sheet();

    /// <summary>What each table of regions begins with.</summary>
    internal static IReadOnlyList<SheetColumn<(RegionFigures Figures, RegionOutlook Outlook)>> RegionColumns() =>
    [
        new("Kode", 7.5, CellFormat.Text, region => region.Figures.Region.Code.Value),
        new("Kabupaten/kota", 30, CellFormat.Wrapped, region => region.Figures.Region.Name),
        new("Provinsi", 21, CellFormat.Wrapped, region => region.Figures.Region.Province.Name),
    ];

    private static object? Common(RegionOutlook region, Func<LikeForLike, int> figure) =>
        region.Trend is not { } trend ? null : trend.HasCommon ? figure(trend) : SummaryTexts.NotApplicable;
}
