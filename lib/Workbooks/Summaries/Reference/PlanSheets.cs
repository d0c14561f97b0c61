using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>Targets, seats, cost, what ends when, and who is ready for the test.</summary>
internal static class PlanSheets
{
    public static WorkbookSheet Expiries(NationalSummary summary) => new ReferenceTable<ExpiryMonth>(
        "Jatuh Tempo", "Sertifikat yang habis dalam 12 bulan ke depan menurut bulan dan wilayah BBPPKS",
        $"Sertifikat yang habis masa berlakunya menurut bulan dan wilayah BBPPKS, mulai {IndonesianText.Long(summary.AsOf)}", "tblJatuhTempo",
        [
            new("Bulan", 22, CellFormat.Month, month => month.Month.FirstDay),
            new(SummaryTexts.Country, 14, CellFormat.Count, month => month.Total),
            .. summary.Centres.Select((centre, index) => new SheetColumn<ExpiryMonth>(centre.Name, 17, CellFormat.Count, month => month.ByCentre[index])),
        ],
        [.. summary.Expiries])
    {
        Total =
        [
            $"{summary.Expiries.Count} bulan ke depan",
            summary.Nation.Total is null ? null : summary.Expiries.Sum(month => month.Total),
            .. summary.Centres.Select((centre, index) => centre.WithData == 0 ? null : (object?)(summary.Expiries.Sum(month => month.ByCentre[index]) ?? 0)),
        ],
        Frozen = 1,
    }.Sheet();

    public static WorkbookSheet Targets(NationalSummary summary) => new ReferenceTable<TargetFigures>(
        "Target", "Target sertifikasi setahun dan kemajuannya", $"Target sertifikasi {summary.Period.Year}, keadaan {IndonesianText.Long(summary.AsOf)}", "tblTarget",
        [
            new("Wilayah", 26, CellFormat.Wrapped, target => OutlookTexts.Name(target.Target.Area, summary.Known)),
            new("Peran", 20, CellFormat.Wrapped, target => target.Target.Role?.Label() ?? "Semua peran"),
            new("Target (orang)", 11, CellFormat.Count, target => target.Target.People),
            new("Tercapai", 11, CellFormat.Count, target => target.Achieved),
            new("Kemajuan", 11, CellFormat.Share, target => target.Progress),
            new("Sisa", 10, CellFormat.Count, target => target.Remaining),
            new("Perlu per bulan", 11, CellFormat.Decimal, target => (object?)target.NeededPerMonth ?? (target.Achieved is null ? null : SummaryTexts.NotApplicable)),
            new("Laju per bulan", 11, CellFormat.Decimal, target => target.Pace),
            new("Perkiraan akhir tahun", 12, CellFormat.Count, target => target.Forecast),
            new("Keadaan", 17, CellFormat.Wrapped, OutlookTexts.Status),
            new("Sumber", 36, CellFormat.Wrapped, target => target.Target.Source),
        ],
        [.. summary.Outlook.Targets])
    {
        WhenEmpty = "Belum ada target yang dinyatakan untuk tahun ini.",
        Frozen = 1,
    }.Sheet();

    public static WorkbookSheet Centres(NationalSummary summary) => new ReferenceTable<CentrePlan>(
        "Rencana", "Antrean, kursi uji kompetensi dan biaya menurut BBPPKS", $"Rencana sertifikasi menurut BBPPKS, dua belas bulan sejak {IndonesianText.Long(summary.AsOf)}", "tblRencanaBbppks",
        [
            new("BBPPKS", 28, CellFormat.Wrapped, centre => centre.Name),
            new("Menunggu kini", 11.5, CellFormat.Count, centre => centre.Plan?.Backlog),
            new("Calon 12 bulan", 10, CellFormat.Count, centre => centre.Candidates),
            new("Kursi dinyatakan", 12.5, CellFormat.Count, centre => centre.Plan?.Seats),
            new("Bulan tanpa pernyataan kursi", 13, CellFormat.Count, centre => centre.Plan?.Unstated),
            new("Bulan pertama kursi kurang", 16, CellFormat.Month, centre => (object?)centre.Plan?.FirstOverflow?.FirstDay ?? NotKnown(centre)),
            new("Bulan pertama kursi kurang untuk perpanjangan", 16, CellFormat.Month, centre => (object?)centre.Plan?.FirstExpiringOverflow?.FirstDay ?? NotKnown(centre)),
            new("Antrean selesai pada bulan", 16, CellFormat.Month, centre => (object?)centre.Plan?.Cleared?.FirstDay ?? NotKnown(centre)),
            new("Biaya tatap muka (Rp)", 17, CellFormat.Count, centre => Cost(centre, ExamMode.FaceToFace)),
            new("Biaya daring (Rp)", 17, CellFormat.Count, centre => Cost(centre, ExamMode.Online)),
        ],
        [.. summary.Outlook.Plans])
    {
        Note = OutlookTexts.PlanNote,
        Frozen = 1,
    }.Sheet();

