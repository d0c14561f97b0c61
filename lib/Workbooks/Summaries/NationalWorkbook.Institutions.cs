using ClosedXML.Excel;
using SertiKesos.Institutions;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries;

/// <content>The sheet of institutions: what people are counted by has no place on it.</content>
internal static partial class NationalWorkbook
{
    private const string InstitutionSheet = "Lembaga";

    private static void Institutions(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = TitledSheet.Begin(
            workbook, InstitutionSheet, InstitutionTexts.Title(summary), $"{InstitutionTexts.Source(summary)} {SummaryTexts.MarkerNote}");
        SheetLayout.LinkToContents(sheet);
        sheet.Cell(4, 1).SetText(InstitutionTexts.Completeness(summary));

        SheetLayout.Section(sheet, 6, "Menurut jenis lembaga");
        IReadOnlyList<SheetColumn<InstitutionKindEntry>> kinds =
        [
            new("Kode", 16, CellFormat.Text, kind => kind.Code),
            new("Jenis lembaga", 34, CellFormat.Text, kind => kind.Label),
            .. InstitutionColumns<InstitutionKindEntry>(kind => summary.Institutions.Of(kind.Kind)),
        ];
        IReadOnlyList<SheetColumn<InstitutionStates?>> total = InstitutionColumns<InstitutionStates?>(states => states);
        SheetLayout.Total(sheet, 7, kinds, [null, SummaryTexts.Country, .. Values(total, summary.Institutions.Total)]);
        var last = SheetLayout.Table(sheet, 8, "tblJenisLembaga", kinds, InstitutionKinds.All.ToList());

        SheetLayout.Section(sheet, last + 2, "Menurut provinsi");
        IReadOnlyList<SheetColumn<AreaFigures>> provinces =
        [
            new("Kode", 16, CellFormat.Text, area => area.Code),
            new("Provinsi", 34, CellFormat.Text, area => area.Name),
            .. InstitutionColumns<AreaFigures>(area => area.Institutions.Total),
            new("Kabupaten/ kota yang lapor", 13, CellFormat.Count, area => area.WithInstitutions),
        ];
        SheetLayout.Total(sheet, last + 3, provinces, [null, SummaryTexts.Country, .. Values(total, summary.Institutions.Total), WithInstitutions(summary)]);
        last = SheetLayout.Table(sheet, last + 4, "tblLembagaProvinsi", provinces, summary.Provinces.ToList());

        SheetLayout.Section(sheet, last + 2, "Jumlah lembaga menurut provinsi dan jenis");
        IReadOnlyList<SheetColumn<AreaFigures>> matrix =
        [
            new("Kode", 16, CellFormat.Text, area => area.Code),
            new("Provinsi", 34, CellFormat.Text, area => area.Name),
            new("Lembaga", 11, CellFormat.Count, area => area.Institutions.Total?.Institutions),
            .. InstitutionKinds.All.Select(kind => new SheetColumn<AreaFigures>(
                kind.Label, 11, CellFormat.Count, area => area.Institutions.Of(kind.Kind)?.Institutions)),
        ];
        SheetLayout.Total(
            sheet, last + 3, matrix,
            [
                null, SummaryTexts.Country, summary.Institutions.Total?.Institutions,
                .. InstitutionKinds.All.Select(kind => (object?)summary.Institutions.Of(kind.Kind)?.Institutions),
            ]);
        SheetLayout.Table(sheet, last + 4, "tblLembagaJenisProvinsi", matrix, summary.Provinces.ToList());
        sheet.PageSetup.AddHorizontalPageBreak(last + 1);
        SheetLayout.Print(sheet, summary);
    }

    private static int WithInstitutions(NationalSummary summary) =>
        summary.Regions.Count(region => region.Institutions.Reporting != ReportingState.Missing);

    private static IReadOnlyList<SheetColumn<T>> InstitutionColumns<T>(Func<T, InstitutionStates?> states) =>
    [
        new("Lembaga", 11, CellFormat.Count, item => states(item)?.Institutions),
        new("Terakreditasi", 15, CellFormat.Count, item => states(item)?.Accredited),
        new("Bagian terakreditasi", 15, CellFormat.Share, item => states(item) is { } counts ? counts.Share ?? (object)SummaryTexts.NotApplicable : null),
        new("Segera habis", 11, CellFormat.Count, item => states(item)?.Due),
        new("Kedaluwarsa", 14.5, CellFormat.Count, item => states(item)?.Expired),
        new("Proses akreditasi", 13, CellFormat.Count, item => states(item)?.InProcess),
        new("Dilaporkan terakreditasi, tanggal belum ada", 12, CellFormat.Count, item => states(item)?.Unknown),
        new("Belum", 11, CellFormat.Count, item => states(item)?.Never),
        new("Ditangguhkan", 15.5, CellFormat.Count, item => states(item)?.Suspended),
        new("Tanda daftar berlaku", 13, CellFormat.Count, item => states(item)?.Registered),
        new("Tanda daftar kedaluwarsa", 15, CellFormat.Count, item => states(item)?.RegistrationExpired),
        new("Tanda daftar tanpa tanggal", 13, CellFormat.Count, item => states(item)?.RegistrationUndated),
        new("Tanpa tanda daftar", 12, CellFormat.Count, item => states(item)?.Unregistered),
    ];
}
