using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Reading;

/// <summary>The content of a roster in whatever format it came, as sheets.</summary>
internal static class RosterSheets
{
    private const int MaxSheetName = 31;

    /// <summary>Reads a file that <see cref="RosterGate.Check"/> let through.</summary>
    public static IReadOnlyList<SheetContent> Read(RosterFile file, WorkbookLimits limits, CancellationToken cancel) =>
        SpreadsheetReader.Read(file.Content, SheetName(file.Name), limits, cancel, ReceiptSheets.Author);

    /// <summary>Shows the rows of such a file one after the other and keeps none; false ends it.</summary>
    public static void Visit(RosterFile file, WorkbookLimits limits, Func<string, SheetRow, bool> visit, CancellationToken cancel) =>
        SpreadsheetReader.Visit(file.Content, SheetName(file.Name), limits, visit, cancel);

    /// <summary>Text formats have no sheets; spreadsheet programs name the one they show after the file.</summary>
    private static string SheetName(string fileName)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(fileName).Select(character =>
            char.IsControl(character) || character is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : character));
        name = Masking.Text(name.Trim(' ', '\''));
        // Room is left for the number of a further table.
        return name.Length == 0 ? "Data" : name.Length <= MaxSheetName - 5 ? name : name[..(MaxSheetName - 5)].TrimEnd();
    }
}
