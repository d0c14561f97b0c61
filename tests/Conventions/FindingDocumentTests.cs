using System.Text.RegularExpressions;
using SertiKesos.Rosters.Findings;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

public sealed partial class FindingDocumentTests
{
    [Fact]
    public void Catalogue_and_page_name_the_same_findings() =>
        Assert.Equal(
            FindingCatalog.All.Select(rule => $"{rule.Code} {rule.Slug}"),
            Heading().Matches(Repository.Read("docs", "findings.md")).Select(match => match.Groups[1].Value));

    [Fact]
    public void The_page_tells_the_fix_as_the_product_does()
    {
        var page = Repository.Read("docs", "findings.md");

        Assert.All(FindingCatalog.All, rule => Assert.Contains(RosterTexts.Fix(rule), page, StringComparison.Ordinal));
    }

    [Fact]
    public void No_code_and_no_slug_repeats()
    {
        Assert.Distinct(FindingCatalog.All.Select(rule => rule.Code));
        Assert.Distinct(FindingCatalog.All.Select(rule => rule.Slug));
        Assert.All(FindingCatalog.All, rule => Assert.NotEmpty(RosterTexts.Message(rule, "x")));
    }

    [GeneratedRegex("^## ((?:ROS|LKS).*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
