using System.Globalization;
using SertiKesos.People;

namespace SertiKesos.Reference.Tables;

/// <summary>How long certificates of a scheme are valid; the effective dates are those of their issue.</summary>
internal sealed record SchemeRow(string Pattern, int Months, bool IsConfirmed, string Source, EffectiveDates Dates)
{
    public SchemeValidity Validity => new(Pattern, Months, Dates.From, Dates.To);
}

/// <summary>The table <c>skema</c>.</summary>
internal static class SchemeRows
{
    private const string Pattern = "pola";

    public static ReferenceTable<SchemeRow> Table { get; } = new(
        "skema",
        "Masa berlaku sertifikat menurut skema",
        [Pattern, "bulan", RowCells.Status, RowCells.Source, RowCells.From, RowCells.To],
        Read,
        row =>
        [
            row.Pattern, row.Months.ToString(CultureInfo.InvariantCulture), row.IsConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed,
            row.Source, EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ],
        rows => Spans.Gaps(rows.Where(row => row.Value.Pattern == SchemeValidity.Any), $"semua skema ({SchemeValidity.Any})", row => row.Dates, Pattern)
            .Concat(Spans.Overlaps(rows, row => row.Pattern, row => row.Dates, Pattern)),
        () => ShippedTables.Read("skema"));

    private static SchemeRow Read(RowCells cells)
    {
        var pattern = cells.Text(Pattern);
        if (pattern.IndexOfAny(['\\', '?', '<', '>', '"']) >= 0)
        {
            cells.Fault(Pattern, "memuat tanda yang tidak dapat dipakai (\\ ? < > \"). Pakai * untuk bagian nama yang bebas, misalnya *generalis*.");
        }

        return new SchemeRow(pattern, cells.Number("bulan", 1, 600), cells.IsConfirmed(), cells.Text(RowCells.Source), cells.Dates());
    }
}
