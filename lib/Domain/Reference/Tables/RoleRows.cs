using SertiKesos.People;

namespace SertiKesos.Reference.Tables;

/// <summary>A role with the word for it and its legal category, within a span of days.</summary>
internal sealed record RoleRow(Role Role, string Label, LegalCategory Category, bool IsConfirmed, string Source, EffectiveDates Dates);

/// <summary>
/// The table <c>peran</c>. A role that rosters can name is part of the program, so none can be added here; what each
/// belongs to can change.
/// </summary>
internal static class RoleRows
{
    private const string Code = "kode";
    private const string Category = "kategori";

    private static readonly (string Word, LegalCategory Value)[] Categories =
        [.. Enum.GetValues<LegalCategory>().Select(category => (category.Code(), category))];

    public static ReferenceTable<RoleRow> Table { get; } = new(
        "peran",
        "Jenis SDM Kesos dan kategori hukumnya",
        [Code, "sebutan", Category, RowCells.Status, RowCells.Source, RowCells.From, RowCells.To],
        Read,
        row =>
        [
            row.Role.Code(), row.Label, row.Category.Code(), row.IsConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed,
            row.Source, EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ],
        rows => RoleCatalog.All.SelectMany(entry => Spans.Gaps(rows.Where(row => row.Value.Role == entry.Role), entry.Code, row => row.Dates, Code))
            .Concat(Spans.Overlaps(rows, row => row.Role.Code(), row => row.Dates, Code)),
        () => ShippedTables.Read("peran"));

    private static RoleRow Read(RowCells cells)
    {
        var code = cells.Text(Code);
        var entry = RoleCatalog.Find(code.ToUpperInvariant());
        if (entry is null && code.Length > 0)
        {
            cells.Fault(Code, $"\"{code}\" bukan kode peran yang dikenal program. Pakai salah satu: {string.Join(", ", RoleCatalog.All.Select(role => role.Code))}.");
        }

        return new RoleRow(
            entry?.Role ?? default, cells.Text("sebutan"), cells.One(Category, Categories), cells.IsConfirmed(), cells.Text(RowCells.Source), cells.Dates());
    }
}
