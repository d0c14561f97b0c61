using System.Globalization;
using SertiKesos.Coverage;
using SertiKesos.Summaries;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Charts;

namespace SertiKesos.Workbooks.Summaries.Reference;

/// <summary>A number that a chart shows; null leaves a gap.</summary>
internal sealed record ChartFigure(string Chart, string Series, string Label, int? People, double? Share);

/// <summary>The numbers behind the charts, series by series in one table.</summary>
internal static class ChartFigures
{
    public const string ByProvince = "Cakupan menurut provinsi";
    public const string ByRole = "Orang menurut keadaan dan peran";
    public const string Expiring = "Sertifikat habis dan kursi uji";
    public const string Seats = "Kursi dinyatakan";
    public const string Trend = "Cakupan dari periode ke periode";

    private const string Name = "Angka Grafik";

    private static readonly IReadOnlyList<(string Label, Func<StateCounts, int> People)> States =
    [
        ("Berlaku", states => states.Valid),
        ("Segera habis", states => states.Due),
        ("Kedaluwarsa", states => states.Expired),
        ("Lulus, sertifikat belum terbit", states => states.Passed),
        ("Data belum lengkap", states => states.Unknown),
        ("Belum", states => states.Never),
        ("Ditangguhkan", states => states.Suspended),
    ];

    public static WorkbookSheet Sheet(NationalSummary summary) => new ReferenceTable<ChartFigure>(
        Name, "Angka di balik keempat grafik", $"Angka di balik grafik, {IndonesianText.Long(summary.Period)}", "tblAngkaGrafik",
        [
            new("Grafik", 34, CellFormat.Text, figure => figure.Chart),
            new("Deret", 30, CellFormat.Text, figure => figure.Series),
            new("Label", 34, CellFormat.Text, figure => figure.Label),
            new("Jumlah", 13, CellFormat.Count, figure => figure.People),
            new("Bagian", 13, CellFormat.Share, figure => figure.Share),
        ],
        Of(summary))
    {
        WhenEmpty = SummaryTexts.NoChart,
        Marks = false,
        Frozen = 1,
    }.Sheet();

    public static IReadOnlyList<ChartFigure> Of(NationalSummary summary) => summary.Nation.Total is not { } total ? [] :
    [
        .. summary.Provinces
            .Where(province => province.Figures.Total?.Share is not null)
            .OrderByDescending(province => province.Figures.Total!.Value.Share)
            .ThenBy(province => province.Code, StringComparer.Ordinal)
            .Select(province => new ChartFigure(ByProvince, "Cakupan", $"{province.Name} ({province.WithData}/{province.Regions})", null, province.Figures.Total!.Value.Share)),
        .. States
            .SelectMany(state => summary.Nation.Roles
                .Where(role => role.States.People > 0)
                .OrderByDescending(role => role.States.People)
                .ThenBy(role => role.Role)
                .Select(role => new ChartFigure(
                    ByRole, state.Label, $"{summary.Roles.First(entry => entry.Role == role.Role).Label} ({IndonesianText.Number(role.States.People)})", state.People(role.States), null))),
        .. summary.Centres
            .Select((centre, index) => (centre, index))
            .Where(entry => entry.centre.WithData > 0)
            .SelectMany(entry => summary.Expiries.Select(month => new ChartFigure(Expiring, entry.centre.Name["BBPPKS Regional ".Length..], Short(month.Month), month.ByCentre[entry.index] ?? 0, null))),
        .. summary.Expiries.Select(month => new ChartFigure(Expiring, Seats, Short(month.Month), SeatsIn(summary, month.Month), null)),
        .. summary.Trend.Where(point => point.Period.CompareTo(summary.Period) < 0)
            .Append(new PeriodPoint(summary.Period, summary.Regions.Count - summary.Missing, total.People, total.Certified))
            // How many regions stand behind it: months of few are not like months of many.
            .Select(point => new ChartFigure(Trend, "Cakupan", $"{Short(point.Period)} ({IndonesianText.Number(point.Regions)}/{IndonesianText.Number(summary.Regions.Count)})", null, point.Share)),
    ];

    /// <summary>The series of a chart, where its numbers stand.</summary>
    public static IReadOnlyList<ChartSeries> Series(IReadOnlyList<ChartFigure> figures, string chart) =>
        [.. figures
            .Select((figure, index) => (figure, row: SheetLayout.HeaderRow + 1 + index))
            .Where(entry => entry.figure.Chart == chart)
            .GroupBy(entry => entry.figure.Series)
            .Select(group => new ChartSeries(
                group.Key,
                Range("C", group.First().row, group.Last().row),
                Range(group.Any(entry => entry.figure.Share is not null) ? "E" : "D", group.First().row, group.Last().row),
                [.. group.Select(entry => new ChartPoint(entry.figure.Label, entry.figure.Share ?? entry.figure.People))]))];

    /// <summary>Seats that all training centres together state for a month; null where none has said anything.</summary>
    private static int? SeatsIn(NationalSummary summary, Period month)
    {
        var seats = summary.Outlook.Plans
            .SelectMany(centre => centre.Plan?.Months ?? [])
            .Where(planned => planned.Month == month && planned.Seats is not null)
            .Select(planned => planned.Seats!.Value)
            .ToList();
        return seats.Count == 0 ? null : seats.Sum();
    }

    private static string Short(Period month) =>
        string.Create(CultureInfo.InvariantCulture, $"{IndonesianText.MonthNames[month.Month - 1][..3]} {month.Year % 100:00}");

    private static string Range(string column, int first, int last) =>
        string.Create(CultureInfo.InvariantCulture, $"'{Name}'!${column}${first}:${column}${last}");
}
