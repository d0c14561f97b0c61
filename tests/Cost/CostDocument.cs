using System.Globalization;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Cost;

/// <summary>The tables of docs/cost.md: what was counted, what a month brings, what things cost, and the bill.</summary>
internal sealed record CostDocument(
    IReadOnlyDictionary<string, CountedCalls> Counted,
    IReadOnlyDictionary<string, decimal[]> Month,
    IReadOnlyDictionary<string, decimal> Prices,
    IReadOnlyDictionary<string, decimal[]> Bill)
{
    public static CostDocument Read()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "cost.md"));
        return new CostDocument(
            Table(lines, "## Counted").ToDictionary(row => row[0], row => new CountedCalls(Whole(row[1]), Whole(row[2]), Whole(row[3]), Whole(row[4]), Whole(row[5])), StringComparer.Ordinal),
            Table(lines, "## A month").ToDictionary(row => row[0], row => (decimal[])[Number(row[1]), Number(row[2])], StringComparer.Ordinal),
            Table(lines, "## Prices").ToDictionary(row => row[0], row => Number(row[1]), StringComparer.Ordinal),
            Table(lines, "## The bill").ToDictionary(row => row[0].Trim('*'), row => (decimal[])[Number(row[1]), Number(row[2])], StringComparer.Ordinal));
    }

    private static IEnumerable<string[]> Table(string[] lines, string heading) =>
        lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    private static int Whole(string text) => (int)Number(text);

    private static decimal Number(string text) => decimal.Parse(text.Trim('*'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
