using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Brief;
using SertiKesos.Workbooks.Summaries.Reference;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// The ministry's workbook in three layers: a brief that is signed, tables to look things up in, and the data. The same
/// summary yields the same bytes; nothing in it comes from the clock, and no cell holds a formula.
/// </summary>
internal static class NationalWorkbook
{
    public static byte[] Write(NationalSummary summary, SummaryOptions options) => Write(summary, options, Sheets(summary));

    /// <summary>The sheets in their order; another one is another line.</summary>
    public static IReadOnlyList<WorkbookSheet> Sheets(NationalSummary summary) =>
    [
        CoverSheet.Sheet,
        ContentsSheet.Sheet,
        ChartSheet.Sheet,
        ReportedSheet.Sheet,
        ActionSheet.Sheet,
        NationSheets.States(summary),
        NationSheets.Categories(summary),
        NationSheets.Centres(summary),
        NationSheets.Provinces(summary),
        RegionSheets.Coverage(summary),
        NationSheets.Roles(summary),
        RegionSheets.StatedProvinces(summary),
        RegionSheets.Stated(summary),
        InstitutionSheets.Kinds(summary),
        InstitutionSheets.Provinces(summary),
        InstitutionSheets.Matrix(summary),
        PlanSheets.Expiries(summary),
        CompletenessSheets.Provinces(summary),
        CompletenessSheets.Reports(summary),
        CompletenessSheets.Revisions(summary),
        NeedSheets.References(summary),
        NeedSheets.Provinces(summary),
        NeedSheets.Regions(summary),
        NeedSheets.Ages(summary),
        NeedSheets.RegionAges(summary),
        PlanSheets.Targets(summary),
        PlanSheets.Centres(summary),
        PlanSheets.Queue(summary),
        PlanSheets.Ladder(summary),
        PlanSheets.Trainings(summary),
        ChangeSheets.Bridge(summary),
        ChangeSheets.Regions(summary),
        ChartFigures.Sheet(summary),
        ClosingSheets.Notes(summary),
        ClosingSheets.Data(summary),
    ];

    public static byte[] Write(NationalSummary summary, SummaryOptions options, IReadOnlyList<WorkbookSheet> sheets)
    {
        using var saved = new MemoryStream();
        using var book = new XLWorkbook();
        var draft = new WorkbookDraft(book, summary, options, sheets);
        foreach (var sheet in sheets)
        {
            sheet.Write(draft);
        }

        book.Properties.Title = $"{SummaryTexts.Title}, {IndonesianText.Long(summary.Period)}";
        book.Properties.Author = options.Publisher;
        book.Properties.LastModifiedBy = options.Publisher;
        book.Properties.Created = book.Properties.Modified = summary.AsOf.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        book.SaveAs(saved);

        var rows = WorkbookParts.Complete(saved, draft.Charts, draft.Tables);
        return PackageNormaliser.Normalise(saved.ToArray(), summary.AsOf, rows);
    }
}
