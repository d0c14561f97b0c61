using SertiKesos.Institutions;

namespace SertiKesos.Summaries;

/// <summary>The tidy rows about institutions; their unit is never that of people.</summary>
internal static class InstitutionData
{
    public const string All = "lembaga";
    public const string ByKind = "jenis_lembaga";
    public const string Unit = "lembaga";

    /// <summary>The indicators in their order, each with what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning, Func<InstitutionStates, int> Value)> Indicators =
    [
        ("lembaga", "Lembaga dalam roster terakhir yang diterima", states => states.Institutions),
        ("terakreditasi", "Akreditasi berlaku, termasuk yang segera habis", states => states.Accredited),
        ("akreditasi_segera_habis", "Akreditasi berlaku yang habis dalam masa peringatan", states => states.Due),
        ("akreditasi_kedaluwarsa", "Masa berlaku akreditasi sudah lewat", states => states.Expired),
        ("proses_akreditasi", "Proses akreditasi, belum diputuskan", states => states.InProcess),
        ("mengaku_terakreditasi", "Dinyatakan terakreditasi tanpa tanggal", states => states.Unknown),
        ("belum_terakreditasi", "Belum terakreditasi", states => states.Never),
        ("akreditasi_ditangguhkan", "Akreditasi ditangguhkan atau dicabut", states => states.Suspended),
        ("tanda_daftar_berlaku", "Tanda daftar berlaku atau tidak terbatas", states => states.Registered),
        ("tanda_daftar_kedaluwarsa", "Masa berlaku tanda daftar sudah lewat", states => states.RegistrationExpired),
        ("tanda_daftar_tanpa_tanggal", "Ada tanda daftar tanpa masa berlaku", states => states.RegistrationUndated),
        ("tanpa_tanda_daftar", "Tanda daftar tidak disebut", states => states.Unregistered),
    ];

    /// <summary>A region that has reported no institutions has one row without a value.</summary>
    public static IEnumerable<DataRow> Rows(RegionFigures region)
    {
        var figures = region.Institutions.Figures;
        return figures.Total is { } total
            ? [.. States(region, All, "", total), .. figures.Kinds.SelectMany(kind => States(region, ByKind, kind.Kind.Code(), kind.States))]
            : [new DataRow(region, All, "", Indicators[0].Name, null) { Unit = Unit }];
    }

    private static IEnumerable<DataRow> States(RegionFigures region, string dimension, string group, InstitutionStates states) =>
        Indicators.Select(indicator => new DataRow(region, dimension, group, indicator.Name, indicator.Value(states)) { Unit = Unit });
}
