using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>Every kabupaten and kota: its coverage, and what its office states of itself.</summary>
internal static class RegionSheets
{
    public static WorkbookSheet Coverage(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<RegionFigures>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, region => region.Region.Code.Value),
            new("Kabupaten/kota", 26, CellFormat.Wrapped, region => region.Region.Name),
            new("Provinsi", 20, CellFormat.Wrapped, region => region.Region.Province.Name),
            new("Status pelaporan", 15, CellFormat.Wrapped, region => region.Reporting.Label()),
            .. StateColumns.Of<RegionFigures>(region => region.Figures.Total)
                .Where(column => !column.Heading.StartsWith("Ditangguh", StringComparison.Ordinal)),
        ];
        return new ReferenceTable<RegionFigures>(
            "Kabupaten-Kota", "514 kabupaten/kota, termasuk yang belum lapor", SheetLayout.Heading("kabupaten/kota", summary), "tblKabupatenKota",
            columns, [.. summary.Regions])
        {
            Total =
            [
                null, SummaryTexts.Country, null, $"{IndonesianText.Number(summary.Reported)} dari {IndonesianText.Number(summary.Regions.Count)}",
                .. StateColumns.Of<Coverage.StateCounts?>(states => states)
                    .Where(column => !column.Heading.StartsWith("Ditangguh", StringComparison.Ordinal)).ToList().Values(summary.Nation.Total),
            ],
        }.Sheet();
    }

    public static WorkbookSheet Stated(NationalSummary summary)
    {
        var nation = summary.Outlook.Nation.Stated;
        return new ReferenceTable<RegionFigures>(
            "Selisih", "514 kabupaten/kota: yang dinyatakan Dinas Sosial, yang terhitung, selisih, dan jumlah rincian",
            SheetLayout.Heading("pernyataan kabupaten/kota", summary), "tblSelisih",
            [
                new("Kode", 7.5, CellFormat.Text, region => region.Region.Code.Value),
                new("Kabupaten/kota", 30, CellFormat.Wrapped, region => region.Region.Name),
                new("Provinsi", 22, CellFormat.Wrapped, region => region.Region.Province.Name),
                new("Data per", 19, CellFormat.Date, region => region.AcceptedOn),
                new("Dinyatakan", 12.5, CellFormat.Count, region => region.Declared ?? (object?)NotStated(region)),
                new("Terhitung", 12, CellFormat.Count, region => region.Figures.Total?.People),
                new("Selisih", 10, CellFormat.Count, region => region.Difference ?? (object?)NotStated(region)),
                new("Jumlah rincian", 11, CellFormat.Count, region => region.PartsSum ?? (object?)NotStated(region)),
                new("Di antaranya badan nasional", 13, CellFormat.Count, region => region.Figures.Total is null ? null : region.NationalBody),
                new("Penjelasan", 40, CellFormat.Wrapped, region => string.Join("; ", region.Reasons)),
            ],
            [.. summary.Regions])
        {
            Note = "Selisih = dinyatakan − terhitung. Jumlah rincian: jumlah bagian-bagian yang dinyatakan di bawah totalnya.",
            Total =
            [
                null, "Yang menyatakan jumlah", null, $"{IndonesianText.Number(nation.Regions)} kab/kota",
                Stated(nation, nation.Declared), Stated(nation, nation.Counted), Stated(nation, nation.Difference),
                SummaryTexts.NotApplicable, summary.Nation.Total is null ? null : summary.Regions.Sum(region => region.NationalBody), null,
            ],
        }.Sheet();
    }

    public static WorkbookSheet StatedProvinces(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaOutlook>> columns =
        [
            new("Kode", 9, CellFormat.Text, area => area.Code),
            new("Provinsi", 30, CellFormat.Text, area => area.Name),
            new("Kab/kota yang menyatakan jumlah", 16, CellFormat.Count, area => area.Stated.Regions),
            new("Dinyatakan", 13, CellFormat.Count, area => Stated(area.Stated, area.Stated.Declared)),
            new("Terhitung di kabupaten/kota tersebut", 16, CellFormat.Count, area => Stated(area.Stated, area.Stated.Counted)),
            new("Selisih", 11, CellFormat.Count, area => Stated(area.Stated, area.Stated.Difference)),
            new("Kab/kota yang berbeda", 13, CellFormat.Count, area => Stated(area.Stated, area.Stated.Differing)),
        ];
        return new ReferenceTable<AreaOutlook>(
            "Selisih Provinsi", "Yang dinyatakan dan yang terhitung menurut provinsi", SheetLayout.Heading("pernyataan di tiap provinsi", summary), "tblSelisihProvinsi",
            columns, [.. summary.Outlook.Provinces])
        {
            Note = "Hanya kabupaten/kota yang menyatakan jumlah seluruh perannya.",
            Total = columns.Values(summary.Outlook.Nation with { Code = "", Name = SummaryTexts.Country }),
        }.Sheet();
    }

    private static object? Stated(AreaStated stated, int figure) => stated.Regions == 0 ? SummaryTexts.NotApplicable : figure;

    /// <summary>An office that has reported but states no total has nothing to compare with.</summary>
    private static string? NotStated(RegionFigures region) => region.Figures.Total is null ? null : SummaryTexts.NotApplicable;
}
