using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.AspNetCore.Http;
using SertiKesos.Portal.OpenApi;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Holds real answers against the OpenAPI document: the status, the kind of content, each field of the content, and the
/// code of a problem. What is not described is a fault.
/// </summary>
internal sealed class ApiContract
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private const string Shapes = "#/components/schemas/";
    private const int MostFaults = 12;

    private static readonly JsonNode Document = JsonNode.Parse(ApiDescription.Content)!;
    private static readonly string Definitions = Document["components"]!["schemas"]!.ToJsonString().Replace(Shapes, "#/$defs/", StringComparison.Ordinal);
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new(StringComparer.Ordinal);

    private static readonly IReadOnlyList<Described> Operations =
    [
        .. Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => new Described(
            (string)operation.Value!["operationId"]!, operation.Key.ToUpperInvariant(), path.Key.Split('/'), operation.Value["responses"]!.AsObject()))),
    ];

    private static readonly ShapeParts Parts = new(Document["components"]!["schemas"]!);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    /// <summary>What was answered so far, such as <c>ShowRoster 200</c> and <c>ShowRoster 404 submission-unknown</c>.</summary>
    public IReadOnlySet<string> Seen => _seen.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>All that the document says may be answered, written alike.</summary>
    public static IEnumerable<string> Promised => Operations.SelectMany(operation => operation.Responses.SelectMany(response =>
        !operation.IsBare && Resolved(response.Value!)["x-codes"] is JsonArray codes
            ? codes.Select(code => $"{operation.Id} {response.Key} {code}")
            : [$"{operation.Id} {response.Key}"]));

    /// <summary>The parts of answers in JSON that had a value so far, such as <c>Submission.rows.read</c>.</summary>
    public IReadOnlyCollection<string> Told
    {
        get
        {
            lock (_lock)
            {
                return [.. _told];
            }
        }
    }

    /// <summary>All parts that answers in JSON may have, problems apart.</summary>
    public static IReadOnlySet<string> Tellable
    {
        get
        {
            var parts = new HashSet<string>(StringComparer.Ordinal);
            foreach (var operation in Operations.Where(operation => !operation.IsBare))
            {
                foreach (var (status, response) in operation.Responses)
                {
                    if (response!["content"]?["application/json"]?["schema"] is { } shape)
                    {
                        Parts.AddAll(shape, $"{operation.Id} {status}", parts);
                    }
                }
            }

            return parts;
        }
    }

    /// <summary>Fails where the answer is not as described. Addresses that are not described are not looked at.</summary>
    public async Task CheckAsync(HttpMethod method, string path, HttpResponseMessage answer)
    {
        if (Find(method, path) is { } operation)
        {
            var faults = Faults(operation, answer, await answer.Content.ReadAsByteArrayAsync());
            Assert.True(faults.Count == 0, $"{method} {path} ({operation.Id}) answers {(int)answer.StatusCode} otherwise than described:\n{string.Join('\n', faults)}");
        }
    }

    private static Described? Find(HttpMethod method, string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return Operations
            .Where(operation => operation.Method == method.Method && operation.Path.Count == parts.Length
                && operation.Path.Zip(parts).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0)))
            .MaxBy(operation => operation.Path.Count(part => !part.StartsWith('{')));
    }

    private List<string> Faults(Described operation, HttpResponseMessage answer, byte[] content)
    {
        var status = $"{(int)answer.StatusCode}";
        if (operation.Responses[status] is not { } said)
        {
            return ["The status is not described."];
        }

        var response = Resolved(said);
        var type = answer.Content.Headers.ContentType?.MediaType;
        var faults = new List<string>();
        foreach (var header in response["headers"]?.AsObject().Select(header => header.Key) ?? [])
        {
            if (!answer.Headers.Concat(answer.Content.Headers).Any(given => given.Key.Equals(header, StringComparison.OrdinalIgnoreCase)))
            {
                faults.Add($"The header {header} is missing.");
            }
        }

        var code = (string?)null;
        if (operation.IsBare || response["content"] is not { } kinds)
        {
            faults.AddRange(content.Length > 0 ? ["It has a body."] : []);
        }
        else if (type is null || kinds[type] is not { } kind)
        {
            faults.Add($"The kind of content {type} is not described.");
        }
        else if (content.Length == 0)
        {
            faults.Add("It has no body.");
        }
        else if (type.EndsWith("json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(content);
            faults.AddRange(Faults($"{operation.Id} {status} {type}", kind["schema"]!, json.RootElement));
            lock (_lock)
            {
                Parts.AddHad(kind["schema"]!, json.RootElement, $"{operation.Id} {status}", _told);
            }

            if (response["x-codes"] is JsonArray codes)
            {
                code = json.RootElement.TryGetProperty("code", out var told) ? told.GetString() : null;
                faults.AddRange(codes.Any(known => (string?)known == code) ? [] : [$"The code {code} is not described."]);
            }
        }

        _seen[code is null ? $"{operation.Id} {status}" : $"{operation.Id} {status} {code}"] = true;
        return faults;
    }

    private static IEnumerable<string> Faults(string key, JsonNode shape, JsonElement content)
    {
        var schema = Schemas.GetOrAdd(key, _ => JsonSchema.FromText(
            $"{{\"$schema\":\"{Draft}\",\"allOf\":[{shape.ToJsonString().Replace(Shapes, "#/$defs/", StringComparison.Ordinal)}],\"$defs\":{Definitions}}}"));
        if (schema.Evaluate(content, Options(OutputFormat.Flag)).IsValid)
        {
            return [];
        }

        var result = schema.Evaluate(content, Options(OutputFormat.List));
        return (result.Details ?? [])
            .Where(detail => detail.Errors is { Count: > 0 })
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"))
            .DefaultIfEmpty("It is not of the shape.")
            .Take(MostFaults);
    }

    private static EvaluationOptions Options(OutputFormat output) => new() { OutputFormat = output, RequireFormatValidation = true };

    private static JsonNode Resolved(JsonNode response) => response["$ref"] is { } reference
        ? Document["components"]!["responses"]![((string)reference!)["#/components/responses/".Length..]]!
        : response;

    private sealed record Described(string Id, string Method, IReadOnlyList<string> Path, JsonObject Responses)
    {
        /// <summary>Answered as its sister is, without the content.</summary>
        public bool IsBare => Method == HttpMethods.Head;
    }
}
