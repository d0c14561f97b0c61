using SertiKesos.Summaries;
using SertiKesos.Summaries.Brief;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Brief;

/// <summary>Only the regions that have reported, the most urgent first; at most two pages of them.</summary>
internal static class ReportedSheet
{
    /// <summary>So many rows fit on two pages whatever their names are.</summary>
    public const int Most = 40;

    private const string Name = "Sudah Lapor";

    public static WorkbookSheet Sheet { get; } = new(
        SheetLayer.Brief, Name, "Kabupaten/kota yang lapor pada periode ini, yang paling mendesak lebih dahulu", Write);

    private static void Write(WorkbookDraft draft)
    {
        var summary = draft.Summary;
        var sheet = draft.Begin(Name, $"Kabupaten/kota yang sudah lapor, {IndonesianText.Long(summary.Period)}");
        var regions = UrgentRegions.Of(summary);
        if (regions.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText("Belum ada kabupaten/kota yang lapor pada periode ini.");
            SheetLayout.Print(sheet, summary, paper: draft.Options.Paper);
            return;
        }

        var steps = summary.Outlook.Regions.ToDictionary(region => region.Region, region => region.Step);
        sheet.Cell(SheetLayout.HeaderRow - 1, 1).SetText(regions.Count > Most
            ? $"{UrgentRegions.Order} {Most} dari {IndonesianText.Number(regions.Count)}; yang lain ada pada lembar Kabupaten-Kota."
            : UrgentRegions.Order);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblSudahLapor",
        [
            new SheetColumn<RegionFigures>("Kode", 8, CellFormat.Text, region => region.Region.Code.Value),
            new SheetColumn<RegionFigures>("Kabupaten/kota", 27, CellFormat.Wrapped, region => region.Region.Name),
            new SheetColumn<RegionFigures>("Provinsi", 21, CellFormat.Wrapped, region => region.Region.Province.Name),
            new SheetColumn<RegionFigures>("Segera habis", 10, CellFormat.Count, region => region.Figures.Total?.Due),
            new SheetColumn<RegionFigures>("Kedaluwarsa", 13.5, CellFormat.Count, region => region.Figures.Total?.Expired),
            new SheetColumn<RegionFigures>("Orang", 9, CellFormat.Count, region => region.Figures.Total?.People),
            new SheetColumn<RegionFigures>("Bersertifikat", 13.5, CellFormat.Count, region => region.Figures.Total?.Certified),
            new SheetColumn<RegionFigures>("Cakupan", 11, CellFormat.Share, region => Reference.StateColumns.Share(region.Figures.Total, states => states.Share)),
            new SheetColumn<RegionFigures>("Data belum lengkap", 10, CellFormat.Count, region => region.Figures.Total?.Unknown),
            new SheetColumn<RegionFigures>("Selisih", 10, CellFormat.Count, region => region.Difference ?? (object)SummaryTexts.NotApplicable),
            new SheetColumn<RegionFigures>("Langkah terdekat", 40, CellFormat.Wrapped, region => OutlookTexts.Step(steps[region.Region.Code])),
        ], regions.Take(Most).ToList());
        sheet.SheetView.Freeze(SheetLayout.HeaderRow, 2);
        SheetLayout.Print(sheet, summary, SheetLayout.HeaderRow, draft.Options.Paper);
    }
}