    public static WorkbookSheet Queue(NationalSummary summary) => new ReferenceTable<(CentrePlan Centre, CapacityMonth Month)>(
        "Antrean", "Antrean dan kursi menurut BBPPKS dan bulan", $"Antrean dan kursi uji kompetensi menurut bulan, sejak {IndonesianText.Long(summary.AsOf)}", "tblRencana",
        [
            new("BBPPKS", 34, CellFormat.Text, entry => entry.Centre.Name),
            new("Bulan", 19, CellFormat.Month, entry => entry.Month.Month.FirstDay),
            new("Menunggu", 13, CellFormat.Count, entry => entry.Month.Waiting),
            new("Sertifikat habis", 13, CellFormat.Count, entry => entry.Month.Expiring),
            new("Kursi", 13, CellFormat.Count, entry => entry.Month.Seats),
            new("Terlayani", 13, CellFormat.Count, entry => entry.Month.Served),
            new("Sisa antrean", 13, CellFormat.Count, entry => entry.Month.Left),
        ],
        [.. summary.Outlook.Plans.SelectMany(centre => (centre.Plan?.Months ?? []).Select(month => (centre, month)))])
    {
        WhenEmpty = "Belum ada BBPPKS yang wilayahnya mempunyai data.",
    }.Sheet();

    public static WorkbookSheet Ladder(NationalSummary summary) => new ReferenceTable<LadderStep>(
        "Jenjang", "Orang menurut pelatihan tertinggi, dan siapa yang siap uji", $"Jenjang pelatihan, keadaan {IndonesianText.Long(summary.AsOf)}", "tblJenjang",
        [
            new("Pelatihan tertinggi", 36, CellFormat.Text, step => step.Level.Label()),
            new("Orang", 14, CellFormat.Count, step => step.People),
            new("Sudah bersertifikat", 15, CellFormat.Count, step => step.Certified),
            new("Siap uji (terlatih, belum bersertifikat)", 22, CellFormat.Count, step => step.Ready),
        ],
        [.. summary.Outlook.Nation.Ladder ?? [.. Enum.GetValues<TrainingLevel>().Select(level => new LadderStep(level, 0, 0, 0))]])
    {
        Note = "Pelatihan bukan sertifikat kompetensi dan tidak menambah cakupan.",
        Frozen = 1,
    }.Sheet();

    public static WorkbookSheet Trainings(NationalSummary summary) => new ReferenceTable<TrainingFigures>(
        "Pelatihan", "Peserta bimtek dan diklat: terhitung dan dinyatakan", $"Peserta bimtek dan diklat, {IndonesianText.Long(summary.Period)}", "tblPelatihan",
        [
            new("Pelatihan", 30, CellFormat.Wrapped, training => training.Event),
            new("Peserta terhitung", 14, CellFormat.Count, training => training.Counted),
            new("Peserta dinyatakan", 14, CellFormat.Count, training => training.Declared),
            new("Selisih", 11, CellFormat.Count, training => training.Difference),
            new("Jumlah rincian", 14, CellFormat.Count, training => training.PartsSum),
            new("Penjelasan", 80, CellFormat.Wrapped, SummaryTexts.Training),
        ],
        [.. summary.Trainings])
    {
        Note = "Keikutsertaan dalam pelatihan bukan sertifikat kompetensi dan tidak menambah cakupan.",
        WhenEmpty = "Belum ada pelatihan dalam roster yang diterima.",
        Frozen = 1,
    }.Sheet();

    private static long? Cost(CentrePlan centre, ExamMode mode) =>
        centre.Costs.FirstOrDefault(cost => cost.Mode == mode)?.Rupiah;

    /// <summary>Seats of every month are known and it does not come to pass; else it cannot be told.</summary>
    private static string? NotKnown(CentrePlan centre) => centre.Plan is { Unstated: 0 } ? SummaryTexts.NotApplicable : null;
}
