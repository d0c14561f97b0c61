using System.Text.RegularExpressions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>One direction, no loops: Rosters → People → Coverage → Summaries and Alerts; Portal reads. Reference stands before Coverage.</summary>
public sealed partial class FeatureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Platform"] = [],
        ["Regions"] = ["Platform"],
        ["Institutions"] = ["Platform", "Regions"],
        ["People"] = ["Platform", "Regions", "Institutions"],
        ["Reference"] = ["Platform", "Regions", "Institutions", "People"],
        ["Coverage"] = ["Platform", "Regions", "Institutions", "People", "Reference"],
        ["Registers"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Reference"],
        ["Rosters"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Reference"],
        ["Rights"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Rosters", "Reference"],
        ["Summaries"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Reference"],
        ["Alerts"] = ["Platform", "Regions", "People", "Reference"],
        ["Portal"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Rosters", "Rights", "Summaries", "Alerts", "Reference"],
        ["Demo"] = ["Platform", "Regions", "Institutions", "People", "Coverage", "Registers", "Rosters", "Rights", "Summaries", "Alerts", "Reference"],
    };

    public static TheoryData<string> Features => [.. Allowed.Keys];

    [Fact]
    public void Every_folder_of_the_app_has_its_place_in_the_direction() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Repository.Root, "functions"))
                .Select(Path.GetFileName)
                .Where(name => name is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Features))]
    public void A_feature_uses_only_what_lies_before_it(string feature)
    {
        var reached = Repository.Sources(Path.Combine("functions", feature))
            .SelectMany(file => Mentions().Matches(File.ReadAllText(file)).Select(match => (Feature: match.Groups["feature"].Value, File: Path.GetFileName(file))))
            .Where(mention => mention.Feature != feature && Allowed.ContainsKey(mention.Feature) && !Allowed[feature].Contains(mention.Feature))
            .Distinct();

        Assert.Empty(reached);
    }

    [Fact]
    public void Only_trigger_classes_and_the_composition_name_the_functions_api()
    {
        var others = Repository.Sources("functions")
            .Where(file => File.ReadAllText(file).Contains("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file))
            .Where(name => !name.EndsWith("Functions.cs", StringComparison.Ordinal) && !name.EndsWith("Api.cs", StringComparison.Ordinal) && name is not ("Program.cs" or "FailureBoundary.cs"));

        Assert.Empty(others);
    }

    [GeneratedRegex(@"SertiKesos\.(?<feature>[A-Z][A-Za-z]+)")]
    private static partial Regex Mentions();
}
