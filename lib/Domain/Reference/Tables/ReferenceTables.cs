namespace SertiKesos.Reference.Tables;

/// <summary>All tables, by the names that commands, addresses and blobs use.</summary>
internal static class ReferenceTables
{
    public static IReadOnlyList<IReferenceTable> All { get; } =
        [RegionRows.Table, RoleRows.Table, SchemeRows.Table, TkskRows.Table, DeadlineRows.Table, HolidayRows.Table, FigureRows.Table];

    public static IReferenceTable? Find(string name) => All.FirstOrDefault(table => table.Name == name);
}
