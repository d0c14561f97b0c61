using System.Globalization;
using SertiKesos.People;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Layout;
using SertiKesos.Summaries;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>What the sheet <em>Ringkasan</em> says: the figures, and what the roster changes.</summary>
internal static class SummaryPage
{
    private const int MaxPeople = 500;

    public static ReceiptPage Of(ReceiptSummary summary, ReceiptStyles styles)
    {
        var page = new ReceiptPage(44, 10, 90);
        void Line(string label, int? count, string note = "") =>
            page.Add((label, styles.Text), count is { } number ? (number, styles.Number) : ("", styles.Text), (note, styles.Text));

        page.AddTitle(ReceiptSheets.SummaryTitle, styles.Title);
        page.AddLine($"{summary.RegionName}, keadaan {IndonesianText.Long(summary.AsOf)}", styles.Lead);
        page.Blank();
        page.Add([.. ReceiptTexts.SummaryHeadings.Select(heading => (heading, styles.Heading))]);
        page.Add(("Hasil", styles.Bold), ("", styles.Text), (ReceiptTexts.Outcome(summary), styles.Bold));
        page.Add(("Langkah berikutnya", styles.Bold), ("", styles.Text), (summary.NextStep, styles.Bold));
        var counts = summary.Counts;
        Line("Orang aktif yang terbaca", counts.People);
        Line("Bersertifikat", counts.Certified, $"cakupan {IndonesianText.Percent(counts.Share)}");
        Line("  di antaranya segera habis", counts.Due, $"berakhir dalam {IndonesianText.Number(summary.DueDays)} hari");
        if (summary.Unreached.Count > 0)
        {
            Group(Line, "  di antaranya tanpa surel dan nomor", summary.Unreached.Count, ReceiptTexts.AskContact, summary.Unreached);
        }

        Line("Kedaluwarsa", counts.Expired);
        Line("Lulus, sertifikat belum terbit", counts.Passed);
        Line("Dilaporkan bersertifikat, data belum lengkap", counts.Unknown, $"cakupan paling tinggi {IndonesianText.Percent(counts.High)}");
        Line("Identitas belum pasti", counts.IdentityUncertain, counts.IdentityUncertain > 0 ? ReceiptTexts.AskNik : "");
        Line("Ditangguhkan", counts.Suspended);
        Line("Belum bersertifikat", counts.Never);
        Line("Baris dibaca", summary.Rows.Read);
        Line("Baris diterima", summary.Rows.Accepted);
        Line("Baris ditolak", summary.Rows.Rejected, summary.Rows.Rejected > 0 ? "lihat lembar Perbaikan" : "");
        if (summary.Declared?.Total is { } total)
        {
            Line("Jumlah yang tertulis di berkas", total, summary.Declared.Place);
        }

        foreach (var difference in summary.Discrepancies)
        {
            page.Add(
                (difference.Kind == DiscrepancyKind.Parts ? difference.Subject : $"Selisih: {difference.Subject}", styles.Text),
                difference.Kind == DiscrepancyKind.Parts ? (difference.Counted, styles.Number) : (difference.Difference, styles.Signed),
                ($"{OutcomeTexts.Difference(difference)}. {difference.Reason}", styles.Text));
        }

        AddInstitutions(page, summary, styles, Line);
        AddPrinted(page, summary, styles, Line);
        AddChange(page, summary, styles, Line);
        return page;
    }

    private static void AddPrinted(ReceiptPage page, ReceiptSummary summary, ReceiptStyles styles, Action<string, int?, string> line)
    {
        if (summary.Printed is not { } row)
        {
            return;
        }

        page.Blank();
        page.Add((ReceiptTexts.Printed, styles.Heading), ("", styles.Heading), (ReceiptTexts.PrintedNote, styles.Heading));
        foreach (var cell in row.Cells.Where(cell => ReceiptTexts.PrintedHeadings.Contains(cell.Heading, StringComparer.Ordinal)))
        {
            line(cell.Heading, cell.Value as int?, cell.Value switch
            {
                double share => IndonesianText.Percent(share),
                SummaryTexts.NotApplicable => ReceiptTexts.NotStated,
                string text => text,
                _ => "",
            });
        }
    }

    private static void AddInstitutions(ReceiptPage page, ReceiptSummary summary, ReceiptStyles styles, Action<string, int?, string> line)
    {
        if (summary.Institutions is not { } states)
        {
            return;
        }

        page.Blank();
        page.Add(("Lembaga (LKS, panti, LK3)", styles.Heading), ("", styles.Heading), ("dihitung tersendiri, tidak termasuk orang", styles.Heading));
        line("Lembaga yang terbaca", states.Institutions, "");
        line("Terakreditasi", states.Accredited, $"bagian {IndonesianText.Percent(states.Share)}");
        line("  di antaranya segera habis", states.Due, "");
        line("Akreditasi kedaluwarsa", states.Expired, "");
        line("Proses akreditasi", states.InProcess, "");
        line("Dilaporkan terakreditasi, tanggal belum ada", states.Unknown, "");
        line("Belum terakreditasi atau ditangguhkan", states.Never + states.Suspended, "");
        line("Tanda daftar berlaku", states.Registered, string.Create(CultureInfo.InvariantCulture, $"lewat masa berlakunya: {states.RegistrationExpired}; tanpa tanggal: {states.RegistrationUndated}"));
        if (summary.InstitutionChange is { } change)
        {
            line("Lembaga baru", change.Added, "dibanding roster lembaga terakhir yang diterima");
            line("Lembaga berubah", change.Changed, "");
            line("Lembaga tetap", change.Unchanged, "");
            line("Lembaga tidak tercantum lagi", change.Missing.Count, string.Join("; ", change.Missing.Take(MaxPeople).Select(institution => institution.Name)));
        }
    }

    private static void AddChange(ReceiptPage page, ReceiptSummary summary, ReceiptStyles styles, Action<string, int?, string> line)
    {
        if (summary.Hold is { } hold)
        {
            page.Blank();
            page.Add(("Mengapa ditahan", styles.Heading), ("", styles.Heading), ("", styles.Heading));
            foreach (var reason in ReceiptTexts.HoldReasons(hold))
            {
                line("", null, reason);
            }
        }

        // A file of institutions alone changes no people.
        if (summary.Change is not { } change || (summary.InstitutionChange is not null && change.Counts == new ChangeCounts(0, 0, 0, 0)))
        {
            return;
        }

        page.Blank();
        page.Add((ReceiptTexts.ChangeHeading(summary.State), styles.Heading), ("", styles.Heading), ("", styles.Heading));
        if (change.IsFirst)
        {
            line("Baru", change.Counts.Added, ReceiptTexts.FirstUpload);
            return;
        }

        Group(line, "Baru", change.Counts.Added, "", change.Added);
        Group(line, "Berubah", change.Counts.Changed, "", change.Changed);
        line("Tetap", change.Counts.Unchanged, "");
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

    private static void Group(Action<string, int?, string> line, string label, int count, string note, IReadOnlyList<string> people)
    {
        line(label, count, count > 0 ? note : "");
        foreach (var person in people.Take(MaxPeople))
        {
            line("", null, person);
        }

        if (people.Count > MaxPeople)
        {
            line("", null, ReceiptTexts.TooMany);
        }
    }
}
