using SertiKesos.Institutions;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>Institutions: what people are counted by has no place on these sheets.</summary>
internal static class InstitutionSheets
{
    public static WorkbookSheet Kinds(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<InstitutionKindEntry>> columns =
        [
            new("Kode", 12, CellFormat.Wrapped, kind => kind.Code),
            new("Jenis lembaga", 22, CellFormat.Wrapped, kind => kind.Label),
            .. Columns<InstitutionKindEntry>(kind => summary.Institutions.Of(kind.Kind)),
        ];
        return new ReferenceTable<InstitutionKindEntry>(
            "Lembaga", "LKS, panti dan LK3: akreditasi dan tanda daftar menurut jenis, terpisah dari orang",
            InstitutionTexts.Title(summary), "tblJenisLembaga", columns, [.. InstitutionKinds.All])
        {
            Source = InstitutionTexts.Source(summary),
            Note = InstitutionTexts.Completeness(summary),
            Total = [null, SummaryTexts.Country, .. Columns<InstitutionStates?>(states => states).Values(summary.Institutions.Total)],
        }.Sheet();
    }

    public static WorkbookSheet Provinces(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaFigures>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, area => area.Code),
            new("Provinsi", 23, CellFormat.Wrapped, area => area.Name),
            .. Columns<AreaFigures>(area => area.Institutions.Total).Where(column => column.Heading != "Ditangguh- kan"),
            new("Kab/kota yang lapor", 10, CellFormat.Count, area => area.WithInstitutions),
        ];
        return new ReferenceTable<AreaFigures>(
            "Lembaga Provinsi", "Akreditasi dan tanda daftar lembaga menurut provinsi", InstitutionTexts.Title(summary), "tblLembagaProvinsi", columns, [.. summary.Provinces])
        {
            Source = InstitutionTexts.Source(summary),
            Note = InstitutionTexts.Completeness(summary),
            Total =
            [
                null, SummaryTexts.Country,
                .. Columns<InstitutionStates?>(states => states).Where(column => column.Heading != "Ditangguh- kan").ToList().Values(summary.Institutions.Total),
                summary.Regions.Count(region => region.Institutions.Reporting != ReportingState.Missing),
            ],
        }.Sheet();
    }

    public static WorkbookSheet Matrix(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaFigures>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, area => area.Code),
            new("Provinsi", 26, CellFormat.Text, area => area.Name),
            new("Lembaga", 11, CellFormat.Count, area => area.Institutions.Total?.Institutions),
            .. InstitutionKinds.All.Select(kind => new SheetColumn<AreaFigures>(
                kind.Label, 12, CellFormat.Count, area => area.Institutions.Of(kind.Kind)?.Institutions)),
        ];
        return new ReferenceTable<AreaFigures>(
            "Lembaga Jenis", "Jumlah lembaga menurut provinsi dan jenis", InstitutionTexts.Title(summary), "tblLembagaJenisProvinsi", columns, [.. summary.Provinces])
        {
            Source = InstitutionTexts.Source(summary),
            Total =
            [
                null, SummaryTexts.Country, summary.Institutions.Total?.Institutions,
                .. InstitutionKinds.All.Select(kind => (object?)summary.Institutions.Of(kind.Kind)?.Institutions),
            ],
        }.Sheet();
    }

    private static IReadOnlyList<SheetColumn<T>> Columns<T>(Func<T, InstitutionStates?> states) =>
    [
        new("Lembaga", 10, CellFormat.Count, item => states(item)?.Institutions),
        new("Ter- akreditasi", 11, CellFormat.Count, item => states(item)?.Accredited),
        new("Bagian ter- akreditasi", 11, CellFormat.Share, item => states(item) is { } counts ? counts.Share ?? (object)SummaryTexts.NotApplicable : null),
        new("Segera habis", 9.5, CellFormat.Count, item => states(item)?.Due),
        new("Kedalu- warsa", 10, CellFormat.Count, item => states(item)?.Expired),
        new("Proses akreditasi", 11.5, CellFormat.Count, item => states(item)?.InProcess),
        new("Dilaporkan terakreditasi, tanggal belum ada", 14.5, CellFormat.Count, item => states(item)?.Unknown),
        new("Belum", 9, CellFormat.Count, item => states(item)?.Never),
        new("Ditangguh- kan", 11, CellFormat.Count, item => states(item)?.Suspended),
        new("Tanda daftar berlaku", 10, CellFormat.Count, item => states(item)?.Registered),
        new("Tanda daftar kedaluwarsa", 13.5, CellFormat.Count, item => states(item)?.RegistrationExpired),
        new("Tanda daftar tanpa tanggal", 10, CellFormat.Count, item => states(item)?.RegistrationUndated),
        new("Tanpa tanda daftar", 10, CellFormat.Count, item => states(item)?.Unregistered),
    ];
}
