using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Tests.Rosters.Properties;

/// <summary>Wherever an office writes a NIK, nothing that we write shows it whole.</summary>
public sealed class NikSecrecyProperties
{
    private const string Secret = "3277011708850042";

    private static readonly Gen<string> Spellings = Gen.Elements(
        Secret, "3277 0117 0885 0042", "3277.0117.0885.0042", "327701-170885-0042", "NIK: " + Secret, Secret + " (lama)", "x" + Secret, "'" + Secret, "3277_0117/0885 0042", Secret + "X", Secret + "\u00a0");

    private static readonly Gen<string> Places = Gen.Elements(
        ["heading", "title", "sheet", "file", "subheading", "total", "recap", "unknown", "secondSheet", .. PlainRosters.Headings]);

    [Fact]
    public void A_nik_never_appears_whole_in_what_is_said_of_a_roster() =>
        Prop.ForAll(PlainRosters.Any, Places.ToArbitrary(), Spellings.ToArbitrary(), (rows, place, spelling) =>
        {
            var file = new RosterFile(place == "file" ? $"Data {spelling.Replace('/', '-')}.xlsx" : "Data.xlsx", Write(rows, place, spelling));
            var check = RosterCheck.Run(file, SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);

            var said = Said(check, file).Where(text => string.Concat(text.Where(char.IsAsciiDigit)).Contains(Secret, StringComparison.Ordinal));

            Assert.Empty(said);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_nik_in_a_number_is_said_of_nobody() =>
        Prop.ForAll(Gen.Choose(0, SmallRoster.Header.Length - 1).ToArbitrary(), column =>
        {
            var check = SmallRoster.Check(SmallRoster.Row(1).With((column, 3277011708850042d)), SmallRoster.Row(2), SmallRoster.Row(2, "Nama Lain"));

            Assert.DoesNotContain(Secret, string.Concat(Text(check)), StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static byte[] Write(IReadOnlyList<PlainRow> rows, string place, string spelling)
    {
        var table = PlainRosters.Table(rows);
        var at = Array.IndexOf(PlainRosters.Headings, place);
        if (at >= 0)
        {
            // In two rows, so that duplicates and shared numbers speak up as well.
            table[1][at] = spelling;
            table[^1][at] = spelling;
        }

        if (place == "heading")
        {
            table[0][6] = "Penempatan " + spelling;
        }

        object?[][] sheet =
        [
            .. place == "title" ? (object?[][])[[spelling], [$"DAFTAR {spelling} 40 orang"]] : [],
            .. place == "unknown" ? table.Select((row, index) => (object?[])[.. row, index == 0 ? "Kolom " + spelling : spelling]) : table,
            .. place == "subheading" ? (object?[][])[["Kecamatan " + spelling], PlainRosters.Cells(rows[0], 99)] : [],
            .. place == "total" ? (object?[][])[["JUMLAH " + spelling, 77]] : [],
        ];
        var name = place == "sheet" ? spelling.Replace('/', '-').Replace(':', '-').Replace("'", "", StringComparison.Ordinal) : "Data";
        var workbook = new Xlsx().Sheet(name, sheet);
        if (place is "recap" or "sheet")
        {
            workbook.Sheet("REKAP", ["REKAP " + spelling], ["Penempatan", "Jumlah", "Bersertifikat"], [spelling, 7, 1], ["JUMLAH", 99, 50]);
        }

        if (place is "secondSheet" or "sheet")
        {
            workbook.Sheet("Lain " + spelling.Replace('/', '-').Replace(':', '-').Replace("'", "", StringComparison.Ordinal), table);
        }

        return workbook.Build().Content;
    }

    private static IEnumerable<string> Said(CheckedRoster check, RosterFile file)
    {
        var receipt = RosterAnswer.Write(file, check, check.Outcome, change: null);
        var pages = WorkbookCells.Read(receipt);
        return Text(check)
            .Concat(pages.Sheets.Where(name => name is "Perbaikan" or "Ringkasan").SelectMany(name => pages[name]).Select(cell => cell.Text))
            .Concat(Comments(receipt));
    }

    private static IEnumerable<string> Text(CheckedRoster check)
    {
        using var table = new StringWriter();
        CheckTable.Write(check, table);
        return [
            .. table.ToString().Split('\n'),
            .. CheckJson.Of(check).Write().Split('\n'),
            CheckTable.Line(check),
            check.ToString(),
            check.Reading.ToString(),
            .. check.Reading.Findings.SelectMany(finding => (string?[])[finding.Value, finding.Message, finding.Column, finding.Sheet]).OfType<string>(),
        ];
    }

    private static IEnumerable<string> Comments(byte[] workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Where(entry => entry.FullName.Contains("comments", StringComparison.OrdinalIgnoreCase)).SelectMany(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            return reader.ReadToEnd().Split('<');
        })];
    }
}
