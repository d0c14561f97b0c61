using System.Globalization;
using SertiKesos.Registers;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>What the two sheets of a receipt say.</summary>
internal static class ReceiptPages
{
    public const int FindingsHeaderRow = 4;
    private const int MaxFindings = 5_000;
    private const int MaxPeople = 500;

    public static ReceiptPage Findings(RosterReading reading, ReceiptSummary summary, ReceiptStyles styles, IReadOnlyList<string> sheets)
    {
        var page = new ReceiptPage(5, 12, 9, 15, 8, 17, 14, 44, 48);
        page.AddTitle(ReceiptSheets.FindingsTitle, styles.Title);
        page.Add((ReceiptTexts.Result(Outcome(summary), summary.NextStep), styles.Lead));
        page.Add((reading.Findings.Count == 0 ? ReceiptTexts.NoFindings : ReceiptTexts.FindingsHint, styles.Hint));
        page.Add([.. ReceiptTexts.FindingHeadings.Select(heading => (heading, styles.Heading))]);
        var number = 0;
        foreach (var finding in Sorted(reading.Findings, sheets).Take(MaxFindings))
        {
            var cell = CellOf(finding);
            page.Add(
                (Number(++number), styles.Text),
                (OutcomeTexts.Severity(finding.Rule.Severity), styles.Of(finding.Rule.Severity)),
                (finding.Rule.Code, styles.Text),
                (finding.Sheet ?? "", styles.Text),
                (cell ?? "", cell is null ? styles.Text : styles.Link),
                (finding.Column ?? "", styles.Text),
                (finding.Value ?? "", styles.Text),
                (finding.Message, styles.Text),
                (finding.Fix, styles.Text));
            if (cell is not null && finding.Sheet is { } sheet && sheets.Contains(sheet))
            {
                page.Link(5, sheet, cell);
            }
        }

        if (reading.Findings.Count > MaxFindings)
        {
            page.Add((ReceiptTexts.TooManyFindings, styles.Lead));
        }

        return page;
    }

    public static ReceiptPage Summary(ReceiptSummary summary, ReceiptStyles styles)
    {
        var page = new ReceiptPage(38, 10, 90);
        void Line(string label, string count, string note = "") => page.Add((label, styles.Text), (count, styles.Text), (note, styles.Text));

        page.AddTitle(ReceiptSheets.SummaryTitle, styles.Title);
        page.Add(($"{summary.RegionName}, keadaan {IndonesianText.Long(summary.AsOf)}", styles.Lead));
        page.Blank();
        page.Add([.. ReceiptTexts.SummaryHeadings.Select(heading => (heading, styles.Heading))]);
        page.Add(("Hasil", styles.Bold), ("", styles.Text), (Outcome(summary), styles.Bold));
        page.Add(("Langkah berikutnya", styles.Bold), ("", styles.Text), (summary.NextStep, styles.Bold));
        var counts = summary.Counts;
        Line("Orang aktif yang terbaca", Number(counts.People));
        Line("Bersertifikat", Number(counts.Certified), $"cakupan {IndonesianText.Percent(counts.Share)}");
        Line("  di antaranya segera habis", Number(counts.Due), $"berakhir dalam {Number(summary.DueDays)} hari");
        Line("Kedaluwarsa", Number(counts.Expired));
        Line("Lulus, sertifikat belum terbit", Number(counts.Passed));
        Line("Dilaporkan bersertifikat, data belum lengkap", Number(counts.Unknown), $"cakupan paling tinggi {IndonesianText.Percent(counts.High)}");
        Line("Identitas belum pasti", Number(counts.IdentityUncertain), counts.IdentityUncertain > 0 ? ReceiptTexts.AskNik : "");
        Line("Ditangguhkan", Number(counts.Suspended));
        Line("Belum bersertifikat", Number(counts.Never));
        Line("Baris dibaca", Number(summary.Rows.Read));
        Line("Baris diterima", Number(summary.Rows.Accepted));
        Line("Baris ditolak", Number(summary.Rows.Rejected), summary.Rows.Rejected > 0 ? "lihat lembar Perbaikan" : "");
        if (summary.Declared?.Total is { } total)
        {
            Line("Jumlah yang tertulis di berkas", Number(total), summary.Declared.Place);
        }

        foreach (var difference in summary.Discrepancies)
        {
            Line(
                $"Selisih: {difference.Subject}",
                difference.Difference.ToString("+0;-0", CultureInfo.InvariantCulture),
                $"{OutcomeTexts.Difference(difference)}. {difference.Reason}");
        }

        AddInstitutions(page, summary, styles, Line);
        AddChange(page, summary, styles, Line);
        return page;
    }

