namespace SertiKesos.Tests.Cost;

/// <summary>The bill of a month in US dollars, line by line, out of counted work, what a month brings, and prices.</summary>
internal static class CostModel
{
    private const decimal TenThousand = 10_000;
    private const decimal Million = 1_000_000;

    /// <param name="column">0 for today's offices, 1 for a hundred times as many.</param>
    public static IReadOnlyList<(string Line, decimal Dollars)> Bill(CostDocument document, int column)
    {
        decimal Month(string what) => document.Month[what][column];
        decimal Price(string what) => document.Prices[what];
        (string Work, decimal Times)[] work =
        [
            ("roster", Month("rosters")),

            // Storage tells of every file: one for the upload, and nobody's upload by hand makes more than two.
            ("event of a file", Month("rosters")),
            ("office page", Month("office pages")),
            ("nation page", Month("nation pages")),
            ("alert", Month("alerts") + Month("letters to offices")),
            ("scan of a region", Month("scans of a region")),
            ("sweep", Month("sweeps")),
            ("look at what works", Month("minutes of an instance")),
            ("issue without offices", Month("issues")),
            ("office workbook", Month("issues") * Month("offices")),
        ];
        if (work.Select(part => part.Work).Except(document.Counted.Keys).Any() || document.Counted.Keys.Except(work.Select(part => part.Work)).Any())
        {
            throw new InvalidOperationException("Work that is counted is in the bill, and the other way round.");
        }

        decimal Sum(Func<CountedCalls, int> of) => work.Sum(part => part.Times * of(document.Counted[part.Work]));
        var executions = Sum(calls => calls.Executions);
        var seconds = executions * Price("seconds of an execution") * Price("gigabytes of memory");
        var polls = Month("minutes of an instance") * Price("queues asked in a minute");

        // A list of more than 5,000 files comes in pages, each billed as a write.
        var pages = Month("sweeps") * document.Counted["sweep"].BlobWrites * (Month("pages of a list") - 1);
        (string, decimal)[] lines =
        [
            ("executions", Over(executions, Price("executions free of charge")) / Million * Price("a million executions")),
            ("gigabyte-seconds", Over(seconds, Price("gigabyte-seconds free of charge")) * Price("a gigabyte-second")),
            ("blobs", ((Sum(calls => calls.BlobWrites) + pages) * Price("10,000 writes of blobs") + Sum(calls => calls.BlobReads) * Price("10,000 reads of blobs")) / TenThousand),
            ("tables", Sum(calls => calls.Tables) / TenThousand * Price("10,000 calls of tables")),
            ("queues", (Sum(calls => calls.Queues) + polls) / TenThousand * Price("10,000 calls of queues")),
            ("stored data", Month("gigabytes stored") * Price("a gigabyte stored")),
            ("events", Over(Month("rosters") * 2, Price("events free of charge")) / Million * Price("a million events")),
            ("mail", (Month("alerts") + Month("letters to offices")) * Price("a mail")),
            ("logs and traces", Over(Month("gigabytes of logs"), Price("gigabytes of logs free of charge")) * Price("a gigabyte of logs")),
            ("alert rules", Price("alert rules") * Price("an alert rule") + Price("rules over metrics") * Price("a rule over a metric")),
            ("looks from outside", Price("looks from outside") * Price("a look from outside")),
        ];
        return [.. lines, ("in all", lines.Sum(line => line.Item2))];
    }

    private static decimal Over(decimal used, decimal free) => Math.Max(0, used - free);
}
