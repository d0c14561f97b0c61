using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>The nation by state, by category, by training centre, by province and by role.</summary>
internal static class NationSheets
{
    public static WorkbookSheet States(NationalSummary summary)
    {
        var total = summary.Nation.Total;
        object? ShareOf(int? people) => StateColumns.Share(total, all => (double?)people / all.People);
        return new ReferenceTable<(string Label, int? People)>(
            "Nasional", "Indonesia menurut keadaan sertifikat", SheetLayout.Heading("keadaan sertifikat", summary), "tblKeadaan",
            [
                new("Keadaan", 46, CellFormat.Text, state => state.Label),
                new("Orang", 12, CellFormat.Count, state => state.People),
                new("Bagian", 12, CellFormat.Share, state => ShareOf(state.People)),
            ],
            [
                (CertificationState.Certified.Label(), total?.Valid),
                (CertificationState.Due.Label(), total?.Due),
                (CertificationState.Expired.Label(), total?.Expired),
                (CertificationState.Passed.Label(), total?.Passed),
                (CertificationState.Unknown.Label(), total?.Unknown),
                (CertificationState.Never.Label(), total?.Never),
                (CertificationState.Suspended.Label(), total?.Suspended),
            ])
        {
            Total = [SummaryTexts.Country, total?.People, ShareOf(total?.People)],
            Frozen = 1,
        }.Sheet();
    }

    public static WorkbookSheet Categories(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<(string Label, StateCounts? States)>> columns =
            [new("Kategori SDM", 34, CellFormat.Text, category => category.Label), .. StateColumns.Of<(string Label, StateCounts? States)>(category => category.States)];
        return new ReferenceTable<(string Label, StateCounts? States)>(
            "Kategori", "Indonesia menurut kategori SDM; seseorang dengan dua kategori terhitung pada keduanya",
            SheetLayout.Heading("kategori SDM", summary), "tblKategori", columns,
            [.. Enum.GetValues<LegalCategory>().Select(category => (
                category.Label(), summary.Nation.Categories.FirstOrDefault(found => found.Category == category)?.States))])
        {
            Note = "Seseorang dengan dua kategori terhitung pada keduanya.",
            Total = columns.Values((SummaryTexts.Country, summary.Nation.Total)),
            Frozen = 1,
        }.Sheet();
    }

    public static WorkbookSheet Centres(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaFigures>> columns =
        [
            new("Wilayah BBPPKS", 22, CellFormat.Wrapped, area => area.Name),
            .. StateColumns.Of<AreaFigures>(area => area.Figures.Total),
            new("Kabupaten/ kota", 12, CellFormat.Count, area => area.Regions),
            new("Ada data", 9, CellFormat.Count, area => area.WithData),
            new("Pembagian wilayah", 13, CellFormat.Wrapped, area => area.Confirmed ? "terkonfirmasi" : "perlu konfirmasi"),
        ];
        return new ReferenceTable<AreaFigures>(
            "BBPPKS", "Enam wilayah BBPPKS", SheetLayout.Heading("wilayah BBPPKS", summary), "tblBbppks", columns, [.. summary.Centres])
        {
            Note = "Pembagian wilayah sebagian menunggu konfirmasi Kementerian Sosial.",
            Total = [.. columns.Values(StateColumns.Country(summary))[..^1], null],
            Frozen = 1,
        }.Sheet();
    }

    public static WorkbookSheet Provinces(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<AreaFigures>> columns =
        [
            new("Kode", 7.5, CellFormat.Text, area => area.Code),
            new("Provinsi", 27, CellFormat.Text, area => area.Name),
            new("Kabupaten/ kota", 12, CellFormat.Count, area => area.Regions),
            new("Ada data", 9, CellFormat.Count, area => area.WithData),
            .. StateColumns.Of<AreaFigures>(area => area.Figures.Total),
        ];
        return new ReferenceTable<AreaFigures>(
            "Provinsi", "38 provinsi", SheetLayout.Heading("provinsi", summary), "tblProvinsi", columns, [.. summary.Provinces])
        {
            Total = columns.Values(StateColumns.Country(summary)),
        }.Sheet();
    }

    public static WorkbookSheet Roles(NationalSummary summary)
    {
        IReadOnlyList<SheetColumn<RoleEntry>> columns =
        [
            new("Kategori", 27, CellFormat.Text, role => role.Category.Label()),
            new("Peran", 26, CellFormat.Text, role => role.Label),
            .. StateColumns.Of<RoleEntry>(role => summary.Nation.Roles.FirstOrDefault(found => found.Role == role.Role)?.States),
        ];
        return new ReferenceTable<RoleEntry>(
            "Peran", "14 peran menurut kategori", SheetLayout.Heading("peran dan kategori", summary), "tblPeran", columns,
            [.. summary.Roles.OrderBy(role => role.Category).ThenBy(role => role.Role)])
        {
            Total = [SummaryTexts.Country, "Semua (setiap orang sekali)", .. StateColumns.Of<StateCounts?>(states => states).Values(summary.Nation.Total)],
        }.Sheet();
    }
}
