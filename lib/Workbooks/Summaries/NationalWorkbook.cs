using ClosedXML.Excel;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// The ministry's workbook, one method per sheet. The same summary yields the same bytes; nothing in it comes from the
/// clock, and no cell holds a formula.
/// </summary>
internal static partial class NationalWorkbook
{
    private const string CoverSheet = "Sampul";
    private const string ContentsSheet = "Daftar Isi";
    private const string NationSheet = "Nasional";
    private const string ChartSheet = "Grafik";
    private const string ProvinceSheet = "Provinsi";
    private const string RegionSheet = "Kabupaten-Kota";
    private const string RoleSheet = "Peran";
    private const string ExpirySheet = "Jatuh Tempo";
    private const string TrainingSheet = "Pelatihan";
    private const string NotesSheet = "Catatan";
    private const string DataSheet = "Data";

    public static byte[] Write(NationalSummary summary, SummaryOptions options)
    {
        using var saved = new MemoryStream();
        IReadOnlyList<BarChart> charts;
        using (var workbook = new XLWorkbook())
        {
            Cover(workbook, summary, options);
            Contents(workbook, summary);
            Nation(workbook, summary);
            charts = Charts(workbook, summary);
            Provinces(workbook, summary);
            Regions(workbook, summary);
            Roles(workbook, summary);
            Institutions(workbook, summary);
            Expiries(workbook, summary);
            Completeness(workbook, summary);
            Needs(workbook, summary);
            Plans(workbook, summary);
            Trainings(workbook, summary);
            Notes(workbook, summary);
            Data(workbook, summary);

            var stamp = summary.AsOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            workbook.Properties.Title = $"{SummaryTexts.Title}, {IndonesianText.Long(summary.Period)}";
            workbook.Properties.Author = options.Publisher;
            workbook.Properties.LastModifiedBy = options.Publisher;
            workbook.Properties.Created = workbook.Properties.Modified = stamp;
            workbook.SaveAs(saved);
        }

        WorkbookParts.Complete(saved, charts, DataSheet, TidyData.Rows(summary).Select(row => TidyData.Cells(row, summary)));
        return PackageNormaliser.Normalise(saved.ToArray(), summary.AsOf);
    }

    private static void Nation(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, NationSheet, SheetLayout.Heading("keadaan, kategori, dan wilayah BBPPKS", summary), summary);
        var total = summary.Nation.Total;

        SheetLayout.Section(sheet, 5, "Menurut keadaan sertifikat");
        IReadOnlyList<SheetColumn<(string Label, int? People)>> states =
        [
            new("Keadaan", 38, CellFormat.Text, state => state.Label),
            new("Orang", 11, CellFormat.Count, state => state.People),
            new("Bagian", 11, CellFormat.Share, state => ShareOf(state.People, total)),
        ];
        SheetLayout.Total(sheet, 6, states, SummaryTexts.Country, total?.People, ShareOf(total?.People, total));
        var last = SheetLayout.Table(sheet, 7, "tblKeadaan", states,
        [
            (CertificationState.Certified.Label(), total?.Valid),
            (CertificationState.Due.Label(), total?.Due),
            (CertificationState.Expired.Label(), total?.Expired),
            (CertificationState.Passed.Label(), total?.Passed),
            (CertificationState.Unknown.Label(), total?.Unknown),
            (CertificationState.Never.Label(), total?.Never),
            (CertificationState.Suspended.Label(), total?.Suspended),
        ]);

        SheetLayout.Section(sheet, last + 2, "Menurut kategori SDM (seseorang dengan dua kategori terhitung pada keduanya)");
        IReadOnlyList<SheetColumn<(string Label, StateCounts? States)>> categories =
            [new("Kategori", 38, CellFormat.Text, category => category.Label), .. States<(string Label, StateCounts? States)>(category => category.States)];
        SheetLayout.Total(sheet, last + 3, categories, Values(categories, (SummaryTexts.Country, total)));
        last = SheetLayout.Table(sheet, last + 4, "tblKategori", categories,
        [
            .. Enum.GetValues<LegalCategory>().Select(category => (category.Label(), CategoryStates(summary.Nation, category))),
        ]);

