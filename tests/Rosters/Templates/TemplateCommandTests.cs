using SertiKesos.Hosting.Commands;

namespace SertiKesos.Tests.Rosters.Templates;

public sealed class TemplateCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--region", "32.77")]
    [InlineData("--out", "x.xlsx")]
    [InlineData("--region", "99.99", "--out", "x.xlsx")]
    [InlineData("--region", "32.77", "--out", "x.xlsx", "--lagi")]
    [InlineData("--region", "32.77", "--out", "local.settings.json")]
    [InlineData("--region", "32.77", "--out", "./.sertikesos/../.sertikesos/keys.json")]
    public async Task Wrong_use_writes_nothing(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(2, await CommandLine.RunAsync(["template", .. args], new Caller(TextReader.Null, output, error, TimeProvider.System), CancellationToken.None));

        Assert.Empty(output.ToString());
        Assert.NotEmpty(error.ToString());
        Assert.False(File.Exists("x.xlsx"));
        Assert.False(File.Exists("local.settings.json"));
    }
}
