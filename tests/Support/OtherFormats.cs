using System.Globalization;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Reading;
using SertiKesos.Sheets;

namespace SertiKesos.Tests.Support;

/// <summary>Reads rosters of other formats than .xlsx.</summary>
internal static class OtherFormats
{
    public static IReadOnlyList<SheetContent> Sheets(byte[] content, WorkbookLimits? limits = null) =>
        RosterSheets.Read(new RosterFile("Data PSM.bin", content), limits ?? WorkbookLimits.Default, CancellationToken.None);

    public static WorkbookProblem Refused(byte[] content, WorkbookLimits? limits = null) =>
        Assert.Throws<WorkbookException>(() => Sheets(content, limits)).Problem;

    public static RosterReading Read(byte[] content, ReadingLimits? limits = null) => RosterReader.Read(
        new RosterFile("Roster.bin", content), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None, limits);

    /// <summary>Rows as text: the cells of each joined, blanks left out.</summary>
    public static IReadOnlyList<string> Lines(this SheetContent sheet) =>
        [.. sheet.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text)))];

    /// <summary>The cells of a row as a text format writes them: dates with the day first.</summary>
    public static IEnumerable<string> Words(object?[] row) => row.Select(value => value switch
    {
        DateOnly date => date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    });
}
