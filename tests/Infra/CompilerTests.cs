using SertiKesos.Tests.Support;

namespace SertiKesos.Infra;

public sealed class CompilerTests : IDisposable
{
    private readonly string _folder = Deployment.CopyOfInfra();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [CompilerFact]
    public void Every_module_compiles_and_lints_without_a_word()
    {
        Assert.True(Directory.GetFiles(Path.Combine(_folder, "modules"), "*.bicep").Length > 10);
        var built = Compiler.Run(_folder, "build", "--pattern", "./**/*.bicep");
        var linted = Compiler.Run(_folder, "lint", "--pattern", "./**/*.bicep");

        Assert.True(built.IsClean, built.Complaints);
        Assert.True(linted.IsClean, linted.Complaints + linted.Output);
    }

    [CompilerTheory]
    [InlineData("dev.bicepparam")]
    [InlineData("staging.bicepparam")]
    [InlineData("prod.bicepparam")]
    public void Every_file_of_parameters_fits_the_template(string file)
    {
        var built = Compiler.Run(_folder, "build-params", file, "--stdout");

        Assert.True(built.IsClean, built.Complaints);
    }

    [Fact]
    public void The_rows_above_are_all_files_of_parameters_that_there_are() =>
        Assert.Equal(
            ["dev.bicepparam", "prod.bicepparam", "staging.bicepparam"],
            Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicepparam", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Modules of a registry would have to be fetched by everybody who builds, and nobody reads them.</summary>
    [Fact]
    public void No_module_comes_from_elsewhere() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep*", SearchOption.AllDirectories),
            file => File.ReadAllText(file) is var text && (text.Contains("'br", StringComparison.Ordinal) || text.Contains("'ts:", StringComparison.Ordinal)));

    [CompilerFact]
    public void Azd_hands_over_parameters_that_the_template_has_and_all_that_it_needs()
    {
        var parameters = Deployment.In("prod").Template["parameters"]!.AsObject();
        using var handed = System.Text.Json.JsonDocument.Parse(Repository.Read("infra", "main.parameters.json"));
        var names = handed.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).ToList();

        Assert.Empty(names.Except(parameters.Select(parameter => parameter.Key)));
        Assert.Empty(parameters.Where(parameter => parameter.Value!["defaultValue"] is null).Select(parameter => parameter.Key).Except(names));
    }
}
