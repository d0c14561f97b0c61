using SertiKesos.Coverage.Completeness;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Outlook;

/// <summary>What readers read on the sheets of completeness, needs and plans.</summary>
internal static class OutlookTexts
{
    public const string PlanNote =
        "Menunggu: belum pernah bersertifikat atau kedaluwarsa. Yang sertifikatnya habis pada bulan itu didahulukan. Tanda [x] pada kursi: BBPPKS belum " +
        "menyatakan kursi bulan itu, sehingga antrean sesudahnya tidak dapat dihitung. Biaya = calon × biaya satuan yang dinyatakan kementerian.";

    public static string Window(ReportingWindow window) =>
        $"Laporan periode ini diterima mulai {IndonesianText.Long(window.Opens)}; batas {IndonesianText.Long(window.Deadline)} pukul 24.00 waktu setempat; " +
        $"dikunci {IndonesianText.Long(window.Lock)} pukul 24.00.";

    public static string RevisionNote(NationalSummary summary) =>
        $"Per batas: data yang sudah diterima sampai {IndonesianText.Long(summary.Outlook.Window.Deadline)} (sementara). Kini: data yang diketahui saat terbitan ini dibuat. " +
        $"Keduanya dihitung menurut keadaan sertifikat per {IndonesianText.Long(summary.AsOf)}, sehingga hanya datanya yang berbeda.";

    public static string Label(RegionCompleteness region) => region switch
    {
        { Basis: ReportBasis.Nil, Timeliness: Timeliness.OnTime } => "Nihil, tepat waktu",
        { Basis: ReportBasis.Nil } => "Nihil, terlambat",
        { Timeliness: Timeliness.OnTime } => "Tepat waktu",
        { Timeliness: Timeliness.Late } => "Terlambat",
        { Timeliness: Timeliness.Waiting } => "Belum lapor",
        _ => "Tidak lapor",
    };

    public static string? Label(FieldQuality? quality) => quality switch
    {
        FieldQuality.Good => "Baik",
        FieldQuality.Fair => "Cukup",
        FieldQuality.Poor => "Kurang",
        _ => null,
    };

    public static string CompletenessNote((RegionFigures Figures, RegionOutlook Outlook) region)
    {
        var notes = new List<string>();
        if (region.Outlook.Completeness.Exception is { } exception)
        {
            notes.Add($"Diberi perpanjangan waktu sampai {IndonesianText.Long(exception.Until)} atas persetujuan {exception.Approver}: {exception.Source.TrimEnd('.')}.");
        }

        if (region.Outlook.Completeness is { HasReported: true, Basis: ReportBasis.Roster }
            && (region.Figures.Reporting is ReportingState.Missing or ReportingState.Earlier))
        {
            notes.Add("Roster diunggah pada masanya, tetapi baru diterima sesudahnya; angkanya masuk periode berikutnya.");
        }

        if (region.Outlook.Revision is { IsRevised: true, AtDeadline: not null } revision)
        {
            notes.Add($"{SummaryTexts.RevisedMark} Direvisi sejak batas: orang {Signed(revision.People)}, bersertifikat {Signed(revision.Certified)}.");
        }
        else if (region.Outlook.Revision is { AtDeadline: null, Now: not null })
        {
            notes.Add("Belum ada data per batas.");
        }

        if (region.Outlook.Trend?.Note() is { } broken)
        {
            notes.Add(broken);
        }

        return string.Join(" ", notes);
    }

    public static string NeedNote(NationalOutlook outlook)
    {
        var rule = $"Kebutuhan = 1 orang per {NeedFigures.FamiliesPerWorker} keluarga dengan masalah sosial, dibulatkan ke atas, menurut jumlah keluarga yang dinyatakan.";
        if (Of(outlook, "kebutuhan-sdm") is { } needed && Of(outlook, "sdm-ada") is { } existing && Of(outlook, "kekurangan-sdm") is { } missing)
        {
            rule += $" Acuan 2013: kebutuhan {IndonesianText.Number(needed)}, ada {IndonesianText.Number(existing)} ({IndonesianText.Percent((double)existing / needed)}), " +
                $"kekurangan {IndonesianText.Number(missing)}.";
        }

        return outlook.NationalNeed is { } need
            ? $"{rule} Dinyatakan secara nasional: {IndonesianText.Number(need.Families)} keluarga per {IndonesianText.Long(need.CountedOn)} ({need.Source.TrimEnd('.')}), " +
              $"kebutuhan {IndonesianText.Number(need.Need)}, kekurangan terhadap orang yang sudah terdata {(need.Gap is { } gap ? IndonesianText.Number(gap) : SummaryTexts.NotAvailable)}, " +
              $"terpenuhi {IndonesianText.Percent(need.Staffed)}, bersertifikat terhadap kebutuhan {IndonesianText.Percent(need.CoverageOfNeed)}."
            : rule;
    }

    private static long? Of(NationalOutlook outlook, string code) =>
        outlook.References.FirstOrDefault(figure => figure.Code == code && figure.As == "2013") is { } found ? (long)found.Value : null;

    /// <summary>"Usulkan 5 PSM lagi mengikuti sertifikasi untuk mencapai 50,0 %."</summary>
    public static string? Step(SmallestStep? step) => step is null
        ? null
        : step.IsFew ? $"Usulkan beberapa {step.Role.Label()} lagi mengikuti sertifikasi untuk mencapai {IndonesianText.Percent(step.Milestone)}."
        : $"Usulkan {IndonesianText.Number(step.People)} {step.Role.Label()} lagi mengikuti sertifikasi untuk mencapai {IndonesianText.Percent(step.Milestone)}.";

    public static string Name(AreaCode area, RegionCatalog regions) =>
        area.IsNation ? SummaryTexts.Country
        : area.Region is { } region ? regions.Find(region)?.Name ?? region.Value
        : regions.Provinces.FirstOrDefault(province => province.Code == area.Province)?.Name ?? area.ToString();

    public static string? Status(TargetFigures target) => target switch
    {
        { Achieved: null } => null,
        { IsMet: true } => "Tercapai",
        { NeededPerMonth: null } => "Tidak tercapai",
        { IsOnTrack: true } => "Sesuai laju",
        { IsOnTrack: false } => "Di bawah laju",
        _ => "Belum dapat dinilai",
    };

    private static string Signed(int? change) => change switch
    {
        > 0 => "+" + IndonesianText.Number(change.Value),
        null => SummaryTexts.NotAvailable,
        _ => IndonesianText.Number(change.Value).Replace('-', '−'),
    };
}
