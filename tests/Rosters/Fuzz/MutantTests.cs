using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Workbooks.Receipts;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Rosters.Fuzz;

/// <summary>
/// Thousands of broken rosters in every run. Each ends in a named refusal or a consistent reading. A failure prints the
/// seed; <c>SERTIKESOS_FUZZ_SEED=123 dotnet test --filter MutantTests</c> checks that mutant alone.
/// </summary>
[Collection(MeasuredRun.Name)]
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Batches = 12;
    private const int PerBatch = 500;
    private const int ReceiptEvery = 20;
    private const string SeedVariable = "SERTIKESOS_FUZZ_SEED";

    public static TheoryData<int> FirstSeeds =>
        [.. Environment.GetEnvironmentVariable(SeedVariable) is null ? Enumerable.Range(0, Batches).Select(batch => batch * PerBatch) : [0]];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public void Mutants_end_in_a_refusal_or_a_reading(int first)
    {
        var only = Environment.GetEnvironmentVariable(SeedVariable);
        var (from, count) = only is null ? (first, PerBatch) : (int.Parse(only, CultureInfo.InvariantCulture), 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seeds {from} to {from + count - 1}."));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        int refused = 0, read = 0;
        for (var seed = from; seed < from + count; seed++)
        {
            if (CheckMutant(seed, before))
            {
                read++;
            }
            else
            {
                refused++;
            }
        }

        // Mutants that never reach the reading of people would test little.
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{refused} refused, {read} with people."));
        Assert.True(only is not null || (refused > count / 20 && read > count / 20));
    }

    private static bool CheckMutant(int seed, long before)
    {
        var (name, original) = Seeds.Of(seed);
        var mutator = new Mutator(seed);
        var mutant = mutator.Mutate(original);
        try
        {
            var check = Budget.Check(mutant);
            var reading = check.Reading;
            Assert.Equal(reading.Rows.Read, reading.Rows.Accepted + reading.Rows.Rejected);
            Assert.Equal(reading.People.Count, reading.Rows.Accepted);
            Assert.True(reading.People.Count > 0 || reading.Findings.Count > 0, "Nothing was read and nothing was said.");
            Assert.True(reading.People.Count > 0 || check.Outcome != SubmissionState.Accepted, "A roster without people was accepted.");
            var json = CheckJson.Of(check).Write();
            Assert.All(Niks, nik => Assert.DoesNotContain(nik, json, StringComparison.Ordinal));
            if (seed % ReceiptEvery == 0)
            {
                Reopen(RosterAnswer.Write(new RosterFile("roster.xlsx", mutant), check, check.Outcome, change: null));
            }

            var growth = GC.GetTotalMemory(forceFullCollection: false) - before;
            growth = growth < Budget.ManagedBytes ? growth : GC.GetTotalMemory(forceFullCollection: true) - before;
            Assert.True(growth < Budget.ManagedBytes, "The managed heap grew beyond its budget.");
            return reading.People.Count > 0;
        }
        catch (Exception problem) when (problem is not null)
        {
            throw new InvalidOperationException(
                $"Seed {seed} of '{name}' ({mutator.Steps}): {problem.GetType().Name}. Replay: {SeedVariable}={seed} dotnet test --filter MutantTests", problem);
        }
    }

    private static IEnumerable<string> Niks => Enumerable.Range(1, 9).Select(serial => $"327701170885000{serial}");

    private static void Reopen(byte[] receipt)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(receipt), isEditable: false);
        Assert.Contains("Perbaikan", document.WorkbookPart!.Workbook.Sheets!.ChildElements.OfType<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name?.Value));
        Assert.All(document.WorkbookPart.WorksheetParts.Take(2), part => Assert.NotNull(part.Worksheet));
    }
}