    /// <summary>The cell that a finding is shown at: that of the row's beginning where it is about the whole row.</summary>
    public static string? CellOf(RosterFinding finding) =>
        finding.Cell ?? (finding.Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"A{row}") : null);

    private static void AddInstitutions(ReceiptPage page, ReceiptSummary summary, ReceiptStyles styles, Action<string, string, string> line)
    {
        if (summary.Institutions is not { } states)
        {
            return;
        }

        page.Blank();
        page.Add(("Lembaga (LKS, panti, LK3)", styles.Heading), ("", styles.Heading), ("dihitung tersendiri, tidak termasuk orang", styles.Heading));
        line("Lembaga yang terbaca", Number(states.Institutions), "");
        line("Terakreditasi", Number(states.Accredited), $"bagian {IndonesianText.Percent(states.Share)}");
        line("  di antaranya segera habis", Number(states.Due), "");
        line("Akreditasi kedaluwarsa", Number(states.Expired), "");
        line("Proses akreditasi", Number(states.InProcess), "");
        line("Dilaporkan terakreditasi, tanggal belum ada", Number(states.Unknown), "");
        line("Belum terakreditasi atau ditangguhkan", Number(states.Never + states.Suspended), "");
        line("Tanda daftar berlaku", Number(states.Registered), string.Create(CultureInfo.InvariantCulture, $"lewat masa berlakunya: {states.RegistrationExpired}; tanpa tanggal: {states.RegistrationUndated}"));
        if (summary.InstitutionChange is { } change)
        {
            line("Lembaga baru / berubah / tetap", string.Create(CultureInfo.InvariantCulture, $"{change.Added} / {change.Changed} / {change.Unchanged}"), "dibanding roster lembaga terakhir yang diterima");
            line("Lembaga tidak tercantum lagi", Number(change.Missing.Count), string.Join("; ", change.Missing.Take(MaxPeople).Select(institution => institution.Name)));
        }
    }

    private static void AddChange(ReceiptPage page, ReceiptSummary summary, ReceiptStyles styles, Action<string, string, string> line)
    {
        if (summary.Hold is { } hold)
        {
            page.Blank();
            page.Add(("Mengapa ditahan", styles.Heading), ("", styles.Heading), ("", styles.Heading));
            foreach (var reason in ReceiptTexts.HoldReasons(hold))
            {
                line("", "", reason);
            }
        }

        // A file of institutions alone changes no people.
        if (summary.Change is not { } change || (summary.InstitutionChange is not null && change.Counts == new ChangeCounts(0, 0, 0, 0)))
        {
            return;
        }

        page.Blank();
        page.Add((ReceiptTexts.ChangeHeading(summary.State), styles.Heading), ("", styles.Heading), ("", styles.Heading));
        Group(line, "Baru", change.Counts.Added, "", change.Added);
        Group(line, "Berubah", change.Counts.Changed, "", change.Changed);
        line("Tetap", Number(change.Counts.Unchanged), "");
        Group(line, "Tidak tercantum lagi", change.Counts.Missing, ReceiptTexts.AskReason, change.Missing);
        if (change.Overdue.Count > 0)
        {
            Group(line, "Belum dijelaskan lebih dari dua bulan", change.Overdue.Count, ReceiptTexts.AskReason, change.Overdue);
        }

        if (change.Reviews.Count > 0)
        {
            Group(line, "Identitas berbeda, perlu ditinjau", change.Reviews.Count, ReceiptTexts.AskReview, change.Reviews);
        }
    }

    private static void Group(Action<string, string, string> line, string label, int count, string note, IReadOnlyList<string> people)
    {
        line(label, Number(count), count > 0 ? note : "");
        foreach (var person in people.Take(MaxPeople))
        {
            line("", "", person);
        }

        if (people.Count > MaxPeople)
        {
            line("", "", ReceiptTexts.TooMany);
        }
    }

    private static IEnumerable<RosterFinding> Sorted(IReadOnlyList<RosterFinding> findings, IReadOnlyList<string> sheets) => findings
        .OrderByDescending(finding => finding.Rule.Severity)
        .ThenBy(finding => finding.Sheet is { } sheet ? sheets.IndexOf(sheet) : -1)
        .ThenBy(finding => finding.Row ?? 0)
        .ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal);

    private static int IndexOf(this IReadOnlyList<string> list, string item)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (list[index] == item)
            {
                return index;
            }
        }

        return list.Count;
    }

    private static string Outcome(ReceiptSummary summary) =>
        summary.IsCheckOnly ? OutcomeTexts.Expected(summary.State) : OutcomeTexts.Outcome(summary.State);

    private static string Number(int value) => IndonesianText.Number(value);
}
