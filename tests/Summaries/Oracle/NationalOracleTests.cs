using System.Globalization;
using SertiKesos.Summaries;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries.Oracle;

/// <summary>
/// Every figure of a national workbook against a recount of the people in the rosters: cell by cell, and no number may
/// stand there that the recount does not know.
/// </summary>
public sealed class NationalOracleTests
{
    /// <summary>Sheets whose figures come from elsewhere, or that hold none.</summary>
    private static readonly string[] Others = ["Sampul", "Daftar Isi", "Grafik", "Perlu Tindakan", "Acuan", "Catatan"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_figure_is_what_a_recount_of_the_rosters_gives(int seed)
    {
        var rosters = new OracleRosters(seed);
        var recount = rosters.Recount();
        var cells = WorkbookCells.Read(NationalWorkbook.Write(rosters.Case.Summary(rosters.Day), new SummaryOptions()));
        var (expected, data) = (new ExpectedCells(recount, rosters), new ExpectedData(recount, rosters));

        var wrong = new List<string>();
        var compared = 0;
        foreach (var sheet in cells.Sheets.Except(Others))
        {
            var headings = cells.Row(sheet, SheetLayout.HeaderRow);
            foreach (var row in cells[sheet].GroupBy(cell => cell.Row).Where(row => row.Key > SheetLayout.HeaderRow || IsTotal(row)))
            {
                var values = row.Where(cell => headings.ContainsKey(cell.Column)).ToDictionary(cell => headings[cell.Column], cell => cell.Text);
                foreach (var cell in row)
                {
                    var heading = headings[cell.Column];
                    var asked = new AskedCell(sheet, heading, values, row.Key < SheetLayout.HeaderRow);
                    var should = sheet switch
                    {
                        "Data" => heading == "nilai" ? data.Of(values) : heading == "per_tanggal" ? rosters.Day.ToDateTime(TimeOnly.MinValue).ToOADate() : null,
                        "Angka Grafik" => heading is "Jumlah" or "Bagian" ? data.OfChart(values) : null,
                        _ => expected.Of(asked),
                    };
                    if (should is null && cell.IsText)
                    {
                        continue;
                    }

                    compared++;
                    if (!Same(should, cell))
                    {
                        wrong.Add($"{sheet}!{cell.Address} ({heading}): {cell.Text}, recounted {should ?? "nothing"}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {compared} cells differ: {string.Join("; ", wrong.Take(20))}");
        Assert.InRange(compared, 20_000, int.MaxValue);
    }

    [Fact]
    public void The_figures_of_the_cover_are_those_of_a_recount()
    {
        var rosters = new OracleRosters(4);
        var all = rosters.Recount().Of(_ => true)!;
        var cells = WorkbookCells.Read(NationalWorkbook.Write(rosters.Case.Summary(rosters.Day), new SummaryOptions()));
        var figures = cells["Sampul"]
            .Where(cell => cell is { Column: "B", IsText: false })
            .Select(cell => (cells.At("Sampul", $"A{cell.Row}"), Math.Round(double.Parse(cell.Text, CultureInfo.InvariantCulture), 12)));

        Assert.Equal(
            [
                ("Kabupaten/kota lapor", 8.0), ("Orang terdata", all.People), ("Bersertifikat", all.Certified), ("Cakupan", Math.Round((double)all.Certified / all.People, 12)),
                ("Segera habis (180 hari)", all.Due), ("Kedaluwarsa", all.Expired), ("Data sertifikat belum lengkap", all.Unknown),
                ("Identitas belum pasti", all.Uncertain), ("Target 2026", OracleRosters.Target),
            ],
            figures);
    }

    /// <summary>The line above the header holds the total, or a sentence.</summary>
    private static bool IsTotal(IGrouping<int, StoredCell> row) => row.Key == SheetLayout.HeaderRow - 1 && row.Count() > 1;

    private static bool Same(object? should, StoredCell cell) => should switch
    {
        string mark => cell.IsText && cell.Text == mark,
        null => false,
        _ => !cell.IsText && Math.Abs(Convert.ToDouble(should, CultureInfo.InvariantCulture) - double.Parse(cell.Text, CultureInfo.InvariantCulture)) < 1e-9,
    };
}
