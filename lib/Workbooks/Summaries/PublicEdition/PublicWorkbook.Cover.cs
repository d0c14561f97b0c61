using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Disclosure;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.PublicEdition;

/// <content>The sheets around the tables, and how each sheet begins, ends and prints.</content>
internal static partial class PublicWorkbook
{
    private const double LabelWidth = 30;
    private const double TextWidth = 100;

    private static void Cover(XLWorkbook workbook, PublishedEdition edition, NationalSummary summary, SummaryOptions options, DisclosureRules rules)
    {
        var sheet = TitledSheet.Begin(workbook, CoverSheet, SummaryTexts.Title, $"Edisi publik, {IndonesianText.Long(edition.Period)}");
        sheet.Cell(2, 1).Style.Font.FontSize = 12;
        sheet.Column(1).Width = LabelWidth;
        sheet.Column(2).Width = TextWidth;
        var nation = edition[PublicTables.Nation].Rows[0];
        var row = Lines(sheet, 4, "Terbitan",
        [
            ("Penerbit", options.Publisher),
            ("Keadaan per", edition.AsOf),
            ("Nomor terbitan", edition.Issue.ToString("00", System.Globalization.CultureInfo.InvariantCulture)),
            ("Status", SummaryTexts.Status(summary)),
            ("Sifat", $"{PublicTexts.Access}, boleh disebarluaskan dengan menyebut sumber"),
            ("Pelaporan", SummaryTexts.Completeness(summary)),
            ("Narahubung", options.Contact),
        ]);
        row = Lines(sheet, row + 1, "Angka kunci",
        [
            ("Orang terdata", Shown(nation.Cells[0])),
            ("Bersertifikat", Shown(nation.Cells[1])),
            ("Cakupan", Share(nation.Cells[1], nation.Cells[0])),
        ]);
        var notes = PublicTexts.Notes(edition, rules);
        row = Lines(sheet, row + 1, "Arti tanda", [.. notes.Where(note => note.Section == "Tanda").Select(note => (note.Term, (object?)note.Text))]);
        row = Lines(sheet, row + 1, "Cara angka kecil dilindungi", [.. notes.Where(note => note.Section == "Penyamaran").Take(3).Select(note => (note.Term, (object?)note.Text)), ("Dalam edisi ini", Extent(edition))]);
        Lines(sheet, row + 1, "Dasar hukum", [.. notes.Where(note => note.Section == "Dasar hukum").Select(note => (note.Term, (object?)note.Text))]);
        SheetLayout.Print(sheet, PublicTexts.Footer(edition));
        sheet.PageSetup.FitToPages(1, 1);
    }

    private static string Extent(PublishedEdition edition)
    {
        var cells = edition.Tables.Sum(table => table.Rows.Sum(row => row.Cells.Count(cell => cell.Mark is CellMark.Number or CellMark.Suppressed)));
        return $"{IndonesianText.Number(edition.Suppressed)} dari {IndonesianText.Number(cells)} sel disamarkan; {IndonesianText.Number(edition.Held)} kabupaten/kota ditahan.";
    }

    private static void Contents(XLWorkbook workbook, PublishedEdition edition)
    {
        var sheet = TitledSheet.Begin(workbook, ContentsSheet, "Daftar Isi", "Pilih nama lembar untuk membukanya.");
        List<(string Sheet, string Holds)> lines =
        [
            (CoverSheet, "Apa edisi ini, arti tanda, cara angka kecil dilindungi, dasar hukum"),
            .. PublicTexts.Tables.Select(table => (table.Sheet, table.Holds)),
            (NotesSheet, "Tanda, penyamaran, arti kolom, dasar hukum, sumber"),
        ];
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblDaftarIsi",
        [
            new SheetColumn<(string Sheet, string Holds)>("Lembar", 24, CellFormat.Text, line => line.Sheet),
            new SheetColumn<(string Sheet, string Holds)>("Isi", TextWidth, CellFormat.Text, line => line.Holds),
        ], lines);
        for (var line = 0; line < lines.Count; line++)
        {
            var link = sheet.Cell(SheetLayout.HeaderRow + 1 + line, 1);
            link.Hyperlink = new XLHyperlink($"'{lines[line].Sheet}'!A1");
            link.Style.Font.Underline = XLFontUnderlineValues.Single;
        }

        SheetLayout.Print(sheet, PublicTexts.Footer(edition), SheetLayout.HeaderRow);
    }

    private static void Notes(XLWorkbook workbook, PublishedEdition edition, DisclosureRules rules)
    {
        var sheet = TitledSheet.Begin(workbook, NotesSheet, $"Catatan, {IndonesianText.Long(edition.Period)}", "Lembar ini memuat satu tabel: arti tanda, cara penyamaran, arti kolom, dasar hukum, dan sumber.");
        SheetLayout.LinkToContents(sheet);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblCatatan",
        [
            new SheetColumn<(string Section, string Term, string Text)>("Bagian", 16, CellFormat.Wrapped, note => note.Section),
            new SheetColumn<(string Section, string Term, string Text)>("Istilah", LabelWidth, CellFormat.Wrapped, note => note.Term),
            new SheetColumn<(string Section, string Term, string Text)>("Penjelasan", TextWidth, CellFormat.Wrapped, note => note.Text),
        ], PublicTexts.Notes(edition, rules).ToList());
        Finish(sheet, edition, 0);
    }

    private static IXLWorksheet Begin(XLWorkbook workbook, PublishedEdition edition, string code, string subject)
    {
        var name = PublicTexts.Tables.First(table => table.Code == code).Sheet;
        var sheet = TitledSheet.Begin(
            workbook, name, $"{SummaryTexts.Title} menurut {subject}, {IndonesianText.Long(edition.Period)}",
            $"Sumber: roster SDM Kesos dari Dinas Sosial kabupaten/kota; keadaan per {IndonesianText.Long(edition.AsOf)}. {PublicTexts.MarkerNote}");
        SheetLayout.LinkToContents(sheet);
        return sheet;
    }

    private static void Finish(IXLWorksheet sheet, PublishedEdition edition, int frozenColumns)
    {
        sheet.SheetView.Freeze(SheetLayout.HeaderRow, frozenColumns);
        SheetLayout.Print(sheet, PublicTexts.Footer(edition), SheetLayout.HeaderRow);
    }

    /// <returns>The row after the last line.</returns>
    private static int Lines(IXLWorksheet sheet, int row, string title, IReadOnlyList<(string Label, object? Value)> lines)
    {
        SheetLayout.Section(sheet, row, title);
        foreach (var (label, value) in lines)
        {
            row++;
            sheet.Cell(row, 1).SetText(label).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
            SheetLayout.Write(sheet.Cell(row, 2), value, value is string ? CellFormat.Wrapped : CellFormat.Count);
            sheet.Cell(row, 2).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
            sheet.Cell(row, 2).Style.Alignment.Indent = 0;
            if (value is string { Length: > (int)TextWidth } text)
            {
                // Programs that do not measure wrapped text themselves would cut it.
                sheet.Row(row).Height = 13.5 * Math.Ceiling((text.Length / TextWidth) + 0.1);
            }
        }

        return row + 1;
    }
}
