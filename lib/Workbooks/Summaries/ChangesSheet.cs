using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Workbooks.Summaries.Books;

namespace SertiKesos.Workbooks.Summaries;

/// <summary>
/// The bridge from the last issue to this one as sheets: by cause, then by region, role or roster. The same tables stand in
/// the national, provincial and office workbooks.
/// </summary>
internal static class ChangesSheet
{
    public const string Name = "Perubahan";
    public const string RegionName = "Perubahan Wilayah";
    public const string RoleName = "Perubahan Peran";
    public const string RosterName = "Perubahan Roster";

    /// <summary>The two sheets of a workbook that the workbook library writes; without an earlier issue the first one says so.</summary>
    public static void Write(XLWorkbook workbook, NationalSummary summary, IssueChanges? changes)
    {
        var bridge = Begin(workbook, Name, SheetLayout.Heading("sebab perubahan", summary), changes);
        if (changes?.From is null)
        {
            bridge.Cell(SheetLayout.HeaderRow, 1).SetText(ChangeTexts.NoIssueBefore);
            SheetLayout.Print(bridge, summary);
            return;
        }

        IReadOnlyList<ChangeLine> lines = [.. ChangeTables.Lines(changes)];
        Table(bridge, "tblPerubahan", ChangeTables.LineColumns, lines, null);
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].IsStock)
            {
                bridge.Range(SheetLayout.HeaderRow + 1 + index, 2, SheetLayout.HeaderRow + 1 + index, 3).Style.NumberFormat.Format = "#,##0";
            }
        }

        Finish(bridge, summary, 1);
        var regions = Begin(workbook, RegionName, SheetLayout.Heading("perubahan per kabupaten/kota", summary), changes);
        Table(regions, "tblPerubahanWilayah", ChangeTables.RowColumns, ChangeTables.Regions(changes, summary.Known), ChangeTables.Total(changes, SummaryTexts.Country));
        Finish(regions, summary, 2);
    }

    /// <summary>The bridge by cause.</summary>
    public static BookSheet Bridge(string subject, IssueChanges changes) => Bridge(subject, changes.From, ChangeTables.Lines(changes));

    public static BookSheet Bridge(string subject, RegionChanges? changes, IssueName? from, IssueName to) =>
        Bridge(subject, changes is null ? null : from, changes is null || from is null ? [] : ChangeTables.Lines(changes, from, to));

    public static BookSheet Regions(string subject, IssueChanges? changes, RegionCatalog names) =>
        new BookSheet(RegionName, $"Perubahan per kabupaten/kota, {subject}", Note(changes?.From))
            .With("tblPerubahanWilayah", ChangeTables.RowColumns, ChangeTables.Regions(changes, names), ChangeTexts.NoIssueBefore, ChangeTables.Total(changes, "Jumlah"), 2);

    public static BookSheet Roles(string subject, IReadOnlyList<RoleChanges> roles, IssueName? from, Func<Role, string> labelOf) =>
        new BookSheet(RoleName, $"Perubahan per peran, {subject}", $"{Note(from)} Seseorang dengan dua peran terhitung pada keduanya.")
            .With("tblPerubahanPeran", ChangeTables.RoleColumns, ChangeTables.Roles(from is null ? [] : roles, labelOf), ChangeTexts.NoIssueBefore);

    /// <summary>By what brought it: each roster, acts of the office, and the calendar with the rules.</summary>
    public static BookSheet Rosters(string subject, RegionChanges? changes, IssueName? from, Func<Role, string> labelOf) =>
        new BookSheet(RosterName, $"Perubahan menurut roster, {subject}", $"{Note(from)} Roster yang sudah diganti roster lebih baru tidak mengubah jumlah lagi.")
            .With("tblPerubahanRoster", ChangeTables.SourceColumns(labelOf), from is null ? [] : changes?.Sources ?? [], "Tidak ada perubahan sejak terbitan sebelumnya.");

    private static BookSheet Bridge(string subject, IssueName? from, IReadOnlyList<ChangeLine> lines) =>
        new BookSheet(Name, $"Perubahan sejak terbitan sebelumnya, {subject}", ChangeTexts.Explanation)
            .With("tblPerubahan", ChangeTables.LineColumns, from is null ? [] : lines, ChangeTexts.NoIssueBefore, stands: line => line.IsStock);

    private static string Note(IssueName? from) => from is null ? ChangeTexts.NoIssueBefore : $"Dibandingkan dengan {ChangeTexts.Name(from)}.";

    private static IXLWorksheet Begin(XLWorkbook workbook, string name, string title, IssueChanges? changes)
    {
        var sheet = TitledSheet.Begin(workbook, name, title, name == Name ? ChangeTexts.Explanation : Note(changes?.From));
        SheetLayout.LinkToContents(sheet);
        return sheet;
    }

    private static void Table<T>(IXLWorksheet sheet, string name, IReadOnlyList<BookColumn<T>> columns, IReadOnlyCollection<T> items, object?[]? total)
    {
        IReadOnlyList<SheetColumn<T>> shown = [.. columns.Select(column => new SheetColumn<T>(column.Heading, column.Width, FormatOf(column.Format), item => Plain(column.Value(item))))];
        if (total is not null)
        {
            SheetLayout.Total(sheet, SheetLayout.HeaderRow - 1, shown, total);
        }

        var last = SheetLayout.Table(sheet, SheetLayout.HeaderRow, name, shown, items);
        for (var column = 0; column < columns.Count; column++)
        {
            if (columns[column].Format == BookFormat.Signed)
            {
                sheet.Range(SheetLayout.HeaderRow - 1, column + 1, last, column + 1).Style.NumberFormat.Format = "+#,##0;\u2212#,##0;0";
            }
        }
    }

    private static object? Plain(object? value) => value is Stock stock ? stock.Count : value;

    private static CellFormat FormatOf(BookFormat format) => format switch
    {
        BookFormat.Wrapped => CellFormat.Wrapped,
        BookFormat.Count or BookFormat.Signed => CellFormat.Count,
        _ => CellFormat.Text,
    };

    private static void Finish(IXLWorksheet sheet, NationalSummary summary, int frozenColumns)
    {
        sheet.SheetView.Freeze(SheetLayout.HeaderRow, frozenColumns);
        SheetLayout.Print(sheet, summary, SheetLayout.HeaderRow);
    }
}
