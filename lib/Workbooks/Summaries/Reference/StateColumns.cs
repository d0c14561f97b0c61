using SertiKesos.Coverage;
using SertiKesos.Summaries;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>The same columns for every slice of people.</summary>
internal static class StateColumns
{
    public static IReadOnlyList<SheetColumn<T>> Of<T>(Func<T, StateCounts?> states) =>
    [
        new("Orang", 9, CellFormat.Count, item => states(item)?.People),
        new("Bersertifikat", 12.5, CellFormat.Count, item => states(item)?.Certified),
        new("Cakupan", 10, CellFormat.Share, item => Share(states(item), counts => counts.Share)),
        new("Segera habis", 9, CellFormat.Count, item => states(item)?.Due),
        new("Kedaluwarsa", 12.5, CellFormat.Count, item => states(item)?.Expired),
        new("Lulus, sertifikat belum terbit", 11, CellFormat.Count, item => states(item)?.Passed),
        new("Dilaporkan bersertifikat, data belum lengkap", 13, CellFormat.Count, item => states(item)?.Unknown),
        new("Identitas belum pasti", 10.5, CellFormat.Count, item => states(item)?.IdentityUncertain),
        new("Belum", 9, CellFormat.Count, item => states(item)?.Never),
        new("Ditangguh- kan", 10.5, CellFormat.Count, item => states(item)?.Suspended),
        new("Cakupan jika semua laporan terbukti", 11, CellFormat.Share, item => Share(states(item), counts => counts.High)),
    ];

    public static object? Share(StateCounts? states, Func<StateCounts, double?> share) =>
        states is { } counts ? share(counts) ?? (object)SummaryTexts.NotApplicable : null;

    /// <summary>What the columns show of one item, for a total.</summary>
    public static object?[] Values<T>(this IReadOnlyList<SheetColumn<T>> columns, T item) => [.. columns.Select(column => column.Value(item))];

    public static AreaFigures Country(NationalSummary summary) => new(
        "", SummaryTexts.Country, true, summary.Regions.Count, summary.Regions.Count - summary.Missing, summary.Nation);
}