        SheetLayout.Section(sheet, last + 2, "Menurut wilayah BBPPKS (pembagian wilayah sebagian menunggu konfirmasi Kementerian Sosial)");
        IReadOnlyList<SheetColumn<AreaFigures>> centres =
        [
            new("Wilayah BBPPKS", 38, CellFormat.Text, area => area.Name),
            .. States<AreaFigures>(area => area.Figures.Total),
            new("Kabupaten/ kota", 13, CellFormat.Count, area => area.Regions),
            new("Ada data", 10, CellFormat.Count, area => area.WithData),
            new("Pembagian wilayah", 16, CellFormat.Text, area => area.Confirmed ? "terkonfirmasi" : "perlu konfirmasi"),
        ];
        SheetLayout.Total(sheet, last + 3, centres, [.. Values(centres, Country(summary))[..^1], null]);
        SheetLayout.Table(sheet, last + 4, "tblBbppks", centres, summary.Centres.ToList());
        SheetLayout.Print(sheet, summary);
    }

    private static void Provinces(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, ProvinceSheet, SheetLayout.Heading("provinsi", summary), summary);
        IReadOnlyList<SheetColumn<AreaFigures>> columns =
        [
            new("Kode", 8, CellFormat.Text, area => area.Code),
            new("Provinsi", 30, CellFormat.Text, area => area.Name),
            new("Kabupaten/ kota", 13, CellFormat.Count, area => area.Regions),
            new("Ada data", 10, CellFormat.Count, area => area.WithData),
            .. States<AreaFigures>(area => area.Figures.Total),
        ];
        SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, columns, Values(columns, Country(summary)));
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblProvinsi", columns, summary.Provinces.ToList());
        Finish(sheet, summary, 2);
    }

    private static void Regions(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, RegionSheet, SheetLayout.Heading("kabupaten/kota", summary), summary);
        IReadOnlyList<SheetColumn<RegionFigures>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, region => region.Region.Code.Value),
            new("Kabupaten/kota", 37, CellFormat.Text, region => region.Region.Name),
            new("Provinsi", 28, CellFormat.Text, region => region.Region.Province.Name),
            new("Status pelaporan", 17, CellFormat.Text, region => region.Reporting.Label()),
            new("Orang", 10, CellFormat.Count, region => region.Figures.Total?.People),
            new("Bersertifikat", 15, CellFormat.Count, region => region.Figures.Total?.Certified),
            new("Cakupan", 12, CellFormat.Share, region => Share(region.Figures.Total, states => states.Share)),
            new("Segera habis", 11, CellFormat.Count, region => region.Figures.Total?.Due),
            new("Kedaluwarsa", 14.5, CellFormat.Count, region => region.Figures.Total?.Expired),
            new("Lulus, sertifikat belum terbit", 12, CellFormat.Count, region => region.Figures.Total?.Passed),
            new("Dilaporkan bersertifikat, data belum lengkap", 12, CellFormat.Count, region => region.Figures.Total?.Unknown),
            new("Identitas belum pasti", 12, CellFormat.Count, region => region.Figures.Total?.IdentityUncertain),
            new("Cakupan jika semua laporan terbukti", 16, CellFormat.Share, region => Share(region.Figures.Total, states => states.High)),
            new("Dinyatakan", 13.5, CellFormat.Count, region => region.Declared ?? (object?)NotStated(region)),
            new("Selisih", 11, CellFormat.Count, region => region.Difference ?? (object?)NotStated(region)),
            new("Penjelasan selisih", 38, CellFormat.Wrapped, region => string.Join("; ", region.Reasons)),
            new("Data per", 19, CellFormat.Date, region => region.AcceptedOn),
        ];
        var total = summary.Nation.Total;
        SheetLayout.Total(
            sheet, SheetLayout.HeaderRow - 1, columns,
            null, SummaryTexts.Country, null, $"{summary.Reported} dari {summary.Regions.Count}",
            total?.People, total?.Certified, Share(total, states => states.Share), total?.Due, total?.Expired, total?.Passed,
            total?.Unknown, total?.IdentityUncertain, Share(total, states => states.High), SummaryTexts.NotApplicable, SummaryTexts.NotApplicable, null,
            SummaryTexts.NotApplicable);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblKabupatenKota", columns, summary.Regions.ToList());
        Finish(sheet, summary, 2);
    }

    private static void Roles(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, RoleSheet, SheetLayout.Heading("peran dan kategori", summary), summary);
        IReadOnlyList<SheetColumn<RoleEntry>> columns =
        [
            new("Kategori", 30, CellFormat.Text, role => role.Category.Label()),
            new("Peran", 28, CellFormat.Text, role => role.Label),
            .. States<RoleEntry>(role => RoleStates(summary.Nation, role.Role)),
        ];
        IReadOnlyList<SheetColumn<StateCounts?>> total = States<StateCounts?>(states => states);
        SheetLayout.Total(
            sheet, SheetLayout.HeaderRow - 1, columns, [SummaryTexts.Country, "Semua (setiap orang sekali)", .. Values(total, summary.Nation.Total)]);
        SheetLayout.Table(
            sheet, SheetLayout.HeaderRow, "tblPeran", columns, summary.Roles.OrderBy(role => role.Category).ThenBy(role => role.Role).ToList());
        Finish(sheet, summary, 2);
    }

    private static void Expiries(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(
            workbook, ExpirySheet, $"Sertifikat yang habis masa berlakunya menurut bulan dan wilayah BBPPKS, mulai {IndonesianText.Long(summary.AsOf)}", summary);
        IReadOnlyList<SheetColumn<ExpiryMonth>> columns =
        [
            new("Bulan", 24, CellFormat.Month, month => month.Month.FirstDay),
            new(SummaryTexts.Country, 14, CellFormat.Count, month => month.Total),
            .. summary.Centres.Select((centre, index) => new SheetColumn<ExpiryMonth>(
                centre.Name, 17, CellFormat.Count, month => month.ByCentre[index])),
        ];
        SheetLayout.Total(
            sheet, SheetLayout.HeaderRow - 1, columns,
            [
                $"{summary.Expiries.Count} bulan ke depan",
                summary.Expiries.Sum(month => month.Total) is var sum && summary.Nation.Total is null ? null : sum,
                .. summary.Centres.Select((centre, index) =>
                    centre.WithData == 0 ? null : (object?)(summary.Expiries.Sum(month => month.ByCentre[index]) ?? 0)),
            ]);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblJatuhTempo", columns, summary.Expiries.ToList());
        Finish(sheet, summary, 1);
    }

    private static void Trainings(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, TrainingSheet, $"Peserta bimtek dan diklat, {IndonesianText.Long(summary.Period)}", summary);
        IReadOnlyList<SheetColumn<TrainingFigures>> columns =
        [
            new("Pelatihan", 30, CellFormat.Wrapped, training => training.Event),
            new("Peserta terhitung", 14, CellFormat.Count, training => training.Counted),
            new("Peserta dinyatakan", 14, CellFormat.Count, training => training.Declared),
            new("Selisih", 11, CellFormat.Count, training => training.Difference),
            new("Penjelasan", 90, CellFormat.Wrapped, SummaryTexts.Training),
        ];
        sheet.Cell(SheetLayout.HeaderRow - 1, 1).SetText(
            "Keikutsertaan dalam pelatihan bukan sertifikat kompetensi dan tidak menambah cakupan.");
        if (summary.Trainings.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText("Belum ada pelatihan dalam roster yang diterima.");
        }
        else
        {
            SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblPelatihan", columns, summary.Trainings.ToList());
        }

        Finish(sheet, summary, 1);
    }

    private static IXLWorksheet Begin(XLWorkbook workbook, string name, string title, NationalSummary summary)
    {
        var sheet = TitledSheet.Begin(workbook, name, title, $"{SummaryTexts.Source(summary)} {SummaryTexts.MarkerNote}");
        SheetLayout.LinkToContents(sheet);
        return sheet;
    }

    private static void Finish(IXLWorksheet sheet, NationalSummary summary, int frozenColumns)
    {
        sheet.SheetView.Freeze(SheetLayout.HeaderRow, frozenColumns);
        SheetLayout.Print(sheet, summary, SheetLayout.HeaderRow);
    }

    /// <summary>The same columns for every slice of people.</summary>
    private static IReadOnlyList<SheetColumn<T>> States<T>(Func<T, StateCounts?> states) =>
    [
        new("Orang", 11, CellFormat.Count, item => states(item)?.People),
        new("Bersertifikat", 15, CellFormat.Count, item => states(item)?.Certified),
        new("Cakupan", 12, CellFormat.Share, item => Share(states(item), counts => counts.Share)),
        new("Segera habis", 11, CellFormat.Count, item => states(item)?.Due),
        new("Kedaluwarsa", 14.5, CellFormat.Count, item => states(item)?.Expired),
        new("Lulus, sertifikat belum terbit", 12, CellFormat.Count, item => states(item)?.Passed),
        new("Dilaporkan bersertifikat, data belum lengkap", 12, CellFormat.Count, item => states(item)?.Unknown),
        new("Identitas belum pasti", 12, CellFormat.Count, item => states(item)?.IdentityUncertain),
        new("Belum", 11, CellFormat.Count, item => states(item)?.Never),
        new("Ditangguhkan", 15.5, CellFormat.Count, item => states(item)?.Suspended),
        new("Cakupan jika semua laporan terbukti", 16, CellFormat.Share, item => Share(states(item), counts => counts.High)),
    ];

    private static object?[] Values<T>(IReadOnlyList<SheetColumn<T>> columns, T item) => [.. columns.Select(column => column.Value(item))];

    private static AreaFigures Country(NationalSummary summary) => new(
        "", SummaryTexts.Country, true, summary.Regions.Count, summary.Regions.Count - summary.Missing, summary.Nation);

    private static StateCounts? CategoryStates(Breakdown figures, LegalCategory category) =>
        figures.Categories.FirstOrDefault(found => found.Category == category)?.States;

    private static StateCounts? RoleStates(Breakdown figures, Role role) =>
        figures.Roles.FirstOrDefault(found => found.Role == role)?.States;

    private static object? Share(StateCounts? states, Func<StateCounts, double?> share) =>
        states is { } counts ? share(counts) ?? (object)SummaryTexts.NotApplicable : null;

    private static object? ShareOf(int? people, StateCounts? total) => Share(total, all => (double?)people / all.People);

    /// <summary>An office that has reported but states no total has nothing to compare with.</summary>
    private static string? NotStated(RegionFigures region) => region.Figures.Total is null ? null : SummaryTexts.NotApplicable;
}
