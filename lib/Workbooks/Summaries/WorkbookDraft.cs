using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>The layers of a workbook: what is signed, what one looks things up in, and what machines read.</summary>
internal enum SheetLayer
{
    Brief,
    Reference,
    Data,
}

/// <summary>A sheet in its place: its name, what the contents say of it, and how it is written.</summary>
internal sealed record WorkbookSheet(SheetLayer Layer, string Name, string Holds, Action<WorkbookDraft> Write);

/// <summary>A workbook while its sheets are written: what the library holds, and what is added once it is saved.</summary>
internal sealed record WorkbookDraft(XLWorkbook Book, NationalSummary Summary, SummaryOptions Options, IReadOnlyList<WorkbookSheet> Sheets)
{
    public List<SheetChart> Charts { get; } = [];

    public List<StreamedTable> Tables { get; } = [];

    /// <summary>A sheet with its title, its source and the way back to the contents.</summary>
    /// <param name="marks">Marks stand on the sheet, so they are explained.</param>
    public IXLWorksheet Begin(string name, string title, string? source = null, bool marks = true)
    {
        var sheet = TitledSheet.Begin(Book, name, title, $"{source ?? SummaryTexts.Source(Summary)}{(marks ? $" {SummaryTexts.MarkerNote}" : "")}");
        SheetLayout.LinkToContents(sheet);
        return sheet;
    }
}
