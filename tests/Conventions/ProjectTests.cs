using System.Text.RegularExpressions;
using System.Xml.Linq;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>The house of docs/architecture.md: references go one way, and each project holds only what it is for.</summary>
public sealed partial class ProjectTests
{
    [Theory]
    [InlineData("lib/Sheets/Sheets.csproj")]
    [InlineData("lib/Domain/Domain.csproj", "Sheets")]
    [InlineData("lib/Workbooks/Workbooks.csproj", "Domain")]
    [InlineData("portal/Portal.csproj")]
    [InlineData("functions/Functions.csproj", "Workbooks", "Portal")]
    [InlineData("host/Host.csproj", "Functions")]
    public void References_go_one_way(string project, params string[] references) =>
        Assert.Equal(references, References(project));

    [Theory]
    [InlineData("lib/Sheets/Sheets.csproj", "ExcelDataReader", "System.IO.Hashing", "AngleSharp")]
    [InlineData("lib/Domain/Domain.csproj")]
    [InlineData("portal/Portal.csproj")]
    [InlineData("lib/Workbooks/Workbooks.csproj", "ClosedXML", "DocumentFormat.OpenXml", "ExcelNumberFormat", "System.Drawing.Common", "System.IO.Packaging", "System.IO.Hashing")]
    public void Below_the_app_a_project_has_only_the_packages_that_it_is_for(string project, params string[] packages) =>
        Assert.Empty(Packages(project).Except(packages));

    /// <summary>No stand-in for what Microsoft publishes, and no engine of ours.</summary>
    [Fact]
    public void No_type_of_ours_stands_in_a_namespace_of_azure() =>
        Assert.DoesNotContain(
            new[] { "lib", "functions", "host" }.SelectMany(folder => Repository.Sources(folder)),
            file => AzureNamespace().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void Only_the_workbooks_know_an_excel_writer()
    {
        var others = Products()
            .Where(project => !project.EndsWith("Workbooks.csproj", StringComparison.Ordinal))
            .Where(project => Packages(project).Any(package => package is "ClosedXML" or "DocumentFormat.OpenXml"));
        var sources = Products()
            .Where(project => !project.EndsWith("Workbooks.csproj", StringComparison.Ordinal))
            .SelectMany(project => Repository.Sources(Path.GetDirectoryName(project)!))
            .Where(file => ExcelWriters().IsMatch(File.ReadAllText(file)));

        Assert.Empty(others);
        Assert.Empty(sources);
    }

    [Fact]
    public void The_domain_touches_no_disk_no_network_and_no_host() =>
        Assert.Empty(Repository.Sources("lib/Domain").Where(file => Outside().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));

    [Fact]
    public void Sheets_know_nothing_of_the_product() =>
        Assert.Empty(Repository.Sources("lib/Sheets").Where(file => Product().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));

    private static IEnumerable<string> Products() => new[] { "lib", "functions", "host", "portal" }
        .Select(folder => Repository.PathOf(folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    private static IEnumerable<string> References(string project) => Items(project, "ProjectReference")
        .Select(path => path.Split('/', '\\')[^1].Replace(".csproj", "", StringComparison.Ordinal));

    private static IEnumerable<string> Packages(string project) => Items(project, "PackageReference");

    private static IEnumerable<string> Items(string project, string name) => XDocument.Load(Repository.PathOf(project))
        .Descendants(name)
        .Select(item => (string?)item.Attribute("Include"))
        .OfType<string>();

    [GeneratedRegex(@"^namespace (Microsoft\.)?Azure\b", RegexOptions.Multiline)]
    private static partial Regex AzureNamespace();

    [GeneratedRegex(@"\b(ClosedXML|DocumentFormat\.OpenXml)\b")]
    private static partial Regex ExcelWriters();

    // The clock comes in as a value or as a TimeProvider; text readers and streams in memory are no disk.
    [GeneratedRegex(@"\b(Azure|Microsoft\.(Extensions|AspNetCore|Azure))\.|(?<![\w.])(File|Directory|Environment|Console|Process)\.[A-Z]|\b(FileStream|FileInfo|DirectoryInfo|HttpClient|Socket|TcpClient|SmtpClient)\b|DateTime(Offset)?\.(Utc)?Now")]
    private static partial Regex Outside();

    [GeneratedRegex(@"SertiKesos\.(?!Sheets\b)|\b(Roster|Kesos|NIK)\b")]
    private static partial Regex Product();
}
