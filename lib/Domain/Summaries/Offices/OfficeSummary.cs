using SertiKesos.Coverage.Completeness;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Summaries.Changes;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Summaries.Offices;

/// <summary>
/// What the workbook of one office says: its own figures as the national one prints them, and its own people, of nobody
/// else. Pure; it holds names: what is written from it is the office's own.
/// </summary>
/// <param name="Outlook">Need, completeness and trend; null where the issue has none of the region.</param>
/// <param name="People">The active people by state, then by name; empty for an office without a register.</param>
/// <param name="Trend">The months before and this one, the earliest first.</param>
/// <param name="Changes">The bridge from the issue before; null where there is none.</param>
internal sealed record OfficeSummary(
    OfficeIssue Issue, RegionFigures Figures, RegionOutlook? Outlook, IReadOnlyList<OfficePerson> People, IReadOnlyList<TrendEntry> Trend, RegionChanges? Changes)
{
    private const int UrgentDays = 30;
    private const int SoonDays = 90;

    public Region Region => Figures.Region;

    /// <summary>Whose certificate ends within the due window, soonest first; nobody whose processing is restricted.</summary>
    public IReadOnlyList<OfficePerson> Expiring { get; } = [.. People.Where(person => person is { State: CertificationState.Due, IsRestricted: false }).OrderBy(person => person.LastValidDay).ThenBy(person => person.Name, StringComparer.Ordinal)];

    /// <summary>Those among them whom no reminder reaches.</summary>
    public IReadOnlyList<OfficePerson> Unreachable => [.. Expiring.Where(person => !person.IsReachable)];

    /// <param name="register">The register behind the figures; null where the office has none.</param>
    public static OfficeSummary Of(
        OfficeIssue issue, RegionFigures figures, RegionOutlook? outlook, Register? register, IReadOnlyList<TrendEntry> trend, RegionChanges? changes) => new(
        issue,
        figures,
        outlook,
        [.. (register?.People ?? [])
            .Where(person => person.IsActive)
            .Select(person => OfficePerson.Of(person, issue.AsOf, issue.Rules))
            .OrderBy(person => OrderOf(person.State))
            .ThenBy(person => person.Name, StringComparer.Ordinal)
            .ThenBy(person => person.MaskedNik, StringComparer.Ordinal)],
        trend,
        changes);

    /// <summary>What the office does next, the most urgent first.</summary>
    public IReadOnlyList<string> NextSteps()
    {
        var steps = new List<string>();
        var waits = Figures.Reporting is ReportingState.Missing or ReportingState.Earlier;
        if (waits && Outlook?.Completeness.HasReported != true)
        {
            steps.Add(Issue.AsOf <= Issue.Window.Deadline
                ? $"Kirim roster {IndonesianText.Long(Issue.Period)} paling lambat {IndonesianText.Long(Issue.Window.Deadline)} pukul 24.00 waktu setempat."
                : $"Roster {IndonesianText.Long(Issue.Period)} belum diterima. Kirim sekarang; laporan masih dicatat sampai {IndonesianText.Long(Issue.Window.Lock)}.");
        }

        if (Expiring.Count > 0)
        {
            steps.Add($"Daftarkan {IndonesianText.Number(Expiring.Count)} orang yang sertifikatnya segera habis; lihat lembar Akan Habis.");
        }

        if (Unreachable.Count > 0)
        {
            steps.Add($"Lengkapi nomor HP atau surel {IndonesianText.Number(Unreachable.Count)} orang yang tidak terjangkau pengingat; lihat lembar Tidak Terjangkau.");
        }

        if (Outlook?.Completeness.Quality is { } quality && quality != FieldQuality.Good)
        {
            steps.Add("Lengkapi isian yang kosong; lihat lembar Kelengkapan Isian.");
        }

        if (Figures.Difference is not (null or 0))
        {
            steps.Add("Cocokkan jumlah yang dinyatakan dengan isi roster; sebabnya ada pada lembar Angka Kantor.");
        }

        return steps.Count == 0 ? ["Tidak ada yang perlu dilakukan sekarang. Terima kasih."] : steps;
    }

    /// <summary>What the office does about a certificate that ends.</summary>
    public string StepOf(OfficePerson person)
    {
        var days = (person.LastValidDay ?? Issue.AsOf).DayNumber - Issue.AsOf.DayNumber;
        return days <= UrgentDays ? $"Mendesak: hubungi {Centre} minggu ini. Sesudah hari itu orang ini tidak dihitung bersertifikat."
            : days <= SoonDays ? $"Pastikan namanya sudah terdaftar untuk uji kompetensi di {Centre}."
            : $"Ajukan ke {Centre} dan siapkan berkas perpanjangannya.";
    }

    /// <summary>The training centre by its name, where its area is confirmed.</summary>
    public string Centre => Region.BbppksConfirmed
        ? SummaryTexts.Centres.FirstOrDefault(centre => centre.Number == Region.Bbppks)?.Name ?? OwnCentre
        : OwnCentre;

    private const string OwnCentre = "BBPPKS wilayah kantor Anda";

    public override string ToString() => $"OfficeSummary {Region.Code} ({People.Count} people)";

    /// <summary>Those who need something first.</summary>
    private static int OrderOf(CertificationState state) => state switch
    {
        CertificationState.Due => 0,
        CertificationState.Expired => 1,
        CertificationState.Passed => 2,
        CertificationState.Unknown => 3,
        CertificationState.Suspended => 4,
        CertificationState.Never => 5,
        _ => 6,
    };
}
