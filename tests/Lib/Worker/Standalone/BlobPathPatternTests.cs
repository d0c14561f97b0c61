using SertiKesos.Worker.Standalone.Blobs;

namespace SertiKesos.Tests.Lib.Worker.Standalone;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("rosters/{region}/{file}", "32.77/a.xlsx", "region=32.77,file=a.xlsx")]
    [InlineData("rosters/{region}/{file}", "32.77/2024/a.xlsx", "region=32.77/2024,file=a.xlsx")] // the first token is greediest
    [InlineData("rosters/{region}/{file}", "32.77/", "region=32.77,file=")]
    [InlineData("c/{a}.{b}", "foo.alpha.beta.csv", "a=foo.alpha.beta,b=csv")]
    [InlineData("c/{name}.xlsx", "a+b (1).xlsx", "name=a+b (1)")]
    [InlineData("c/{{x}}-{name}", "{x}-y", "name=y")]
    public void Tokens_stand_for_parts_of_the_name(string path, string name, string expected)
    {
        var tokens = BlobPathPattern.Parse(path).Match(name);

        Assert.Equal(expected, string.Join(',', tokens!.Select(t => $"{t.Key}={t.Value}")));
    }

    [Theory]
    [InlineData("rosters/{region}/{file}", "a.xlsx")]
    [InlineData("c/{name}.xlsx", "X.XLSX")]
    [InlineData("c/{name}.xlsx", "a.xlsx.bak")]
    [InlineData("c/in/{name}", "out/in/a")]
    [InlineData("c/a.b", "aXb")] // a dot is a dot
    [InlineData("c/exact", "exact\n")]
    public void Other_names_do_not_match(string path, string name) => Assert.Null(BlobPathPattern.Parse(path).Match(name));

    [Theory]
    [InlineData("rosters")]
    [InlineData("rosters/")]
    public void Container_alone_means_every_blob(string path) => Assert.NotNull(BlobPathPattern.Parse(path).Match("a/b/c"));

    [Fact]
    public void Container_is_lower_case() => Assert.Equal("rosters", BlobPathPattern.Parse("Rosters/{file}").Container);

    [Theory]
    [InlineData("{c}/a")]
    [InlineData("/a")]
    [InlineData("c/{a}{a}")]
    [InlineData("c/{a")]
    [InlineData("c/a}")]
    [InlineData("c/{}")]
    [InlineData("c/{rand-guid}")]
    public void Path_that_is_not_well_formed_is_refused(string path) => Assert.Throws<FormatException>(() => BlobPathPattern.Parse(path));
}
