using SertiKesos.Rosters.Cells;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rosters.Rows;

/// <summary>The findings that every date column shares.</summary>
internal static class DateFindings
{
    public static void Report(SheetContext context, SheetRow row, RosterField field, SheetCell? cell, DateCell date, FindingRule unreadable)
    {
        switch (date.Note)
        {
            case DateNote.Unreadable or DateNote.YearOnly:
                context.Report(unreadable, row, field);
                break;
            case DateNote.TooEarly:
                context.Report(FindingCatalog.CertificateDateTooEarly, row, field, detail: Word(cell));
                break;
            case DateNote.MonthFirst:
                context.Report(FindingCatalog.MonthBeforeDay, row, field, detail: Word(cell));
                break;
            case DateNote.Serial when date.Date is { } read:
                context.Report(FindingCatalog.SerialDate, row, field, detail: IndonesianText.Long(read));
                break;
        }
    }

    private static string Word(SheetCell? cell) => cell switch
    {
        { Kind: CellKind.Date, Date: { } date } => IndonesianText.Long(date),
        { } known => CleanText.Line(known.Text),
        _ => "",
    };
}
