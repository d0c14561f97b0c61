using ClosedXML.Excel;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Reference.Tables;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <content>Need and gap, and who is to be replaced.</content>
internal static partial class NationalWorkbook
{
    private const string NeedSheet = "Kebutuhan";

    private static void Needs(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, NeedSheet, $"Kebutuhan SDM Kesos dan regenerasi, {IndonesianText.Long(summary.Period)}", summary);
        var outlook = summary.Outlook;
        sheet.Cell(4, 1).SetText(OutlookTexts.NeedNote(outlook));

        SheetLayout.Section(sheet, 6, "Angka acuan nasional yang pernah diumumkan (bukan hasil hitungan buku kerja ini)");
        var last = SheetLayout.Table(sheet, 7, "tblAcuan",
        [
            new SheetColumn<ReferenceFigure>("Tahun", 12, CellFormat.Text, figure => figure.As),
            new SheetColumn<ReferenceFigure>("Angka", 30, CellFormat.Wrapped, figure => figure.Name),
            new SheetColumn<ReferenceFigure>("Nilai", 13, CellFormat.Count, figure => (long)figure.Value),
            new SheetColumn<ReferenceFigure>("Satuan", 13, CellFormat.Text, figure => figure.Unit),
            new SheetColumn<ReferenceFigure>("Status", 16, CellFormat.Wrapped, figure => figure.IsConfirmed ? "terkonfirmasi" : "perlu konfirmasi"),
            new SheetColumn<ReferenceFigure>("Sumber dan catatan", 12, CellFormat.Text, figure => figure.Note.Length == 0 ? figure.Source : $"{figure.Source}. {figure.Note}"),
        ], outlook.References.ToList());

        SheetLayout.Section(sheet, last + 2, "Kebutuhan menurut provinsi: jumlah kabupaten/kota yang jumlah keluarganya dinyatakan");
        IReadOnlyList<SheetColumn<AreaOutlook>> areas =
        [
            new("Kode", 12, CellFormat.Text, area => area.Code),
            new("Provinsi", 30, CellFormat.Text, area => area.Name),
            new("Kab/kota yang menyatakan keluarga", 13, CellFormat.Count, area => area.Need.Stated),
            new("Keluarga", 13, CellFormat.Count, area => OfNeed(area, need => need.Families)),
            new("Kebutuhan", 16, CellFormat.Count, area => OfNeed(area, need => need.Need)),
            new("Kebutuhan yang dibandingkan", 16, CellFormat.Count, area => OfNeed(area, need => need.ComparedNeed)),
            new("Orang aktif di sana", 12, CellFormat.Count, area => area.Need.Reported == 0 ? NotStated(area) : (object?)area.Need.Active),
            new("Kekurangan", 13, CellFormat.Count, area => (object?)area.Need.Gap ?? NotStated(area)),
            new("Terpenuhi", 12, CellFormat.Share, area => (object?)area.Need.Staffed ?? NotStated(area)),
            new("Bersertifikat terhadap kebutuhan", 15, CellFormat.Share, area => (object?)area.Need.CoverageOfNeed ?? NotStated(area)),
            new("Keluarga menurut provinsi", 14, CellFormat.Count, area => area.NeedAsStated?.Families),
            new("Kebutuhan menurut provinsi", 14, CellFormat.Count, area => area.NeedAsStated?.Need),
        ];
        SheetLayout.Total(sheet, last + 3, areas, Values(areas, outlook.Nation with { Code = "", Name = SummaryTexts.Country, NeedAsStated = outlook.NationalNeed }));
        last = SheetLayout.Table(sheet, last + 4, "tblKebutuhanProvinsi", areas, outlook.Provinces.ToList());
        sheet.PageSetup.AddHorizontalPageBreak(last + 1);

