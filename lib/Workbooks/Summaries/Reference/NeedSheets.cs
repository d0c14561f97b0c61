using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Reference.Tables;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>Need and gap, and who is to be replaced.</summary>
internal static class NeedSheets
{
    public static WorkbookSheet References(NationalSummary summary) => new ReferenceTable<ReferenceFigure>(
        "Acuan", "Angka acuan nasional yang pernah diumumkan", $"Angka acuan nasional kebutuhan SDM Kesos, {IndonesianText.Long(summary.Period)}", "tblAcuan",
        [
            new("Tahun", 10, CellFormat.Text, figure => figure.As),
            new("Angka", 34, CellFormat.Wrapped, figure => figure.Name),
            new("Nilai", 13, CellFormat.Count, figure => (long)figure.Value),
            new("Satuan", 13, CellFormat.Text, figure => figure.Unit),
            new("Status", 17, CellFormat.Text, figure => figure.IsConfirmed ? "terkonfirmasi" : "perlu konfirmasi"),
            new("Sumber dan catatan", 80, CellFormat.Wrapped, figure => figure.Note.Length == 0 ? figure.Source : $"{figure.Source}. {figure.Note}"),
        ],
        [.. summary.Outlook.References])
    {
        Note = "Angka yang pernah diumumkan, bukan hasil hitungan buku kerja ini.",
        WhenEmpty = "Belum ada angka acuan.",
        Frozen = 1,
    }.Sheet();

