using SertiKesos.Summaries.Brief;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Brief;

/// <summary>What is to be done next, on one page.</summary>
internal static class ActionSheet
{
    private const string Name = "Perlu Tindakan";

    public static WorkbookSheet Sheet { get; } = new(SheetLayer.Brief, Name, "Apa yang perlu dilakukan, di mana, dan langkahnya", Write);

    private static void Write(WorkbookDraft draft)
    {
        var sheet = draft.Begin(Name, $"Yang perlu ditindaklanjuti, {IndonesianText.Long(draft.Summary.Period)}");
        var lines = ActionLines.Of(draft.Summary);
        if (lines.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText("Tidak ada yang perlu ditindaklanjuti.");
        }
        else
        {
            SheetLayout.Table(sheet, SheetLayout.HeaderRow, "tblTindakan",
            [
                new SheetColumn<ActionLine>("Urusan", 19, CellFormat.Text, line => line.Subject),
                new SheetColumn<ActionLine>("Di mana", 42, CellFormat.Wrapped, line => line.Where),
                new SheetColumn<ActionLine>("Keadaan", 60, CellFormat.Wrapped, line => line.State),
                new SheetColumn<ActionLine>("Langkah", 62, CellFormat.Wrapped, line => line.Step),
            ], lines.ToList());
            sheet.SheetView.Freeze(SheetLayout.HeaderRow, 0);
        }

        SheetLayout.Print(sheet, draft.Summary, SheetLayout.HeaderRow, draft.Options.Paper, pagesTall: 1);
    }
}
