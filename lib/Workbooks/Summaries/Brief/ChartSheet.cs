using ClosedXML.Excel;
using SertiKesos.Summaries;
using SertiKesos.Time;
using SertiKesos.Workbooks.Summaries.Charts;
using SertiKesos.Workbooks.Summaries.Reference;

namespace SertiKesos.Workbooks.Summaries.Brief;

/// <summary>
/// Four charts on one page. Provinces without data are listed below the first: a bar of length nought would say that
/// nobody is certified where nobody has reported.
/// </summary>
internal static class ChartSheet
{
    private const string Name = "Grafik";
    private const int Top = 3;
    private const int Bottom = 51;
    private const int Right = 6;

    public static WorkbookSheet Sheet { get; } = new(
        SheetLayer.Brief, Name, "Cakupan menurut provinsi, keadaan menurut peran, sertifikat habis dan kursi, tren", Write);

    private static void Write(WorkbookDraft draft)
    {
        var summary = draft.Summary;
        var sheet = draft.Begin(Name, $"{SummaryTexts.Title} dalam gambar, {IndonesianText.Long(summary.Period)}", marks: false);
        var figures = ChartFigures.Of(summary);
        if (figures.Count == 0)
        {
            sheet.Cell(SheetLayout.HeaderRow, 1).SetText(SummaryTexts.NoChart);
        }
        else
        {
            sheet.Column(1).Width = 46;
            for (var column = 2; column <= Right; column++)
            {
                sheet.Column(column).Width = 13;
            }

            draft.Charts.AddRange(Charts(figures));
            Unreported(sheet, summary, draft.Charts[0].Place.Bottom + 2);
            sheet.PageSetup.PrintAreas.Add(1, 1, Bottom + 1, Right);
        }

        SheetLayout.Print(sheet, summary, paper: draft.Options.Paper, portrait: true, pagesTall: 1);
    }

    private static IEnumerable<SheetChart> Charts(IReadOnlyList<ChartFigure> figures)
    {
        var provinces = ChartFigures.Series(figures, ChartFigures.ByProvince)[0];
        yield return new SheetChart(
            Name, $"{ChartFigures.ByProvince} (ada data/jumlah)",
            $"{provinces.Points.Count} batang mendatar, dari yang tertinggi, {provinces.Points[0].Label} {IndonesianText.Percent(provinces.Points[0].Value)}; provinsi tanpa data tertulis di bawahnya.",
            new ChartPlace(0, Top, 1, Top + 7 + provinces.Points.Count), new BarPlot(provinces));

        var roles = ChartFigures.Series(figures, ChartFigures.ByRole);
        yield return new SheetChart(
            Name, ChartFigures.ByRole,
            $"Satu batang untuk tiap peran, terbagi menurut {roles.Count} keadaan; angkanya pada lembar Peran.",
            new ChartPlace(1, Top, Right, Top + 19), new StackedPlot(roles));

        var expiring = ChartFigures.Series(figures, ChartFigures.Expiring);
        var seats = expiring.Single(series => series.Name == ChartFigures.Seats);
        var stated = seats.Points.Any(point => point.Value is not null);
        yield return new SheetChart(
            Name, stated ? ChartFigures.Expiring : $"{ChartFigures.Expiring} (kursi belum dinyatakan)",
            $"Dua belas bulan, kolom menurut wilayah BBPPKS{(stated ? ", garis: kursi yang dinyatakan" : "")}; angkanya pada lembar Jatuh Tempo dan Antrean.",
            new ChartPlace(1, Top + 19, Right, Top + 35),
            new ColumnLinePlot([.. expiring.Where(series => series != seats)], stated ? seats : null));

        var trend = ChartFigures.Series(figures, ChartFigures.Trend)[0];
        yield return new SheetChart(
            Name, ChartFigures.Trend,
            $"Garis dengan {trend.Points.Count} titik, terakhir {IndonesianText.Percent(trend.Points[^1].Value)}; angkanya pada lembar Angka Grafik.",
            new ChartPlace(1, Top + 35, Right, Bottom), new LinePlot(trend));
    }

    private static void Unreported(IXLWorksheet sheet, NationalSummary summary, int row)
    {
        var names = summary.Provinces.Where(province => province.Figures.Total is null).Select(province => province.Name).ToList();
        if (names.Count == 0)
        {
            return;
        }

        sheet.Cell(row, 1).SetText($"Belum ada data ({names.Count} provinsi):").Style.Font.Bold = true;
        foreach (var name in names)
        {
            sheet.Cell(++row, 1).SetText(name);
        }
    }
}
