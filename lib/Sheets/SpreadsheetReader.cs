namespace SertiKesos.Sheets;

/// <summary>
/// Reads a spreadsheet of any of the formats into sheets, rows and cells, as they are stored: nothing is calculated,
/// fetched or repaired. What is not understood, or would cost more than the limits allow, is a <see cref="WorkbookException"/>.
/// </summary>
public static class SpreadsheetReader
{
    /// <summary>Reads a file for which <see cref="FileKinds.Of"/> says <see cref="FileKind.Spreadsheet"/>.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="textSheet">The name of the sheet where the format has none (text and web pages).</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="cancel">Ends the reading early.</param>
    /// <param name="ownAuthor">Comments by this author are not counted: the caller wrote them itself.</param>
    /// <exception cref="WorkbookException">The file may not or cannot be read.</exception>
    public static IReadOnlyList<SheetContent> Read(
        ReadOnlyMemory<byte> content, string textSheet, WorkbookLimits limits, CancellationToken cancel, string? ownAuthor = null) =>
        Read(content, textSheet, new ContentBudget(limits, cancel), ownAuthor, cancel);

    /// <summary>
    /// Shows the rows of such a file one after the other, in the order in which they are stored, and keeps none of them:
    /// a row that a file repeats or splits is shown in its pieces. The limits are those of a whole reading.
    /// </summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="textSheet">The name of the sheet where the format has none (text and web pages).</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="visit">Gets the name of a sheet and a row with content; false ends the reading.</param>
    /// <param name="cancel">Ends the reading early.</param>
    /// <returns>Whether the whole file was shown.</returns>
    /// <exception cref="WorkbookException">The file may not or cannot be read.</exception>
    public static bool Visit(
        ReadOnlyMemory<byte> content, string textSheet, WorkbookLimits limits, Func<string, SheetRow, bool> visit, CancellationToken cancel)
    {
        try
        {
            Read(content, textSheet, new ContentBudget(limits, cancel, visit), null, cancel);
            return true;
        }
        catch (ReadingEndedException)
        {
            return false;
        }
    }

    private static IReadOnlyList<SheetContent> Read(
        ReadOnlyMemory<byte> content, string textSheet, ContentBudget budget, string? ownAuthor, CancellationToken cancel) =>
        FileKinds.FormatOf(content) switch
        {
            SpreadsheetFormat.Workbook => WorkbookReader.Read(content, budget, ownAuthor, cancel),
            SpreadsheetFormat.OldWorkbook => OldWorkbookReader.Read(content, budget, cancel),
            SpreadsheetFormat.XmlSpreadsheet => XmlSpreadsheetReader.Read(Text(content), budget, cancel),
            SpreadsheetFormat.WebPage => new HtmlTableReader(textSheet, budget, cancel).Read(Text(content)),
            _ => [SeparatedTextReader.Read(Text(content), textSheet, budget)],
        };

    private static string Text(ReadOnlyMemory<byte> content) =>
        TextEncodings.Decode(content.Span) ?? throw new WorkbookException(WorkbookProblem.Damaged);
}
