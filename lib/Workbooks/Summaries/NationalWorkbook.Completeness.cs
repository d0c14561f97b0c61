using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <content>Who reported when, how complete the entries are, and what changed since the deadline.</content>
internal static partial class NationalWorkbook
{
    private const string CompletenessSheet = "Kelengkapan";

    private static void Completeness(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, CompletenessSheet, $"Kelengkapan dan ketepatan laporan, {IndonesianText.Long(summary.Period)}", summary);
        var outlook = summary.Outlook;
        sheet.Cell(4, 1).SetText(OutlookTexts.Window(outlook.Window));

        SheetLayout.Section(sheet, 6, "Menurut provinsi");
        IReadOnlyList<SheetColumn<AreaOutlook>> areas =
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
            new("Diberi perpanjangan waktu", 12, CellFormat.Count, area => area.Completeness.Exceptions),
            new("Kab/kota yang menyatakan jumlah", 14, CellFormat.Count, area => area.Stated.Regions),
            new("Dinyatakan", 13, CellFormat.Count, area => Stated(area, stated => stated.Declared)),
            new("Terhitung di kabupaten/kota tersebut", 13, CellFormat.Count, area => Stated(area, stated => stated.Counted)),
            new("Selisih", 11, CellFormat.Count, area => Stated(area, stated => stated.Difference)),
        ];
        SheetLayout.Total(sheet, 7, areas, Values(areas, outlook.Nation with { Code = "", Name = SummaryTexts.Country }));
        var last = SheetLayout.Table(sheet, 8, "tblKelengkapanProvinsi", areas, outlook.Provinces.ToList());

        SheetLayout.Section(sheet, last + 2, "Menurut kabupaten/kota");
        sheet.Cell(last + 3, 1).SetText(OutlookTexts.RevisionNote(summary));
        IReadOnlyList<SheetColumn<(RegionFigures Figures, RegionOutlook Outlook)>> regions =
        [
            new("Kode", 9, CellFormat.Text, region => region.Figures.Region.Code.Value),
            new("Kabupaten/Kota", 30, CellFormat.Text, region => region.Figures.Region.Name),
            new("Provinsi", 13, CellFormat.Wrapped, region => region.Figures.Region.Province.Name),
            new("Laporan", 13, CellFormat.Text, region => OutlookTexts.Label(region.Outlook.Completeness)),
            new("Lapor pada", 12, CellFormat.Date, region => region.Outlook.Completeness.ReportedOn),
            new("Diberi perpanjangan waktu sampai", 12, CellFormat.Date, region => region.Outlook.Completeness.Exception?.Until ?? (object)SummaryTexts.NotApplicable),
            new("Isian terisi", 12, CellFormat.Share, region => region.Outlook.Completeness.Fields),
            new("Mutu isian", 12, CellFormat.Text, region => OutlookTexts.Label(region.Outlook.Completeness.Quality)),
            new("Orang per batas", 14, CellFormat.Count, region => region.Outlook.Revision.AtDeadline?.People),
            new("Bersertifikat per batas", 12, CellFormat.Count, region => region.Outlook.Revision.AtDeadline?.Certified),
            new("Orang kini", 12, CellFormat.Count, region => region.Outlook.Revision.Now?.People),
            new("Identitas belum pasti kini", 12, CellFormat.Count, region => region.Outlook.Revision.Now?.IdentityUncertain),
            new("Bersertifikat kini", 12, CellFormat.Count, region => region.Outlook.Revision.Now?.Certified),
            new("Orang, peran sama, periode lalu", 14, CellFormat.Count, region => Common(region.Outlook, trend => trend.EarlierCommon.People)),
            new("Orang, peran sama, kini", 13, CellFormat.Count, region => Common(region.Outlook, trend => trend.LaterCommon.People)),
            new("Perubahan cakupan (poin persen)", 13, CellFormat.Decimal, region => region.Outlook.Trend is { } trend ? trend.ShareChange * 100 ?? (object)SummaryTexts.NotApplicable : null),
            new("Orang dihitung di tempat lain", 13, CellFormat.Count, region => region.Figures.Elsewhere?.Total?.People ?? (region.Figures.Figures.Total is null ? null : 0)),
            new("Catatan", 60, CellFormat.Wrapped, OutlookTexts.CompletenessNote),
        ];
        SheetLayout.Table(sheet, last + 4, "tblKelengkapan", regions, outlook.With(summary).ToList());
        sheet.PageSetup.AddHorizontalPageBreak(last + 1);
        SheetLayout.Print(sheet, summary);
    }

    private static object? Stated(AreaOutlook area, Func<AreaStated, int> figure) =>
        area.Stated.Regions == 0 ? SummaryTexts.NotApplicable : figure(area.Stated);

    private static object? Common(RegionOutlook region, Func<Coverage.Comparison.LikeForLike, int> figure) =>
        region.Trend is not { } trend ? null : trend.HasCommon ? figure(trend) : SummaryTexts.NotApplicable;
}
