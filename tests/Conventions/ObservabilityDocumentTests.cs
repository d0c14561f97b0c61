using System.Reflection;
using System.Text.RegularExpressions;
using SertiKesos.Platform.Telemetry;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>Dashboards and alert rules rely on names, so the page and the code say the same ones.</summary>
public sealed partial class ObservabilityDocumentTests
{
    private static readonly string Page = Repository.Read("docs", "observability.md");

    [Fact]
    public void Code_and_page_name_the_same_spans() =>
        Assert.Equal(
            typeof(Spans).GetFields(BindingFlags.Static | BindingFlags.Public)
                .Where(field => field.IsLiteral && field.Name != nameof(Spans.SourceName))
                .Select(field => (string)field.GetRawConstantValue()!)
                .Order(StringComparer.Ordinal),
            SpanLine().Matches(Page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Code_and_page_name_the_same_metrics() =>
        Assert.Equal(
            Repository.Sources("functions").SelectMany(file => MetricName().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
            MetricLine().Matches(Page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Runbooks_and_alert_rules_name_metrics_that_there_are()
    {
        var named =
            from folder in (string[])["docs", "infra"]
            from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", new EnumerationOptions { RecurseSubdirectories = true })
            where Path.GetExtension(file) is ".md" or ".bicep" or ".json" or ".kql" or ".yaml"
            from match in AnyName().Matches(File.ReadAllText(file))
            select (File: Path.GetFileName(file), Name: match.Value);
        var known = MetricLine().Matches(Page).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Contains(("deadline.md", "sertikesos.queue.age"), named);
        Assert.DoesNotContain(named, one => !known.Contains(one.Name));
    }

    [Fact]
    public void No_metric_has_a_tag_with_more_values_than_the_program_has_words() =>
        Assert.Empty(
            MetricLine().Matches(Page).SelectMany(match => match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(tag => tag.Trim('`'))
                .Except(["outcome", "code", "state", "channel", "kind", "queue", "service", "method", "status", "function"]));

    [GeneratedRegex(@"^\| `([a-z]+\.[a-z]+)` \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex SpanLine();

    [GeneratedRegex(@"^\| `(sertikesos\.[a-z.]+)` \| [^|]+ \|([^|]*)\| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex MetricLine();

    [GeneratedRegex(@"""(sertikesos\.(?!invalid)[a-z]+(?:\.[a-z]+)*)""")]
    private static partial Regex MetricName();

    // Files that are called after the program are none.
    [GeneratedRegex(@"\bsertikesos\.(?!(?:dll|env|service|timer|tar|zip|example)\b)[a-z]+(?:\.[a-z]+)*")]
    private static partial Regex AnyName();
}
