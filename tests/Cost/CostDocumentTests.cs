using System.Globalization;
using Xunit.Abstractions;

namespace SertiKesos.Tests.Cost;

/// <summary>The bill that docs/cost.md prints is the one that its own tables give.</summary>
public sealed class CostDocumentTests(ITestOutputHelper output)
{
    [Fact]
    public void The_bill_is_what_counts_months_and_prices_give()
    {
        var document = CostDocument.Read();
        var today = CostModel.Bill(document, 0);
        var hundredfold = CostModel.Bill(document, 1);
        var lines = today.Zip(hundredfold, (a, b) => (a.Line, Values: (decimal[])[Round(a.Dollars), Round(b.Dollars)])).ToList();
        foreach (var (line, values) in lines)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {line} | {values[0]:N2} | {values[1]:N2} |"));
        }

        Assert.Equal(lines.Select(line => line.Line), document.Bill.Keys);
        Assert.All(lines, line => Assert.Equal(line.Values, document.Bill[line.Line]));
    }

    [Fact]
    public void A_hundred_times_the_offices_have_a_hundred_times_the_work()
    {
        var month = CostDocument.Read().Month;

        Assert.All(
            (string[])["offices", "rosters", "office pages", "nation pages", "alerts", "letters to offices", "scans of a region", "gigabytes stored"],
            what => Assert.Equal(month[what][0] * 100, month[what][1]));
    }

    [Fact]
    public void A_roster_more_costs_what_its_calls_cost()
    {
        var document = CostDocument.Read();
        var more = document with { Month = new Dictionary<string, decimal[]>(document.Month) { ["rosters"] = [document.Month["rosters"][0] + 10_000, document.Month["rosters"][1]] } };

        var calls = document.Counted["roster"].BlobWrites + document.Counted["event of a file"].BlobWrites;
        var reads = document.Counted["roster"].BlobReads + document.Counted["event of a file"].BlobReads;
        Assert.Equal(
            (calls * document.Prices["10,000 writes of blobs"]) + (reads * document.Prices["10,000 reads of blobs"]),
            Of(more, "blobs") - Of(document, "blobs"));
    }

    private static decimal Of(CostDocument document, string line) => CostModel.Bill(document, 0).Single(part => part.Line == line).Dollars;

    private static decimal Round(decimal dollars) => Math.Round(dollars, 2, MidpointRounding.AwayFromZero);
}
