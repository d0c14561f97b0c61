using System.Globalization;
using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Brief;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Brief;

/// <summary>The page that is signed: letterhead, key figures, disposition and signature, always on one page.</summary>
internal static class CoverSheet
{
    public static WorkbookSheet Sheet { get; } = new(
        SheetLayer.Brief, "Sampul", "Kop, angka kunci dan perubahannya, lembar disposisi, tanda tangan", Write);

    private static readonly double[] Widths = [29, 13, 19, 52];

    private static void Write(WorkbookDraft draft)
    {
        var (summary, options) = (draft.Summary, draft.Options);
        var sheet = TitledSheet.Begin(draft.Book, "Sampul", options.Publisher.ToUpperInvariant(), options.Unit.Length > 0 ? options.Unit : options.Contact);
        for (var column = 1; column <= Widths.Length; column++)
        {
            sheet.Column(column).Width = Widths[column - 1];
        }

        sheet.Range(2, 1, 2, Widths.Length).Style.Border.BottomBorder = XLBorderStyleValues.Double;
        var row = Lines(sheet, 4,
        [
            ("Nomor", options.LetterNumber.Length > 0 ? options.LetterNumber : SummaryTexts.Blank),
            ("Sifat", "Terbatas, untuk keperluan dinas; sel di bawah 5 orang belum disamarkan"),
            ("Lampiran", "Tabel rujukan dan data pada lembar-lembar berikutnya"),
            ("Hal", $"{SummaryTexts.Title}, ringkasan nasional {IndonesianText.Long(summary.Period)}"),
            ("Keadaan per", IndonesianText.Long(summary.AsOf)),
            ("Terbitan", $"{summary.Issue.ToString("00", CultureInfo.InvariantCulture)}; {SummaryTexts.Status(summary)}"),
        ]);

        row++;
        SheetLayout.Section(sheet, ++row, "Angka kunci");
        row = Table(sheet, row + 1,
        [
            new SheetColumn<KeyFigure>("Angka", 29, CellFormat.Text, figure => figure.Label),
            new SheetColumn<KeyFigure>("Nilai", 13, CellFormat.Count, figure => figure.Value),
            new SheetColumn<KeyFigure>("Sejak terbitan lalu", 19, CellFormat.Text, figure => figure.Change),
            new SheetColumn<KeyFigure>("Temuan", 52, CellFormat.Wrapped, figure => figure.Finding),
        ], [.. KeyFigures.Of(summary)]);
        sheet.Cell(++row, 1).SetText(Since(summary));
        sheet.Cell(++row, 1).SetText(SummaryTexts.MarkerNote);

        row = Lines(sheet, row + 2,
        [
            ("Pelaporan", SummaryTexts.Completeness(summary)),
            ("Kemutakhiran", SummaryTexts.Freshness(summary)),
            ("Terbitan berikutnya", IndonesianText.Long(options.NextIssueAfter(summary.AsOf))),
            ("Narahubung", options.Contact),
        ]);

        row++;
        SheetLayout.Section(sheet, ++row, "Lembar disposisi");
        row = Table(sheet, row + 1,
        [
            new SheetColumn<string>("Instansi", 29, CellFormat.Wrapped, publisher => publisher),
            new SheetColumn<string>("Nilai Berita", 13, CellFormat.Text, _ => "Netral"),
            new SheetColumn<string>("Sifat", 19, CellFormat.Text, _ => "Terbatas"),
            new SheetColumn<string>("Tindak Lanjut", 52, CellFormat.Text, _ => "Untuk Diketahui"),
        ], [options.Publisher]);

        foreach (var line in Signature(summary, options))
        {
            sheet.Cell(++row, 4).SetText(line);
            sheet.Cell(row, 4).Style.Alignment.Indent = 12;
        }

        sheet.PageSetup.PrintAreas.Add(1, 1, row, Widths.Length);
        SheetLayout.Print(sheet, summary, paper: options.Paper, portrait: true, pagesTall: 1);
    }

    private static IEnumerable<string> Signature(NationalSummary summary, SummaryOptions options) =>
    [
        "",
        $"{options.City}, {IndonesianText.Long(summary.AsOf)}",
        $"{options.SignerTitle}{(options.Unit.Length > 0 ? $" {options.Unit}" : "")},",
        "",
        "",
        "",
        options.SignerName.Length > 0 ? options.SignerName : SummaryTexts.Blank,
        $"NIP {(options.SignerNip.Length > 0 ? options.SignerNip : SummaryTexts.Blank)}",
    ];

    private static string Since(NationalSummary summary) => summary.LastIssue is { } last
        ? string.Create(CultureInfo.InvariantCulture, $"Terbitan lalu: {IndonesianText.Long(last.Period)}, terbitan {last.Issue:00}, keadaan per {IndonesianText.Long(last.AsOf)}.")
        : "Ini terbitan pertama; perubahan ditunjukkan mulai terbitan berikutnya.";

    /// <returns>The last row.</returns>
    private static int Lines(IXLWorksheet sheet, int row, IReadOnlyList<(string Label, string Value)> lines)
    {
        foreach (var (label, value) in lines)
        {
            sheet.Cell(row, 1).SetText(label).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            SheetLayout.Write(sheet.Cell(row, 2), value, CellFormat.Text);
            row++;
        }

        return row - 1;
    }

    /// <summary>A ruled table: a form, and no list to sort.</summary>
    /// <returns>The last row.</returns>
    private static int Table<T>(IXLWorksheet sheet, int row, IReadOnlyList<SheetColumn<T>> columns, IReadOnlyList<T> items)
    {
        SheetLayout.Header(sheet, row, columns);
        var first = row;
        foreach (var item in items)
        {
            SheetLayout.Row(sheet, ++row, columns, item);
            sheet.Row(row).Height = Math.Max(sheet.Row(row).Height, 20);
        }

        var range = sheet.Range(first, 1, row, columns.Count);
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Border.InsideBorder = range.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        return row;
    }
}
