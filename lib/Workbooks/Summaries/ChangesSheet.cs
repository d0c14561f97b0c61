using SertiKesos.People;
using SertiKesos.Regions;
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
}
