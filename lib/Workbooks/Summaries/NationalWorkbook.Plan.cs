using ClosedXML.Excel;
using SertiKesos.Coverage.Capacity;
using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Statements;
using SertiKesos.Coverage.Targets;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Outlook;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries;

/// <content>Targets, seats, cost, and who is ready for the test.</content>
internal static partial class NationalWorkbook
{
    private const string PlanSheet = "Rencana";

    private static void Plans(XLWorkbook workbook, NationalSummary summary)
    {
        var sheet = Begin(workbook, PlanSheet, $"Rencana sertifikasi, {IndonesianText.Long(summary.Period)}", summary);
        var outlook = summary.Outlook;

        SheetLayout.Section(sheet, 5, $"Target {summary.Period.Year}");
        var last = Targets(sheet, 6, summary);

        SheetLayout.Section(sheet, last + 2, "Menurut BBPPKS, dua belas bulan ke depan");
        sheet.Cell(last + 3, 1).SetText(OutlookTexts.PlanNote);
        last = SheetLayout.Table(sheet, last + 4, "tblRencanaBbppks",
        [
            new SheetColumn<CentrePlan>("BBPPKS", 34, CellFormat.Text, centre => centre.Name),
            new SheetColumn<CentrePlan>("Wilayah", 17, CellFormat.Text, centre => centre.Confirmed ? "terkonfirmasi" : "perlu konfirmasi"),
            new SheetColumn<CentrePlan>("Menunggu kini", 13, CellFormat.Count, centre => centre.Plan?.Backlog),
            new SheetColumn<CentrePlan>("Calon 12 bulan", 13, CellFormat.Count, centre => centre.Candidates),
            new SheetColumn<CentrePlan>("Kursi dinyatakan", 13, CellFormat.Count, centre => centre.Plan?.Seats),
            new SheetColumn<CentrePlan>("Bulan tanpa pernyataan kursi", 14, CellFormat.Count, centre => centre.Plan?.Unstated),
            new SheetColumn<CentrePlan>("Bulan pertama kursi kurang", 17, CellFormat.Month, centre => (object?)centre.Plan?.FirstOverflow?.FirstDay ?? NotKnown(centre)),
            new SheetColumn<CentrePlan>("Bulan pertama kursi kurang untuk perpanjangan", 17, CellFormat.Month, centre => (object?)centre.Plan?.FirstExpiringOverflow?.FirstDay ?? NotKnown(centre)),
            new SheetColumn<CentrePlan>("Antrean selesai pada bulan", 17, CellFormat.Month, centre => (object?)centre.Plan?.Cleared?.FirstDay ?? NotKnown(centre)),
            new SheetColumn<CentrePlan>("Biaya tatap muka (Rp)", 20, CellFormat.Count, centre => Cost(centre, ExamMode.FaceToFace)),
            new SheetColumn<CentrePlan>("Biaya daring (Rp)", 20, CellFormat.Count, centre => Cost(centre, ExamMode.Online)),
        ], outlook.Plans.ToList());

        SheetLayout.Section(sheet, last + 2, "Antrean dan kursi menurut bulan");
        last = SheetLayout.Table(sheet, last + 3, "tblRencana",
        [
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("BBPPKS", 34, CellFormat.Text, entry => entry.Centre.Name),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Bulan", 17, CellFormat.Month, entry => entry.Month.Month.FirstDay),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Menunggu", 13, CellFormat.Count, entry => entry.Month.Waiting),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Sertifikat habis", 13, CellFormat.Count, entry => entry.Month.Expiring),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Kursi", 13, CellFormat.Count, entry => entry.Month.Seats),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Terlayani", 13, CellFormat.Count, entry => entry.Month.Served),
            new SheetColumn<(CentrePlan Centre, CapacityMonth Month)>("Sisa antrean", 13, CellFormat.Count, entry => entry.Month.Left),
        ], outlook.Plans.SelectMany(centre => (centre.Plan?.Months ?? []).Select(month => (centre, month))).ToList());

        SheetLayout.Section(sheet, last + 2, "Jenjang pelatihan: bukan sertifikat, tidak menambah cakupan");
        SheetLayout.Table(sheet, last + 3, "tblJenjang",
        [
            new SheetColumn<LadderStep>("Pelatihan tertinggi", 34, CellFormat.Text, step => step.Level.Label()),
            new SheetColumn<LadderStep>("Orang", 17, CellFormat.Count, step => step.People),
            new SheetColumn<LadderStep>("Sudah bersertifikat", 13, CellFormat.Count, step => step.Certified),
            new SheetColumn<LadderStep>("Siap uji (terlatih, belum bersertifikat)", 15, CellFormat.Count, step => step.Ready),
        ], (outlook.Nation.Ladder ?? [.. Enum.GetValues<TrainingLevel>().Select(level => new LadderStep(level, 0, 0, 0))]).ToList());
        SheetLayout.Print(sheet, summary);
    }

    /// <returns>The last row used.</returns>
    private static int Targets(IXLWorksheet sheet, int row, NationalSummary summary)
    {
        var outlook = summary.Outlook;
        if (outlook.Targets.Count == 0)
        {
            sheet.Cell(row, 1).SetText("Belum ada target yang dinyatakan untuk tahun ini.");
            return row;
        }

        return SheetLayout.Table(sheet, row, "tblTarget",
        [
            new SheetColumn<TargetFigures>("Wilayah", 34, CellFormat.Text, target => OutlookTexts.Name(target.Target.Area, summary.Known)),
            new SheetColumn<TargetFigures>("Peran", 17, CellFormat.Text, target => target.Target.Role?.Label() ?? "Semua peran"),
            new SheetColumn<TargetFigures>("Target (orang)", 13, CellFormat.Count, target => target.Target.People),
            new SheetColumn<TargetFigures>("Tercapai", 13, CellFormat.Count, target => target.Achieved),
            new SheetColumn<TargetFigures>("Kemajuan", 13, CellFormat.Share, target => target.Progress),
            new SheetColumn<TargetFigures>("Sisa", 14, CellFormat.Count, target => target.Remaining),
            new SheetColumn<TargetFigures>("Perlu per bulan", 17, CellFormat.Decimal, target => (object?)target.NeededPerMonth ?? (target.Achieved is null ? null : SummaryTexts.NotApplicable)),
            new SheetColumn<TargetFigures>("Laju per bulan", 17, CellFormat.Decimal, target => target.Pace),
            new SheetColumn<TargetFigures>("Perkiraan akhir tahun", 17, CellFormat.Count, target => target.Forecast),
            new SheetColumn<TargetFigures>("Keadaan", 20, CellFormat.Text, OutlookTexts.Status),
            new SheetColumn<TargetFigures>("Sumber", 40, CellFormat.Wrapped, target => target.Target.Source),
        ], outlook.Targets.ToList());
    }

    private static long? Cost(CentrePlan centre, ExamMode mode) =>
        centre.Costs.FirstOrDefault(cost => cost.Mode == mode)?.Rupiah;

    /// <summary>Seats of every month are known and it does not come to pass; else it cannot be told.</summary>
    private static string? NotKnown(CentrePlan centre) => centre.Plan is { Unstated: 0 } ? SummaryTexts.NotApplicable : null;
}
