using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Receipts;

/// <summary>
/// What the sheet <em>Perbaikan</em> says: the result in a sentence, what there is to mend by cause, then every single
/// place. In both tables the sheet stands in the fourth column and the cell in the fifth: an erasure looks for them there.
/// </summary>
internal static class FindingsPage
{
    private const int CellColumn = 5;
    private const int MaxFindings = 5_000;
    private const int MaxCauses = 100;

    public static ReceiptPage Of(RosterReading reading, ReceiptSummary summary, ReceiptStyles styles, IReadOnlyList<string> sheets)
    {
        var page = new ReceiptPage(8, 11, 9, 14, 9, 8, 23, 15, 15, 42, 44);
        page.AddTitle(ReceiptSheets.FindingsTitle, styles.Title);
        page.AddLine(ReceiptTexts.Result(summary, reading.Findings), styles.Lead);
        page.AddLine(summary.NextStep, styles.Lead);
        page.AddLine(reading.Findings.Count == 0 ? ReceiptTexts.NoFindings : ReceiptTexts.FindingsHint, styles.Hint);
        if (reading.Findings.Count > 0)
        {
            var places = sheets.ToHashSet(StringComparer.Ordinal);
            AddCauses(page, reading.Findings, styles, places);
            AddList(page, reading, styles, sheets, places);
        }

        return page;
    }

    /// <summary>The cell that a finding is shown at: that of the row's beginning where it is about the whole row.</summary>
    public static string? CellOf(RosterFinding finding) =>
        finding.Cell ?? (finding.Row is { } row ? new CellAddress(row, 1).ToString() : null);

    private static void AddCauses(ReceiptPage page, IReadOnlyList<RosterFinding> findings, ReceiptStyles styles, HashSet<string> places)
    {
        page.Blank();
        page.AddLine(ReceiptTexts.Causes, styles.Lead);
        page.Add(
            ("Jumlah", styles.Heading), ("Tingkat", styles.Heading), ("Kode", styles.Heading), ("Lembar", styles.Heading), ("Sel pertama", styles.Heading),
            ("Sampai baris", styles.Heading), ("Kolom", styles.Heading), ("Masalah", styles.Heading, 3), ("Cara memperbaiki", styles.Heading));
        var causes = FindingGroup.Of(findings);
        foreach (var cause in causes.Take(MaxCauses))
        {
            var first = cause.First;
            var cell = CellOf(first);
            page.Add(
                (cause.Count, styles.Number),
                (OutcomeTexts.Severity(first.Rule.Severity), styles.Of(first.Rule.Severity)),
                (first.Rule.Code, styles.Text),
                (first.Sheet ?? "", styles.Text),
                (cell ?? "", cell is null ? styles.Text : styles.Link),
                cause is { Count: > 1, LastRow: { } last } && last != first.Row ? (last, styles.Number) : ("", styles.Text),
                (first.Column ?? "", styles.Text),
                (cause.Text, styles.Text, 3),
                (first.Fix, styles.Text));
            Link(page, first, cell, places);
        }

        if (causes.Count > MaxCauses)
        {
            page.AddLine(ReceiptTexts.TooMany, styles.Hint);
        }
    }

    private static void AddList(ReceiptPage page, RosterReading reading, ReceiptStyles styles, IReadOnlyList<string> sheets, HashSet<string> places)
    {
        page.Blank();
        page.AddLine(ReceiptTexts.List, styles.Lead);
        page.AddHeader([.. ReceiptTexts.FindingHeadings.Select(heading => (PageCell)(heading, styles.Heading))]);
        var number = 0;
        foreach (var finding in Sorted(reading.Findings, sheets).Take(MaxFindings))
        {
            var cell = CellOf(finding);
            page.Add(
                (++number, styles.Number),
                (OutcomeTexts.Severity(finding.Rule.Severity), styles.Of(finding.Rule.Severity)),
                (finding.Rule.Code, styles.Text),
                (finding.Sheet ?? "", styles.Text),
                (cell ?? "", cell is null ? styles.Text : styles.Link),
                finding.Row is { } row ? (row, styles.Number) : ("", styles.Text),
                (finding is { Sheet: { } sheet, Row: { } at } && reading.Names.TryGetValue((sheet, at), out var name) ? name : "", styles.Text),
                (finding.Column ?? "", styles.Text),
                (finding.Value ?? "", styles.Text),
                (finding.Message, styles.Text),
                (finding.Fix, styles.Text));
            Link(page, finding, cell, places);
        }

        if (reading.Findings.Count > MaxFindings)
        {
            page.AddLine(ReceiptTexts.TooManyFindings, styles.Hint);
        }
    }

    private static void Link(ReceiptPage page, RosterFinding finding, string? cell, HashSet<string> places)
    {
        if (cell is not null && finding.Sheet is { } sheet && places.Contains(sheet))
        {
            page.Link(CellColumn, sheet, cell);
        }
    }

    private static IEnumerable<RosterFinding> Sorted(IReadOnlyList<RosterFinding> findings, IReadOnlyList<string> sheets)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sheet in sheets)
        {
            order.TryAdd(sheet, order.Count);
        }

        return findings
            .OrderByDescending(finding => finding.Rule.Severity)
            .ThenBy(finding => finding.Sheet is { } sheet ? order.GetValueOrDefault(sheet, sheets.Count) : -1)
            .ThenBy(finding => finding.Row ?? 0)
            .ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal);
    }
}
