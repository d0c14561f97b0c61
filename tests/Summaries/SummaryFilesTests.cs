using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed class SummaryFilesTests
{
    [Fact]
    public void Each_name_of_an_issue_is_found_again()
    {
        foreach (var issue in (int[])[1, 2, 12, 100])
        {
            Assert.All(SummaryFiles.Names(issue), file => Assert.Equal((issue, file), SummaryFiles.Find(file.Name)));
            Assert.All(SummaryFiles.Names(issue), file => Assert.Equal(file, SummaryFiles.FindLatest(file.LatestName, issue)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-")]
    [InlineData("nasional-.xlsx")]
    [InlineData("nasional-00.xlsx")]
    [InlineData("nasional-1.xlsx")]
    [InlineData("nasional-001.xlsx")]
    [InlineData("nasional-+1.xlsx")]
    [InlineData("nasional-99999999999.xlsx")]
    [InlineData("nasional-01.csv")]
    [InlineData("Nasional-01.xlsx")]
    [InlineData("../2026-11/nasional-01.xlsx")]
    [InlineData("nasional-01.xlsx/")]
    [InlineData("nasional.xlsx")]
    public void No_other_name_is_a_file_of_an_issue(string name) => Assert.Null(SummaryFiles.Find(name));

    [Theory]
    [InlineData("nasional-01.xlsx")]
    [InlineData("Nasional.xlsx")]
    [InlineData("../nasional.xlsx")]
    public void No_other_name_is_a_file_of_the_latest(string name) => Assert.Null(SummaryFiles.FindLatest(name, 1));
}
