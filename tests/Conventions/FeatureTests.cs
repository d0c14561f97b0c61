using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>
/// Inside a project, features use only what lies before them: Rosters → Registers → Coverage → Summaries and Alerts, with
/// Notices above Rosters, Summaries and Alerts, and Rights above all of them. The compiler holds the direction between projects (<see cref="ProjectTests"/>), these
/// tests that between folders.
/// </summary>
public sealed partial class FeatureTests
{
    private static readonly string[] Vocabulary = ["Time", "Json", "Protection", "Regions", "Institutions", "People"];

    /// <summary>lib/Domain, in the order in which one builds on the other.</summary>
    private static readonly Dictionary<string, string[]> Domain = new(StringComparer.Ordinal)
    {
        ["Time"] = [],
        ["Json"] = [],
        ["Protection"] = [],
        ["Regions"] = ["Time"],
        ["Institutions"] = ["Regions", "Time"],
        ["People"] = ["Regions", "Institutions", "Time"],
        ["Reference"] = ["Regions", "Institutions", "People", "Time"],
        ["Registers"] = [.. Vocabulary, "Reference"],
        ["Coverage"] = [.. Vocabulary, "Reference", "Registers"],
        ["Rosters"] = [.. Vocabulary, "Reference", "Registers", "Coverage"],
        ["Summaries"] = [.. Vocabulary, "Reference", "Registers", "Coverage"],
        ["Alerts"] = [.. Vocabulary, "Reference", "Registers"],
        ["Notices"] = [.. Vocabulary, "Reference", "Registers", "Coverage", "Alerts"],
    };

    /// <summary>lib/Domain/Rosters: how a file becomes a reading, and a reading a submission. The root holds what a reading is.</summary>
    private static readonly Dictionary<string, string[]> Rosters = new(StringComparer.Ordinal)
    {
        ["Findings"] = [],
        ["Cells"] = ["Findings"],
        ["Layout"] = ["Findings", "Cells"],
        ["Rows"] = ["Findings", "Cells", "Layout"],
        ["InstitutionSheets"] = ["Findings", "Cells", "Layout", "Rows"],
        ["Reading"] = ["Findings", "Cells", "Layout", "Rows", "InstitutionSheets"],
        ["Checks"] = ["Findings", "Cells", "Layout", "Rows", "InstitutionSheets", "Reading"],
        ["Submissions"] = ["Findings", "Cells", "Layout", "Rows", "InstitutionSheets", "Reading", "Checks"],
    };

