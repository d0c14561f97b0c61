using SertiKesos.Summaries;
using SertiKesos.Summaries.Changes;
using SertiKesos.Tests.Summaries.Offices;
using SertiKesos.Tests.Support;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries.Changes;

/// <summary>The bridge as sheets of the national workbook.</summary>
public sealed class ChangesSheetTests
{
    private static readonly DrawnIssue[] Issues = Draw();

    private static readonly IssueChanges Changes = IssueChanges.Of(
        [.. DrawnMonths.Regions.Skip(1).Select(region => DrawnMonths.Bridge(region, Issues[0], Issues[1])).OfType<RegionChanges>()],
        IssueTotals.Of(Issues[0].Summary), IssueTotals.Of(Issues[1].Summary));

    [Fact]
    public void Causes_lead_from_the_last_issue_to_this_one()
    {
        var cells = WorkbookCells.Read(Write(Changes));
        var rows = Enumerable.Range(SheetLayout.HeaderRow + 1, 40).Select(row => cells.Row("Perubahan", row)).TakeWhile(row => row.Count > 0).ToList();

        Assert.Equal(("Terbitan sebelumnya", "Terbitan ini"), (rows[0]["A"], rows[^1]["A"]));
        Assert.Equal(Changes.After.People, int.Parse(rows[^1]["B"], null));
        Assert.Equal(Changes.After.People, rows.SkipLast(1).Sum(row => int.Parse(row["B"], null)));
        Assert.Equal(Changes.After.Certified, rows.SkipLast(1).Sum(row => int.Parse(row["C"], null)));
        Assert.Contains(rows, row => row["A"] == "Tidak dapat dirinci");
    }

    [Fact]
    public void Every_region_has_its_row_and_the_first_line_is_their_sum()
    {
        var cells = WorkbookCells.Read(Write(Changes));
        var rows = Enumerable.Range(SheetLayout.HeaderRow + 1, 40).Select(row => cells.Row("Perubahan Wilayah", row)).TakeWhile(row => row.Count > 0).ToList();
        var total = cells.Row("Perubahan Wilayah", SheetLayout.HeaderRow - 1);

        Assert.Equal(Changes.Regions.Select(region => region.Region.Value), rows.Select(row => row["A"]));
        foreach (var column in "CDEFGHIJKLMNO".Select(letter => letter.ToString()))
        {
            Assert.Equal(int.Parse(total[column], null), rows.Sum(row => int.Parse(row[column], null)));
        }
    }

    [Fact]
    public void The_sheets_follow_the_schema() => Assert.Empty(WrittenBooks.Errors(Write(Changes)));

    [Fact]
    public void The_first_issue_says_that_there_is_nothing_to_compare_with()
    {
        var cells = WorkbookCells.Read(Write(null));

        Assert.Equal(ChangeTexts.NoIssueBefore, cells.At("Perubahan", "A5"));
        Assert.Equal(ChangeTexts.NoIssueBefore, cells.At("Perubahan Wilayah", "A5"));
    }

    [Fact]
    public void Drawn_months_know_every_cause()
    {
        var seen = new HashSet<ChangeCause>();
        for (var seed = 0; seed < 400; seed++)
        {
            var issues = Draw(seed);
            seen.UnionWith(DrawnMonths.Regions.Select(region => DrawnMonths.Bridge(region, issues[0], issues[1])).OfType<RegionChanges>().SelectMany(part => part.Causes).Select(cause => cause.Cause));
        }

        Assert.Empty(Enum.GetValues<ChangeCause>().Except(seen).Except([ChangeCause.CountedElsewhere, ChangeCause.NotItemised]));
    }

    private static byte[] Write(IssueChanges? changes) =>
        NationalWorkbook.Write(Issues[1].Summary with { Changes = changes }, new SummaryOptions());

    private static DrawnIssue[] Draw(int seed = 11)
    {
        var months = new DrawnMonths();
        void Happen(int from)
        {
            for (var step = 0; step < 9; step++)
            {
                months.Happen((seed * 1009) + ((from + step) * 77));
            }
        }

        Happen(0);
        var before = months.Issue(1);
        Happen(9);
        return [before, months.Issue(2)];
    }
}
