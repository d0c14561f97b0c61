using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SertiKesos.Portal;
using SertiKesos.Portal.OpenApi;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Portal;

/// <summary>The OpenAPI document as such; that answers are as it says is shown by the running program (ApiAnswerTests).</summary>
public sealed class ApiDescriptionTests
{
    private static readonly JsonNode Document = JsonNode.Parse(ApiDescription.Content)!;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => (path.Key, method.Key, method.Value!)));

    [Fact]
    public void Every_address_but_the_pages_is_described_and_nothing_else() => Assert.Equal(
        Address.All.Where(address => !address.Route.StartsWith("portal", StringComparison.Ordinal)).Select(address => $"{address.Method} /api/{address.Route}").Order(StringComparer.Ordinal),
        Operations.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_document_is_sound_OpenAPI()
    {
        var read = OpenApiDocument.Parse(Encoding.UTF8.GetString(ApiDescription.Content), "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => $"{warning.Pointer}: {warning.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).Select(error => $"{error.Pointer}: {error.Message}"));
    }

    [Fact]
    public void Every_shape_that_is_named_is_there_and_used()
    {
        var named = Nodes(Document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>().Select(reference => (string)reference!).ToHashSet();

        Assert.All(named, reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)Document, (node, part) => node?[part])));
        Assert.Empty(Document["components"]!["schemas"]!.AsObject().Select(shape => $"#/components/schemas/{shape.Key}").Except(named));
    }

    [Fact]
    public void It_says_as_docs_and_functions_do_who_may_ask_and_what_is_told()
    {
        var rows = Repository.Read("docs", "api.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("/api/", StringComparison.Ordinal))
            .Select(line => line.Trim('|', '\r').Split('|').Select(cell => cell.Trim()).ToArray())
            .ToDictionary(cells => cells[0].Trim('`'), cells => (Who: cells[2], Answers: cells[3]));

        foreach (var (path, method, operation) in Operations)
        {
            var row = rows[$"{method.ToUpperInvariant()} {path}"];
            Assert.Equal((path, row.Who), (path, (string?)operation["x-who-may"]));
            Assert.Equal((path, row.Answers), (path, (string?)operation["x-answers"] == Shape.CamelCase(AnswerClass.MaskedPeople) ? "masked people" : (string?)operation["x-answers"]));
        }
    }

    [Fact]
    public void Only_health_and_what_proves_itself_needs_no_key() => Assert.Equal(
        ["HealthLive", "HealthReady", "TakeWhatsApp", "VerifyWhatsApp"],
        Operations.Where(operation => operation.Operation["security"] is not JsonArray { Count: > 0 }).Select(operation => (string?)operation.Operation["operationId"]).Order());

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject some => [some, .. some.SelectMany(field => Nodes(field.Value))],
        JsonArray many => many.SelectMany(Nodes),
        _ => [],
    };
}