    private static readonly Dictionary<string, string[]> Functions = new(StringComparer.Ordinal)
    {
        ["Platform"] = [],
        ["Institutions"] = ["Platform", "Regions"],
        ["People"] = ["Platform", "Regions", "Institutions", "Registers"],
        ["Reference"] = ["Platform", "Regions", "Institutions", "People"],
        ["Coverage"] = ["Platform", "Regions", "Institutions", "People", "Reference", "Registers"],
        ["Registers"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Reference"],
        ["Rosters"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Reference"],
        ["Summaries"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Reference", "Registers"],
        ["Alerts"] = ["Platform", "Regions", "People", "Coverage", "Reference", "Registers"],
        ["Notices"] = ["Platform", "Regions", "People", "Coverage", "Registers", "Rosters", "Reference", "Summaries", "Alerts"],
        ["Rights"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Rosters", "Summaries", "Alerts", "Notices", "Reference"],
        ["Portal"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Rosters", "Rights", "Summaries", "Alerts", "Notices", "Reference"],
    };

    /// <summary>functions/Rosters: what is kept of a submission, how one is taken into the register, and what offices put in.</summary>
    private static readonly Dictionary<string, string[]> AppRosters = new(StringComparer.Ordinal)
    {
        ["Submissions"] = [],
        ["Import"] = ["Submissions"],
        ["Inbox"] = ["Submissions", "Import"],
    };

    public static TheoryData<string> FunctionFeatures => [.. FoldersOf("functions")];

    public static TheoryData<string> DomainFeatures => [.. Domain.Keys];

    public static TheoryData<string> RosterRooms => [.. Rosters.Keys];

    public static TheoryData<string> AppRosterRooms => [.. AppRosters.Keys];

    [Fact]
    public void Every_folder_has_its_place_in_the_direction()
    {
        Assert.Empty(FoldersOf("functions").Except(Functions.Keys));
        Assert.Equal(Domain.Keys.Order(StringComparer.Ordinal), FoldersOf("lib", "Domain").Order(StringComparer.Ordinal));
        Assert.Equal(Rosters.Keys.Order(StringComparer.Ordinal), FoldersOf("lib", "Domain", "Rosters").Order(StringComparer.Ordinal));
        Assert.Equal(AppRosters.Keys.Order(StringComparer.Ordinal), FoldersOf("functions", "Rosters").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FunctionFeatures))]
    public void A_feature_of_the_app_uses_only_what_lies_before_it(string feature) =>
        Assert.Empty(Reached(Path.Combine("functions", feature), feature, Functions, "SertiKesos"));

    [Theory]
    [MemberData(nameof(DomainFeatures))]
    public void A_feature_of_the_domain_uses_only_what_lies_before_it(string feature) =>
        Assert.Empty(Reached(Path.Combine("lib", "Domain", feature), feature, Domain, "SertiKesos"));

    [Theory]
    [MemberData(nameof(RosterRooms))]
    public void A_room_of_the_rosters_uses_only_what_lies_before_it(string room) =>
        Assert.Empty(Reached(Path.Combine("lib", "Domain", "Rosters", room), room, Rosters, "SertiKesos.Rosters"));

    [Theory]
    [MemberData(nameof(AppRosterRooms))]
    public void A_room_of_the_rosters_in_the_app_uses_only_what_lies_before_it(string room) =>
        Assert.Empty(Reached(Path.Combine("functions", "Rosters", room), room, AppRosters, "SertiKesos.Rosters"));

    [Fact]
    public void What_a_reading_is_needs_nothing_but_findings() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.PathOf("lib", "Domain", "Rosters"), "*.cs").SelectMany(file => Mentions(file, "SertiKesos.Rosters")),
            mention => Rosters.ContainsKey(mention) && mention != "Findings");

    [Fact]
    public void Features_do_not_name_what_composes_them()
    {
        var composing = Directory.EnumerateFiles(Repository.PathOf("functions"), "*.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.Empty(FoldersOf("functions")
            .SelectMany(feature => Repository.Sources(Path.Combine("functions", feature)))
            .Where(file => TypeUses().Matches(File.ReadAllText(file)).Any(use => composing.Contains(use.Groups["type"].Value)))
            .Select(Path.GetFileName));
    }

    [Fact]
    public void The_namespace_says_the_folder()
    {
        (string Folder, string Namespace)[] roots =
        [
            ("lib/Sheets", "SertiKesos.Sheets"), ("lib/Domain", "SertiKesos"), ("lib/Workbooks", "SertiKesos.Workbooks"), ("functions", "SertiKesos"),
        ];
        foreach (var (folder, root) in roots)
        {
            Assert.All(Repository.Sources(folder).Where(file => Path.GetFileName(file) != "Program.cs"), file =>
            {
                var below = Path.GetRelativePath(Repository.PathOf(folder), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
                Assert.Contains($"\nnamespace {(below == "." ? root : $"{root}.{below}")};", "\n" + File.ReadAllText(file), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Only_trigger_classes_and_the_composition_name_the_functions_api()
    {
        var others = Repository.Sources("functions")
            .Where(file => File.ReadAllText(file).Contains("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith("Functions.cs", StringComparison.Ordinal) && !name.EndsWith("Api.cs", StringComparison.Ordinal) && !name.EndsWith("Pages.cs", StringComparison.Ordinal) && name is not ("Program.cs" or "AnswerHeaders.cs" or "FailureBoundary.cs" or "HttpFailures.cs" or "ApiFunction.cs"
                or "TelemetryRegistration.cs")); // The last names a source of spans.

        Assert.Empty(others);
    }

    private static IEnumerable<string> FoldersOf(params string[] path) => Directory.GetDirectories(Repository.PathOf(path))
        .Select(folder => Path.GetFileName(folder))
        .Where(name => name is not ("bin" or "obj"));

    private static IEnumerable<string> Reached(string folder, string feature, Dictionary<string, string[]> allowed, string root) =>
        Repository.Sources(folder)
            .SelectMany(file => Mentions(file, root)
                .Where(mention => mention != feature && allowed.ContainsKey(mention) && !allowed[feature].Contains(mention))
                .Select(mention => $"{Path.GetFileName(file)}: {mention}"))
            .Distinct();

    /// <summary>The features that a file names, as the part behind <paramref name="root"/>.</summary>
    private static IEnumerable<string> Mentions(string file, string root) =>
        Regex.Matches(File.ReadAllText(file), $@"(?<![\w.]){Regex.Escape(root)}\.(?<feature>[A-Z]\w+)", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups["feature"].Value);

    [GeneratedRegex(@"(?<![\w.])(?<type>[A-Z]\w+)(?=[.(<])")]
    private static partial Regex TypeUses();
}
