using System.Globalization;

namespace SertiKesos.Reference.Tables;

/// <summary>
/// A national figure that somebody published. Sources contradict each other: each has a row of its own, and none is
/// mended.
/// </summary>
/// <param name="Code">The series it belongs to.</param>
/// <param name="As">The time it is about: a year, a month or a day, as far as the source tells.</param>
internal sealed record ReferenceFigure(
    string Code, string Name, string As, decimal Value, string Unit, bool IsConfirmed, string Source, string Note, EffectiveDates Dates);

/// <summary>The table <c>angka-acuan</c>.</summary>
internal static class FigureRows
{
    private const string Code = "kode";
    private const string As = "per";

    public static ReferenceTable<ReferenceFigure> Table { get; } = new(
        "angka-acuan",
        "Angka acuan nasional beserta sumbernya",
        [Code, "nama", As, "nilai", "satuan", RowCells.Status, RowCells.Source, "catatan", RowCells.From, RowCells.To],
        Read,
        row =>
        [
            row.Code, row.Name, row.As, Number(row.Value), row.Unit, row.IsConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed,
            row.Source, row.Note, EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ],
        rows => rows
            .GroupBy(row => (row.Value.Code, row.Value.As, row.Value.Source))
            .SelectMany(group => group.Skip(1).Select(twice => new ReferenceFault(
                twice.Row, Code, $"{group.Key.Code} per {group.Key.As} dari sumber itu sudah ada pada baris {group.First().Row}. Hapus salah satunya."))),
        () => ShippedTables.Read("angka-acuan"));

    private static ReferenceFigure Read(RowCells cells)
    {
        var code = cells.Text(Code);
        if (!code.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            cells.Fault(Code, $"\"{code}\" harus huruf kecil, angka, dan tanda hubung saja, seperti kebutuhan-sdm.");
        }

        var per = cells.Text(As);
        if (per.Length > 0 && !IsTime(per))
        {
            cells.Fault(As, $"\"{per}\" bukan waktu. Tulis 2012, 2012-04, atau 2012-04-05.");
        }

        return new ReferenceFigure(
            code, cells.Text("nama"), per, cells.Decimal("nilai"), cells.Text("satuan"), cells.IsConfirmed(), cells.Text(RowCells.Source),
            cells.OptionalText("catatan"), cells.Dates());
    }

    private static bool IsTime(string text) => DateOnly.TryParseExact(
        text, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');
}
