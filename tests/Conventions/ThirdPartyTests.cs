using System.Text.Json;
using System.Xml.Linq;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>What is handed out names what it is built on, and is built on nothing whose licence asks for more than naming it.</summary>
public sealed class ThirdPartyTests
{
    private static readonly string[] Projects = ["functions", "host", "portal", "lib/Sheets", "lib/Domain", "lib/Workbooks"];

    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-3-Clause"];

    private static readonly List<(string Package, string Licence)> Listed =
    [
        .. File.ReadLines(Repository.PathOf("THIRD-PARTY-NOTICES.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Select(cells => ($"{cells[0]} {cells[1]}", cells[2])),
    ];

    [Fact]
    public void Every_package_of_the_lock_files_is_listed_and_nothing_else()
    {
        var locked = Projects.SelectMany(Locked).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

        Assert.Equal(locked, Listed.Select(line => line.Package).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_licence_is_one_that_only_asks_to_be_named() => Assert.All(Listed, line => Assert.Contains(line.Licence, Allowed));

    [Fact]
    public void A_package_that_states_its_licence_is_listed_with_it()
    {
        var store = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var stated = 0;
        foreach (var (package, licence) in Listed)
        {
            var (name, version) = (package.Split(' ')[0].ToLowerInvariant(), package.Split(' ')[1]);
            var file = Path.Combine(store, name, version, $"{name}.nuspec");
            if (File.Exists(file)
                && XDocument.Parse(File.ReadAllText(file)).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression") is { } own)
            {
                stated++;
                Assert.Equal((package, own.Value), (package, licence));
            }
        }

        // The tests themselves were built with these packages, so they lie where packages lie.
        Assert.InRange(stated, Listed.Count / 2, Listed.Count);
    }

    private static IEnumerable<string> Locked(string project)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf([.. project.Split('/'), "packages.lock.json"])));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => $"{package.Name} {package.Value.GetProperty("resolved").GetString()}"),
        ];
    }
}
