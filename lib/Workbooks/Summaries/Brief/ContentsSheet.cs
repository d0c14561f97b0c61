using ClosedXML.Excel;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Brief;

/// <summary>Every sheet with what it holds, and a link to it.</summary>
internal static class ContentsSheet
{
    public const string Name = "Daftar Isi";

    public static WorkbookSheet Sheet { get; } = new(SheetLayer.Brief, Name, "Semua lembar, dengan tautan", Write);

    private static void Write(WorkbookDraft draft)
    {
        var sheet = TitledSheet.Begin(draft.Book, Name, Name, "Pilih nama lembar untuk membukanya.");
        sheet.Cell(3, 1).SetText(SummaryTexts.MarkerNote);
        SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblDaftarIsi",
        [
            new SheetColumn<WorkbookSheet>("Lembar", 22, CellFormat.Text, line => line.Name),
            new SheetColumn<WorkbookSheet>("Lapis", 20, CellFormat.Text, line => Label(line.Layer)),
            new SheetColumn<WorkbookSheet>("Isi", 82, CellFormat.Wrapped, line => line.Holds),
        ], draft.Sheets.ToList());
        for (var line = 0; line < draft.Sheets.Count; line++)
        {
            var link = sheet.Cell(SheetLayout.HeaderRow + 1 + line, 1);
            link.Hyperlink = new XLHyperlink($"'{draft.Sheets[line].Name}'!A1");
            link.Style.Font.FontColor = TitledSheet.Ink;
            link.Style.Font.Underline = XLFontUnderlineValues.Single;
        }

        SheetLayout.Print(sheet, draft.Summary, SheetLayout.HeaderRow, draft.Options.Paper, portrait: true, pagesTall: 1);
    }

    private static string Label(SheetLayer layer) => layer switch
    {
        SheetLayer.Brief => "Ringkasan",
        SheetLayer.Reference => "Tabel rujukan",
        _ => "Data",
    };
}
