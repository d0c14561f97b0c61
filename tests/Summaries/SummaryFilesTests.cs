using SertiKesos.Regions;
using SertiKesos.Workbooks.Summaries;

namespace SertiKesos.Tests.Summaries;

public sealed class SummaryFilesTests
{
    [Fact]
    public void Each_name_of_an_issue_is_found_again()
    {
        foreach (var issue in (int[])[1, 2, 12, 100])
        {
            IReadOnlyList<SummaryFile> all = [.. SummaryNames.Of(issue), SummaryNames.Province("32", issue), SummaryNames.Office(RegionCode.Parse("32.77"), issue)];
            Assert.All(all, file => Assert.Equal((issue, file.Name, file.Readers, file.Scope), Told(SummaryNames.Find(file.Name))));
            Assert.All(all, file => Assert.Equal((issue, file.Name, file.Readers, file.Scope), Told((issue, SummaryNames.FindLatest(file.LatestName, issue)!))));
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
    [InlineData("provinsi-1-01.xlsx")]
    [InlineData("provinsi-aa-01.xlsx")]
    [InlineData("provinsi-32-01.csv")]
    [InlineData("32.77-01.csv")]
    [InlineData("3277-01.xlsx")]
    [InlineData("32.7-01.xlsx")]
    [InlineData("32.77-1.xlsx")]
    public void No_other_name_is_a_file_of_an_issue(string name) => Assert.Null(SummaryNames.Find(name));

    [Theory]
    [InlineData("nasional-01.xlsx")]
    [InlineData("Nasional.xlsx")]
    [InlineData("../nasional.xlsx")]
    public void No_other_name_is_a_file_of_the_latest(string name) => Assert.Null(SummaryNames.FindLatest(name, 1));

    private static (int, string, SummaryReaders, string) Told((int Issue, SummaryFile File)? found) =>
        found is { } known ? (known.Issue, known.File.Name, known.File.Readers, known.File.Scope) : default;
}
