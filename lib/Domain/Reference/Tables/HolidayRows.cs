namespace SertiKesos.Reference.Tables;

/// <summary>A national holiday or a day of collective leave. An estimated one awaits the joint decree of its year.</summary>
internal sealed record HolidayRow(DateOnly Day, string Name, bool IsLeave, bool IsEstimate, string Source, EffectiveDates Dates);

/// <summary>The table <c>libur</c>.</summary>
internal static class HolidayRows
{
    private const string Day = "tanggal";

    public static ReferenceTable<HolidayRow> Table { get; } = new(
        "libur",
        "Hari libur nasional dan cuti bersama",
        [Day, "nama", "jenis", RowCells.Status, RowCells.Source, RowCells.From, RowCells.To],
        cells => new HolidayRow(
            cells.Day(Day),
            cells.Text("nama"),
            cells.One("jenis", ("libur", false), ("cuti", true)),
            cells.One(RowCells.Status, ("tetap", false), ("perkiraan", true)),
            cells.Text(RowCells.Source),
            cells.Dates()),
        row =>
        [
            EffectiveDates.Text(row.Day), row.Name, row.IsLeave ? "cuti" : "libur", row.IsEstimate ? "perkiraan" : "tetap",
            row.Source, EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ],
        Whole,
        () => ShippedTables.Read("libur"));

    private static IEnumerable<ReferenceFault> Whole(IReadOnlyList<Numbered<HolidayRow>> rows) =>
        rows.Where(row => !row.Value.Dates.Contains(row.Value.Day))
            .Select(row => new ReferenceFault(row.Row, RowCells.From, "hari liburnya sendiri di luar waktu berlaku. Kosongkan berlaku_sejak dan berlaku_sampai."))
            .Concat(rows
                .GroupBy(row => (row.Value.Day, Name: row.Value.Name.ToUpperInvariant()))
                .SelectMany(group => group.Skip(1).Select(twice => new ReferenceFault(twice.Row, Day, $"sama dengan baris {group.First().Row}. Hapus salah satunya."))));
}
