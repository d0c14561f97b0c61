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
}
