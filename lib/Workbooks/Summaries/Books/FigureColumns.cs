using SertiKesos.Coverage;
using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Time;

namespace SertiKesos.Workbooks.Summaries.Books;

/// <summary>A key figure beside that of the issue before; null where there are no data.</summary>
internal sealed record KeyFigure(string Label, object? Now, object? Before = null, object? Change = null);

/// <summary>Columns and figures that the workbooks of offices and provinces share.</summary>
internal static class FigureColumns
{
    /// <summary>The same columns for every slice of people.</summary>
    public static IReadOnlyList<BookColumn<T>> States<T>(Func<T, StateCounts?> states) =>
    [
        new("Orang", 10, BookFormat.Count, item => states(item)?.People),
        new("Bersertifikat", 15, BookFormat.Count, item => states(item)?.Certified),
        new("Cakupan", 11, BookFormat.Share, item => Share(states(item))),
        new("Segera habis", 10, BookFormat.Count, item => states(item)?.Due),
        new("Kedaluwarsa", 14.5, BookFormat.Count, item => states(item)?.Expired),
        new("Lulus, sertifikat belum terbit", 12, BookFormat.Count, item => states(item)?.Passed),
        new("Dilaporkan bersertifikat, data belum lengkap", 12, BookFormat.Count, item => states(item)?.Unknown),
        new("Belum", 10, BookFormat.Count, item => states(item)?.Never),
        new("Ditangguhkan", 15.5, BookFormat.Count, item => states(item)?.Suspended),
        new("Identitas belum pasti", 12, BookFormat.Count, item => states(item)?.IdentityUncertain),
    ];

    public static object?[] Values<T>(IReadOnlyList<BookColumn<T>> columns, T item) => [.. columns.Select(column => column.Value(item))];

    public static object? Share(StateCounts? states) => states is { } counts ? counts.Share ?? (object)SummaryTexts.NotApplicable : null;

    public static object? High(StateCounts? states) => states is { } counts ? counts.High ?? (object)SummaryTexts.NotApplicable : null;

    /// <summary>People and the certified with their change since the issue before, then the rest as they are.</summary>
    /// <param name="before">Null where there was no issue before.</param>
    /// <param name="newRegions">How many regions are counted now and were not then: coverage is not compared across them.</param>
    public static IReadOnlyList<KeyFigure> Keys(StateCounts? states, Headcount? before, int dueDays, int newRegions = 0)
    {
        var share = newRegions == 0 && before is { People: > 0 } earlier ? (double)earlier.Certified / earlier.People : (double?)null;
        KeyFigure Compared(string label, int? count, int? earlier) =>
            new(label, count, earlier ?? (object)SummaryTexts.NotApplicable, count - earlier);
        return
        [
            Compared("Orang terdata", states?.People, before?.People),
            Compared("Bersertifikat (termasuk segera habis)", states?.Certified, before?.Certified),
            new("Cakupan", Share(states), share ?? (object)SummaryTexts.NotApplicable, states?.Share - share is { } points ? Points(points) : null),
            new("Cakupan jika semua laporan terbukti", High(states)),
            new($"Segera habis ({dueDays} hari)", states?.Due),
            new("Kedaluwarsa", states?.Expired),
            new("Belum bersertifikat", states?.Never),
            new("Dilaporkan bersertifikat, data belum lengkap", states?.Unknown),
            new("Identitas belum pasti (tanpa NIK yang benar)", states?.IdentityUncertain),
        ];
    }

    /// <summary><c>+6,8 poin</c>: the change of a share.</summary>
    private static string Points(double change)
    {
        var tenths = Math.Round(change, 3, MidpointRounding.AwayFromZero);
        var number = IndonesianText.Percent(Math.Abs(tenths)).Replace(" %", "", StringComparison.Ordinal);
        return $"{(tenths > 0 ? "+" : tenths < 0 ? "−" : "")}{number} poin";
    }
}
