using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries.Outlook;

namespace SertiKesos.Summaries;

/// <summary>
/// One number of one region: the long form for pivot tables. <paramref name="Value"/> is null only for a region that has
/// not reported.
/// </summary>
/// <param name="Dimension">
/// <c>semua</c>, <c>kategori</c>, <c>peran</c>, <c>penempatan</c>, <c>lembaga</c>, <c>jenis_lembaga</c>, <c>pelaporan</c>, <c>kebutuhan</c>, <c>umur</c> or
/// <c>pelatihan</c>; only one of them may be summed.
/// </param>
/// <param name="Group">The code of the category, role, kind, age band or level; empty elsewhere.</param>
internal sealed record DataRow(RegionFigures Region, string Dimension, string Group, string Indicator, int? Value)
{
    public string Unit { get; init; } = TidyData.Unit;
}

/// <summary>The rows of the sheet <em>Data</em> and of the CSV file: counts of regions only, no sums of areas, no shares.</summary>
internal static class TidyData
{
    public const string Everybody = "semua";
    public const string ByCategory = "kategori";
    public const string ByRole = "peran";
    public const string ByPosting = "penempatan";
    private const string WithoutPosting = "tanpa_penempatan";
    public const string Unit = "orang";

    public static readonly IReadOnlyList<string> Headings =
    [
        "periode", "per_tanggal", "kode_kab", "kabupaten_kota", "kode_prov", "provinsi", "bbppks", "status_lapor", "periode_data",
        "dimensi", "kelompok", "indikator", "nilai", "satuan",
    ];

    /// <summary>The indicators in their order, each with what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning, Func<StateCounts, int> Value)> Indicators =
    [
        ("orang", "Orang aktif dalam roster terakhir yang diterima", states => states.People),
        ("bersertifikat", "Sertifikat kompetensi berlaku, termasuk yang segera habis", states => states.Certified),
        ("segera_habis", "Sertifikat berlaku yang habis dalam masa peringatan, lihat Segera habis", states => states.Due),
        ("kedaluwarsa", "Masa berlaku sertifikat sudah lewat", states => states.Expired),
        ("lulus_belum_terbit", "Lulus uji kompetensi, sertifikat belum terbit", states => states.Passed),
        ("mengaku_tanpa_bukti", "Dinyatakan bersertifikat tanpa nomor atau tanggal", states => states.Unknown),
        ("identitas_belum_pasti", "Di antara orang: tanpa NIK yang benar, dihitung menurut nama dan tanggal lahir", states => states.IdentityUncertain),
        ("belum", "Belum pernah bersertifikat", states => states.Never),
        ("ditangguhkan", "Sertifikat ditangguhkan", states => states.Suspended),
    ];

    public const string Declared = "dinyatakan";
    public const string Difference = "selisih";
    public const string PartsSum = "jumlah_rincian";

    public static IEnumerable<DataRow> Rows(NationalSummary summary) =>
        summary.Outlook.With(summary).SelectMany(region => (IEnumerable<DataRow>)
            [.. Rows(region.Figures), .. InstitutionData.Rows(region.Figures), .. OutlookData.Rows(region.Figures, region.Outlook)]);

    /// <summary>The cells of a row in the order of <see cref="Headings"/>: text, a date, or a number.</summary>
    public static object?[] Cells(DataRow row, NationalSummary summary) =>
    [
        summary.Period.ToString(),
        summary.AsOf,
        row.Region.Region.Code.Value,
        row.Region.Region.Name,
        row.Region.Region.Province.Code,
        row.Region.Region.Province.Name,
        row.Region.Region.Bbppks,
        (IsOfInstitutions(row) ? row.Region.Institutions.Reporting : row.Region.Reporting).Code(),
        (IsOfInstitutions(row) ? row.Region.Institutions.CountedIn : row.Region.CountedIn)?.ToString() ?? "",
        row.Dimension,
        row.Group,
        row.Indicator,
        row.Value,
        row.Unit,
    ];

    private static bool IsOfInstitutions(DataRow row) => row.Unit == InstitutionData.Unit;

    private static IEnumerable<DataRow> Rows(RegionFigures region)
    {
        if (region.Figures.Total is not { } total)
        {
            return [new DataRow(region, Everybody, "", Indicators[0].Name, null)];
        }

        IEnumerable<DataRow> stated = region.Declared is { } declared ? [new DataRow(region, Everybody, "", Declared, declared)] : [];
        IEnumerable<DataRow> differing = region.Difference is { } difference ? [new DataRow(region, Everybody, "", Difference, difference)] : [];
        IEnumerable<DataRow> parts = region.PartsSum is { } sum ? [new DataRow(region, Everybody, "", PartsSum, sum)] : [];
        return
        [
            .. States(region, Everybody, "", total),
            .. stated,
            .. differing,
            .. parts,
            .. region.Figures.Categories.SelectMany(category => States(region, ByCategory, category.Category.Code(), category.States)),
            .. region.Figures.Roles.SelectMany(role => States(region, ByRole, role.Role.Code(), role.States)),
            .. region.Figures.Postings
                .GroupBy(row => row.Posting ?? WithoutPosting, StringComparer.Ordinal)
                .SelectMany(group => (DataRow[])
                [
                    new(region, ByPosting, group.Key, Indicators[0].Name, group.Sum(row => row.States.People)),
                    new(region, ByPosting, group.Key, Indicators[1].Name, group.Sum(row => row.States.Certified)),
                ]),
        ];
    }

    private static IEnumerable<DataRow> States(RegionFigures region, string dimension, string group, StateCounts states) =>
        Indicators.Select(indicator => new DataRow(region, dimension, group, indicator.Name, indicator.Value(states)));
}
