using System.Globalization;
using SertiKesos.Reference;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Findings;
using SertiKesos.Rosters.Layout;
using SertiKesos.Sheets;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>
/// Twenty thousand odd sheets in every run: none throws, and the rows that hold anything are read or passed over for a named
/// reason. A failure prints the seed; <c>SERTIKESOS_ODD_SEED=123 dotnet test --filter OddSheetTests</c> checks that sheet alone.
/// </summary>
public sealed class OddSheetTests(ITestOutputHelper output)
{
    private const int Sheets = 20_000;
    private const string SeedVariable = "SERTIKESOS_ODD_SEED";

    /// <summary>Why a table is not read at all, so that none of its rows is counted.</summary>
    private static readonly FindingRule[] NotRead = [FindingCatalog.NoNameColumn, FindingCatalog.NoIdentityColumn, FindingCatalog.RoleNotStated];

    [Fact]
    public void Odd_sheets_never_throw_and_every_row_is_accounted_for()
    {
        var only = Environment.GetEnvironmentVariable(SeedVariable);
        var from = only is null ? 0 : int.Parse(only, CultureInfo.InvariantCulture);
        int read = 0, tables = 0;
        for (var seed = from; seed < (only is null ? Sheets : from + 1); seed++)
        {
            try
            {
                var content = new OddSheets(seed).Next();
                var check = RosterCheck.Run(new RosterFile("roster", content), SmallRoster.Cimahi, SmallRoster.Today, RulesInForce.Default, CancellationToken.None);
                read += check.Reading.People.Count;
                tables += Compare(content, check) ? 1 : 0;
            }
            catch (Exception problem) when (problem is not null)
            {
                throw new InvalidOperationException($"Seed {seed}: {problem.Message} Replay: {SeedVariable}={seed} dotnet test --filter OddSheetTests", problem);
            }
        }

        // Sheets in which nothing is found would test little.
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tables} tables, {read} people."));
        Assert.True(only is not null || (tables > Sheets / 4 && read > Sheets / 4));
    }

    /// <returns>Whether the sheet was read as a table.</returns>
    private static bool Compare(byte[] content, CheckedRoster check)
    {
        var reading = check.Reading;
        Assert.Equal(reading.Rows.Read, reading.Rows.Accepted + reading.Rows.Rejected);
        Assert.Equal(reading.Rows.Skipped, reading.SkippedBy.Values.Sum());
        Assert.DoesNotContain(FindingCatalog.RowsUnaccounted, reading.Findings.Select(finding => finding.Rule));
        Assert.True(reading.People.Count > 0 || reading.Findings.Count > 0, "Nothing was read and nothing was said.");
        if (reading.Rows.Read == 0 || reading.InstitutionRows.Read > 0 || reading.Findings.Any(finding => NotRead.Contains(finding.Rule)))
        {
            return false;
        }

        var sheet = Assert.Single(SpreadsheetReader.Read(content, "roster", WorkbookLimits.Default, CancellationToken.None));
        var skipped = reading.SkippedBy.Where(skipped => skipped.Key != RowKind.Blank).Sum(skipped => skipped.Value);
        var rows = sheet.Rows.Count(row => row.Cells.Count > 0);
        // Men on the left and women on the right: a row may be two people.
        if (SideBySide.Split(TableFinder.Find(sheet)).Count > 1)
        {
            Assert.True(reading.Rows.Read + skipped >= rows);
        }
        else
        {
            Assert.Equal(rows, reading.Rows.Read + skipped);
        }

        return true;
    }
}
