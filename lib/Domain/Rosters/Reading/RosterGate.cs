using SertiKesos.Rosters.Findings;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>
/// Says whether a file may be opened, by its content and before anything is parsed: null for one that may, else the reason
/// why it is refused.
/// </summary>
internal static class RosterGate
{
    public const int MaxBytes = 25 * 1024 * 1024;

    public static FindingRule? Check(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaxBytes)
        {
            return FindingCatalog.FileTooLarge;
        }

        return FileKinds.Of(content) switch
        {
            FileKind.Spreadsheet => null,
            FileKind.Archive => FindingCatalog.Archive,
            FileKind.Damaged => FindingCatalog.Damaged,
            FileKind.Empty => FindingCatalog.EmptyFile,
            FileKind.ExternalContent => FindingCatalog.ExternalContent,
            FileKind.Lock => FindingCatalog.LockFile,
            FileKind.Macros => FindingCatalog.Macros,
            FileKind.OldExcel => FindingCatalog.OldExcel,
            FileKind.OpenDocument => FindingCatalog.OpenDocument,
            FileKind.OtherOffice => FindingCatalog.OtherOfficeFile,
            FileKind.PasswordProtected => FindingCatalog.PasswordProtected,
            FileKind.Pdf => FindingCatalog.Pdf,
            FileKind.Picture => FindingCatalog.Picture,
            FileKind.PlainText => FindingCatalog.PlainText,
            FileKind.Suspicious => FindingCatalog.SuspiciousPackage,
            FileKind.UnknownFormat => FindingCatalog.UnknownFormat,
            FileKind.WebPage => FindingCatalog.WebPage,
            var kind => throw new InvalidOperationException($"No finding stands for {kind}."),
        };
    }

    /// <summary>The refusal that a reader's problem means.</summary>
    public static FindingRule RuleOf(WorkbookProblem problem) => problem switch
    {
        WorkbookProblem.NotAWorkbook => FindingCatalog.Archive,
        WorkbookProblem.Binary => FindingCatalog.BinaryWorkbook,
        WorkbookProblem.Macro => FindingCatalog.Macros,
        WorkbookProblem.ExternalContent => FindingCatalog.ExternalContent,
        WorkbookProblem.Hostile => FindingCatalog.SuspiciousPackage,
        WorkbookProblem.TooManySheets or WorkbookProblem.TooManyRows or WorkbookProblem.TooManyColumns
            or WorkbookProblem.TooManyCells or WorkbookProblem.CellTooLong => FindingCatalog.TooMuchContent,
        WorkbookProblem.OverMemory => FindingCatalog.OverMemory,
        WorkbookProblem.Protected => FindingCatalog.PasswordProtected,
        _ => FindingCatalog.Damaged,
    };
}
