using System.Globalization;
using SertiKesos.Regions;

namespace SertiKesos.Reference.Tables;

/// <summary>
/// How many TKSK a region should have. <paramref name="Region"/> is null for all regions without a row of their own,
/// <paramref name="Expected"/> is null for one per kecamatan.
/// </summary>
internal sealed record TkskRow(RegionCode? Region, int? Expected, bool IsConfirmed, string Source, EffectiveDates Dates);

/// <summary>The table <c>tksk</c>.</summary>
internal static class TkskRows
{
    private const string Code = "kode";
    private const string Expected = "jumlah";
    private const string All = "*";
    private const string PerKecamatan = "per kecamatan";

    public static ReferenceTable<TkskRow> Table { get; } = new(
        "tksk",
        "Jumlah TKSK yang semestinya ada",
        [Code, Expected, RowCells.Status, RowCells.Source, RowCells.From, RowCells.To],
        Read,
        row =>
        [
            row.Region?.Value ?? All, row.Expected?.ToString(CultureInfo.InvariantCulture) ?? PerKecamatan,
            row.IsConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed, row.Source, EffectiveDates.Text(row.Dates.From), EffectiveDates.Text(row.Dates.To),
        ],
        rows => Spans.Overlaps(rows, row => row.Region?.Value ?? All, row => row.Dates, Code),
        () => ShippedTables.Read("tksk"));

    private static TkskRow Read(RowCells cells)
    {
        RegionCode? region = null;
        var text = cells.Text(Code);
        if (RegionCode.TryParse(text, out var code))
        {
            region = code;
        }
        else if (text is not (All or ""))
        {
            cells.Fault(Code, $"\"{text}\" bukan kode wilayah seperti 32.10 dan bukan * (semua wilayah).");
        }

        int? expected = string.Equals(cells.Raw(Expected), PerKecamatan, StringComparison.OrdinalIgnoreCase) ? null : Number(cells);
        return new TkskRow(region, expected, cells.IsConfirmed(), cells.Text(RowCells.Source), cells.Dates());
    }

    private static int? Number(RowCells cells)
    {
        if (int.TryParse(cells.Raw(Expected), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000)
        {
            return number;
        }

        cells.Fault(Expected, $"\"{cells.Raw(Expected)}\" bukan jumlah. Tulis bilangan 0 sampai 1.000 tanpa titik ribuan, atau \"{PerKecamatan}\".");
        return 0;
    }
}
