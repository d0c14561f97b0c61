using SertiKesos.People;
using SertiKesos.Time;

namespace SertiKesos.Summaries;

/// <summary>A training centre (BBPPKS) by its Roman number.</summary>
internal sealed record Centre(string Number, string Name);

/// <summary>What readers of the national workbook read.</summary>
internal static class SummaryTexts
{
    public const string NotAvailable = "[x]";

    public const string NotApplicable = "[z]";

    public const string ProvisionalMark = "[p]";

    public const string RevisedMark = "[r]";

    public const string SuppressedMark = "[c]";

    public const string FirstIssue = "terbitan pertama";

    public const string Country = "Indonesia";

    public const string Title = "Cakupan Sertifikasi SDM Kesejahteraan Sosial";

    /// <summary>How the status of an issue begins whose figures may still change.</summary>
    public const string Provisional = "Angka sementara";

    public const string BackToContents = "Kembali ke Daftar Isi";

    public const string MarkerNote = "[x] belum ada data, bukan nol; [z] tidak berlaku; [p] sementara; [r] direvisi; [c] disamarkan.";

    public const string NoChart = "Belum ada kabupaten/kota yang lapor, jadi belum ada yang dapat digambar.";

    /// <summary>What is filled in by hand.</summary>
    public const string Blank = "……………………………………";

    public static readonly IReadOnlyList<Centre> Centres =
    [
        new("I", "BBPPKS Regional I Padang"),
        new("II", "BBPPKS Regional II Bandung"),
        new("III", "BBPPKS Regional III Yogyakarta"),
        new("IV", "BBPPKS Regional IV Banjarmasin"),
        new("V", "BBPPKS Regional V Makassar"),
        new("VI", "BBPPKS Regional VI Jayapura"),
    ];

    public static string Label(this ReportingState state) => state switch
    {
        ReportingState.Reported => "Lapor",
        ReportingState.Earlier => $"Data periode lalu {ProvisionalMark}",
        ReportingState.Nil => "Laporan nihil",
        _ => "Belum lapor",
    };

    public static string Code(this ReportingState state) => state switch
    {
        ReportingState.Reported => "lapor",
        ReportingState.Earlier => "periode_lalu",
        ReportingState.Nil => "nihil",
        _ => "belum_lapor",
    };

    /// <summary>A discrepancy as one sentence, without its full stop.</summary>
    public static string CountedElsewhere(int people) =>
        $"{IndonesianText.Number(people)} orang juga terdaftar di kabupaten/kota lain yang melapor lebih akhir; pada jumlah provinsi dan nasional dihitung di kabupaten/kota itu.";

    public static string Reason(Discrepancy discrepancy)
    {
        var what = discrepancy.Kind switch
        {
            DiscrepancyKind.Total => "orang dinyatakan {0}, terhitung {1}",
            DiscrepancyKind.Certified => "bersertifikat dinyatakan {0}, terhitung {1}",
            DiscrepancyKind.Parts => "jumlah rincian {1} dari total yang dinyatakan {0}",
            _ => "peserta dinyatakan {0}, terhitung {1}",
        };
        var numbers = what
            .Replace("{0}", IndonesianText.Number(discrepancy.Declared), StringComparison.Ordinal)
            .Replace("{1}", IndonesianText.Number(discrepancy.Counted), StringComparison.Ordinal);
        return discrepancy.Reason.Length == 0 ? numbers : $"{numbers} ({discrepancy.Reason.TrimEnd('.')})";
    }

    public static string Status(NationalSummary summary)
    {
        var kind = summary.Issue == 1 ? FirstIssue : $"perbaikan atas terbitan {summary.Issue - 1:00} {RevisedMark}";
        var firmness = summary.IsProvisional ? $"{Provisional} {ProvisionalMark}" : "Angka tetap";
        return $"{firmness}, {kind}";
    }

    public static string Completeness(NationalSummary summary) =>
        $"{IndonesianText.Number(summary.Reported)} dari {IndonesianText.Number(summary.Regions.Count)} kabupaten/kota lapor pada periode ini; " +
        $"{IndonesianText.Number(summary.Earlier)} memakai data periode lalu; {IndonesianText.Number(summary.Missing)} belum lapor" +
        (summary.Nil > 0 ? $"; {IndonesianText.Number(summary.Nil)} laporan nihil." : ".");

    public static string Freshness(NationalSummary summary)
    {
        var days = summary.Regions.Select(region => region.AcceptedOn).OfType<DateOnly>().ToList();
        return days.Count == 0 ? "Belum ada data yang diterima."
            : days.Min() == days.Max() ? $"Semua data diterima {IndonesianText.Long(days.Min())}."
            : $"Data diterima antara {IndonesianText.Long(days.Min())} dan {IndonesianText.Long(days.Max())}.";
    }

    public static string Source(NationalSummary summary) =>
        $"Sumber: roster SDM Kesos dari Dinas Sosial kabupaten/kota; keadaan per {IndonesianText.Long(summary.AsOf)}.";

    public static string Footer(NationalSummary summary) =>
        $"{Title}, {IndonesianText.Long(summary.Period)}, terbitan {summary.Issue:00}. Terbatas.";

    public static string Training(TrainingFigures training)
    {
        var regions = string.Join("; ", training.Regions.Select(region => $"{region.Name} {IndonesianText.Number(region.Participants)}"));
        var counted = regions.Length == 0 ? "Tidak ada peserta dalam roster yang diterima." : $"Terhitung: {regions}.";
        return training switch
        {
            { Declared: null } => $"{counted} Jumlah peserta tidak dinyatakan.",
            { Difference: 0 } => $"{counted} Sama dengan yang dinyatakan.",
            { PartsSum: { } parts } when parts != training.Declared =>
                $"{counted} Rincian yang dinyatakan hanya berjumlah {IndonesianText.Number(parts)}; " +
                $"{IndonesianText.Number(Math.Abs(training.Difference ?? 0))} peserta tidak dapat dijelaskan dari roster.",
            _ => $"{counted} Selisih belum dijelaskan oleh roster yang diterima.",
        };
    }
}