        SheetLayout.Section(sheet, last + 2, "Kebutuhan menurut kabupaten/kota");
        IReadOnlyList<SheetColumn<(RegionFigures Figures, RegionOutlook Outlook)>> regions =
        [
            new("Kode", 12, CellFormat.Text, region => region.Figures.Region.Code.Value),
            new("Kabupaten/Kota", 30, CellFormat.Text, region => region.Figures.Region.Name),
            new("Keluarga per", 13, CellFormat.Date, region => region.Outlook.Need?.CountedOn),
            new("Keluarga", 13, CellFormat.Count, region => region.Outlook.Need?.Families),
            new("Sumber", 16, CellFormat.Wrapped, region => region.Outlook.Need?.Source),
            new("Kebutuhan", 16, CellFormat.Count, region => region.Outlook.Need?.Need),
            new("Orang aktif", 12, CellFormat.Count, region => region.Figures.Figures.Total?.People),
            new("Kekurangan", 13, CellFormat.Count, region => region.Outlook.Need?.Gap),
            new("Terpenuhi", 12, CellFormat.Share, region => region.Outlook.Need?.Staffed),
            new("Bersertifikat terhadap kebutuhan", 15, CellFormat.Share, region => region.Outlook.Need?.CoverageOfNeed),
            new("TKSK seharusnya (kecamatan)", 14, CellFormat.Count, region => region.Outlook.ExpectedTksk),
            new("TKSK aktif", 11, CellFormat.Count, region => region.Outlook.Tksk),
            new("Langkah terdekat", 40, CellFormat.Wrapped, region => OutlookTexts.Step(region.Outlook.Step)),
        ];
        last = SheetLayout.Table(sheet, last + 3, "tblKebutuhan", regions, outlook.With(summary).ToList());
        sheet.PageSetup.AddHorizontalPageBreak(last + 1);
        Ages(sheet, last + 2, summary);
        SheetLayout.Print(sheet, summary);
    }

    private static void Ages(IXLWorksheet sheet, int row, NationalSummary summary)
    {
        var outlook = summary.Outlook;
        SheetLayout.Section(sheet, row, $"Umur dan pengganti menurut provinsi, per {IndonesianText.Long(summary.AsOf)}");
        IReadOnlyList<SheetColumn<AreaOutlook>> areas =
            [new("Kode", 12, CellFormat.Text, area => area.Code), new("Provinsi", 30, CellFormat.Text, area => area.Name), .. AgeColumns<AreaOutlook>(area => area.Ages)];
        SheetLayout.Total(sheet, row + 1, areas, Values(areas, outlook.Nation with { Code = "", Name = SummaryTexts.Country }));
        var last = SheetLayout.Table(sheet, row + 2, "tblUmurProvinsi", areas, outlook.Provinces.ToList());
        sheet.PageSetup.AddHorizontalPageBreak(last + 1);
        SheetLayout.Section(sheet, last + 2, "Umur dan pengganti menurut kabupaten/kota");
        SheetLayout.Table(sheet, last + 3, "tblUmur",
        [
            new SheetColumn<(RegionFigures Figures, RegionOutlook Outlook)>("Kode", 12, CellFormat.Text, region => region.Figures.Region.Code.Value),
            new SheetColumn<(RegionFigures Figures, RegionOutlook Outlook)>("Kabupaten/Kota", 30, CellFormat.Text, region => region.Figures.Region.Name),
            .. AgeColumns<(RegionFigures Figures, RegionOutlook Outlook)>(region => region.Outlook.Ages),
        ], outlook.With(summary).ToList());
    }

    private static IReadOnlyList<SheetColumn<T>> AgeColumns<T>(Func<T, AgeFigures?> ages) =>
    [
        .. AgeFigures.Bands.Select((band, index) => new SheetColumn<T>($"Umur {band.Label}", 11, CellFormat.Count, item => ages(item)?.People[index])),
        new("Umur tidak diketahui", 11, CellFormat.Count, item => ages(item)?.Unknown),
        new($"Mencapai {AgeFigures.UsualAge} dalam 5 tahun", 13, CellFormat.Count, item => ages(item)?.Reaching),
        new("Pengganti yang diperlukan", 13, CellFormat.Count, item => ages(item)?.Replacements),
    ];

    private static long? OfNeed(AreaOutlook area, Func<AreaNeed, long> figure) => area.Need.Stated == 0 ? null : figure(area.Need);

    /// <summary>Families are stated, but nobody of there has reported: nothing to compare.</summary>
    private static string? NotStated(AreaOutlook area) => area.Need.Stated == 0 ? null : SummaryTexts.NotApplicable;
}