    public static WorkbookSheet Provinces(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaOutlook>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, area => area.Code),
            new("Provinsi", 27, CellFormat.Text, area => area.Name),
            new("Kab/kota yang menyatakan keluarga", 13, CellFormat.Count, area => area.Need.Stated),
            new("Keluarga", 12, CellFormat.Count, area => OfNeed(area, need => need.Families)),
            new("Kebutuhan", 12, CellFormat.Count, area => OfNeed(area, need => need.Need)),
            new("Kebutuhan yang dibandingkan", 14.5, CellFormat.Count, area => OfNeed(area, need => need.ComparedNeed)),
            new("Orang aktif di sana", 11, CellFormat.Count, area => area.Need.Reported == 0 ? NotStated(area) : (object?)area.Need.Active),
            new("Kekurangan", 13, CellFormat.Count, area => (object?)area.Need.Gap ?? NotStated(area)),
            new("Terpenuhi", 11, CellFormat.Share, area => (object?)area.Need.Staffed ?? NotStated(area)),
            new("Bersertifikat terhadap kebutuhan", 15, CellFormat.Share, area => (object?)area.Need.CoverageOfNeed ?? NotStated(area)),
            new("Keluarga menurut provinsi", 13, CellFormat.Count, area => area.NeedAsStated?.Families),
            new("Kebutuhan menurut provinsi", 13, CellFormat.Count, area => area.NeedAsStated?.Need),
        ];
        return new ReferenceTable<AreaOutlook>(
            "Kebutuhan", "Kebutuhan menurut jumlah keluarga dan kekurangannya, 38 provinsi",
            $"Kebutuhan SDM Kesos menurut provinsi, {IndonesianText.Long(summary.Period)}", "tblKebutuhanProvinsi", columns, [.. summary.Outlook.Provinces])
        {
            Note = "Jumlah kabupaten/kota yang jumlah keluarganya dinyatakan; rumusnya pada lembar Catatan.",
            Total = columns.Values(summary.Outlook.Nation with { Code = "", Name = SummaryTexts.Country, NeedAsStated = summary.Outlook.NationalNeed }),
        }.Sheet();
    }

    public static WorkbookSheet Regions(NationalSummary summary) => new ReferenceTable<(RegionFigures Figures, RegionOutlook Outlook)>(
        "Kebutuhan Kab-Kota", "Kebutuhan, kekurangan, TKSK per kecamatan, dan langkah terdekat, 514 kabupaten/kota",
        $"Kebutuhan SDM Kesos menurut kabupaten/kota, {IndonesianText.Long(summary.Period)}", "tblKebutuhan",
        [
            new("Kode", 7.5, CellFormat.Text, region => region.Figures.Region.Code.Value),
            new("Kabupaten/kota", 25, CellFormat.Wrapped, region => region.Figures.Region.Name),
            new("Keluarga per", 18, CellFormat.Date, region => region.Outlook.Need?.CountedOn),
            new("Keluarga", 10, CellFormat.Count, region => region.Outlook.Need?.Families),
            new("Sumber", 15, CellFormat.Wrapped, region => region.Outlook.Need?.Source),
            new("Kebutuhan", 11.5, CellFormat.Count, region => region.Outlook.Need?.Need),
            new("Orang aktif", 9, CellFormat.Count, region => region.Figures.Figures.Total?.People),
            new("Kekurangan", 12.5, CellFormat.Count, region => region.Outlook.Need?.Gap),
            new("Terpenuhi", 10.5, CellFormat.Share, region => region.Outlook.Need?.Staffed),
            new("Bersertifikat terhadap kebutuhan", 13.5, CellFormat.Share, region => region.Outlook.Need?.CoverageOfNeed),
            new("TKSK seharusnya", 12, CellFormat.Count, region => region.Outlook.ExpectedTksk),
            new("TKSK aktif", 8.5, CellFormat.Count, region => region.Outlook.Tksk),
            new("Langkah terdekat", 24, CellFormat.Wrapped, region => OutlookTexts.Step(region.Outlook.Step)),
        ],
        [.. summary.Outlook.With(summary)])
    {
        Note = OutlookTexts.NeedNote(summary.Outlook),
    }.Sheet();

    public static WorkbookSheet Ages(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaOutlook>> columns =
            [new("Kode", 9, CellFormat.Text, area => area.Code), new("Provinsi", 30, CellFormat.Text, area => area.Name), .. AgeColumns<AreaOutlook>(area => area.Ages)];
        return new ReferenceTable<AreaOutlook>(
            "Umur", "Umur dan pengganti menurut provinsi", $"Umur dan pengganti menurut provinsi, per {IndonesianText.Long(summary.AsOf)}", "tblUmurProvinsi",
            columns, [.. summary.Outlook.Provinces])
        {
            Total = columns.Values(summary.Outlook.Nation with { Code = "", Name = SummaryTexts.Country }),
        }.Sheet();
    }

    public static WorkbookSheet RegionAges(NationalSummary summary) => new ReferenceTable<(RegionFigures Figures, RegionOutlook Outlook)>(
        "Umur Kab-Kota", "Umur dan pengganti, 514 kabupaten/kota", $"Umur dan pengganti menurut kabupaten/kota, per {IndonesianText.Long(summary.AsOf)}", "tblUmur",
        [.. CompletenessSheets.RegionColumns(), .. AgeColumns<(RegionFigures Figures, RegionOutlook Outlook)>(region => region.Outlook.Ages)],
        [.. summary.Outlook.With(summary)]).Sheet();

    private static IReadOnlyList<SheetColumn<T>> AgeColumns<T>(Func<T, AgeFigures?> ages) =>
    [
        .. AgeFigures.Bands.Select((band, index) => new SheetColumn<T>($"Umur {band.Label}", 10, CellFormat.Count, item => ages(item)?.People[index])),
        new("Umur tidak diketahui", 11, CellFormat.Count, item => ages(item)?.Unknown),
        new($"Mencapai {AgeFigures.UsualAge} dalam 5 tahun", 13, CellFormat.Count, item => ages(item)?.Reaching),
        new("Pengganti yang diperlukan", 13, CellFormat.Count, item => ages(item)?.Replacements),
    ];

    private static long? OfNeed(AreaOutlook area, Func<AreaNeed, long> figure) => area.Need.Stated == 0 ? null : figure(area.Need);

    /// <summary>Families are stated, but nobody of there has reported: nothing to compare.</summary>
    private static string? NotStated(AreaOutlook area) => area.Need.Stated == 0 ? null : SummaryTexts.NotApplicable;
}
