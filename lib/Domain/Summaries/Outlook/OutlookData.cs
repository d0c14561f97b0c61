using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Regeneration;

namespace SertiKesos.Summaries.Outlook;

/// <summary>The tidy rows about reports, needs, ages and training.</summary>
internal static class OutlookData
{
    public const string Units = "laporan pada dimensi pelaporan; keluarga untuk indikator keluarga";

    private const string Reports = "pelaporan";
    private const string Needs = "kebutuhan";
    private const string Ages = "umur";
    private const string Training = "pelatihan";
    private const string Report = "laporan";
    private const string People = "orang";

    /// <summary>The indicators in their order, each with what it means.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning, string Unit)> Indicators =
    [
        ("tepat_waktu", "1 bila laporan pertama periode ini masuk sampai batas, 0 bila tidak, kosong selama belum lapor", Report),
        ("terlambat", "1 bila laporan pertama masuk setelah batas dan sebelum dikunci, 0 bila tidak, kosong selama belum lapor", Report),
        ("isian_terisi", "Isian wajib yang terisi, semua orang", "isian"),
        ("isian_diminta", "Isian wajib yang diminta, semua orang", "isian"),
        ("keluarga", "Keluarga dengan masalah sosial yang dinyatakan", "keluarga"),
        ("kebutuhan", "Keluarga dibagi 100, dibulatkan ke atas", People),
        ("umur", "Orang menurut kelompok umur pada tanggal keadaan; tidak_diketahui: tanpa tanggal lahir", People),
        ("mencapai_60", "Orang yang mencapai umur 60 dalam lima tahun", People),
        ("pengganti", "Orang berumur 60 atau lebih dan yang mencapainya dalam lima tahun", People),
        ("pelatihan", "Orang menurut pelatihan tertinggi; bukan sertifikat", People),
        ("siap_uji", "Terlatih (bimtek atau lebih) tanpa sertifikat yang berlaku", People),
    ];

    /// <summary>Null as long as the report may still come.</summary>
    private static int? Told(RegionOutlook outlook, Timeliness timeliness) =>
        outlook.Completeness.Timeliness == Timeliness.Waiting ? null : outlook.Completeness.Timeliness == timeliness ? 1 : 0;

    public static IEnumerable<DataRow> Rows(RegionFigures region, RegionOutlook outlook)
    {
        DataRow Row(string dimension, string group, string indicator, int? value) => new(region, dimension, group, indicator, value)
        {
            Unit = Indicators.First(known => known.Name == indicator).Unit,
        };

        yield return Row(Reports, "", "tepat_waktu", Told(outlook, Timeliness.OnTime));
        yield return Row(Reports, "", "terlambat", Told(outlook, Timeliness.Late));
        if (outlook.Completeness.Fields is not null)
        {
            yield return Row(Reports, "", "isian_terisi", outlook.Fields.Sum(field => field.Filled));
            yield return Row(Reports, "", "isian_diminta", outlook.Fields.Sum(field => field.Asked));
        }

        if (outlook.Need is { } need)
        {
            yield return Row(Needs, "", "keluarga", need.Families);
            yield return Row(Needs, "", "kebutuhan", need.Need);
        }

        if (outlook.Ages is { } ages)
        {
            for (var band = 0; band < AgeFigures.Bands.Count; band++)
            {
                yield return Row(Ages, AgeFigures.Bands[band].Code, "umur", ages.People[band]);
            }

            yield return Row(Ages, "tidak_diketahui", "umur", ages.Unknown);
            yield return Row(Ages, "", "mencapai_60", ages.Reaching);
            yield return Row(Ages, "", "pengganti", ages.Replacements);
        }

        foreach (var step in outlook.Ladder ?? [])
        {
            yield return Row(Training, step.Level.Code(), "pelatihan", step.People);
            yield return Row(Training, step.Level.Code(), "siap_uji", step.Ready);
        }
    }
}
