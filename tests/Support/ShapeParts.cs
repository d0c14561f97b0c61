using System.Text.Json;
using System.Text.Json.Nodes;

namespace SertiKesos.Tests.Support;

/// <summary>
/// The parts of described JSON, such as <c>Submission.rows.read</c> and <c>Coverage.plans[]</c>, and which of them some
/// JSON has: a list that is always empty shows nothing of what would be in it.
/// </summary>
internal sealed class ShapeParts(JsonNode named)
{
    private const string Prefix = "#/components/schemas/";

    /// <summary>All parts of a shape, those of the named shapes in it under their own names.</summary>
    public void AddAll(JsonNode shape, string at, ISet<string> parts)
    {
        (shape, at) = Resolved(shape, at, out var isNamed);
        if (isNamed && parts.Contains(at))
        {
            return;
        }

        if (Some(shape) is { } some)
        {
            AddAll(some, at, parts);
            return;
        }

        parts.Add(at);
        foreach (var (name, field) in shape["properties"]?.AsObject() ?? [])
        {
            AddAll(field!, $"{at}.{name}", parts);
        }

        if (shape["items"] is { } item)
        {
            AddAll(item, at + "[]", parts);
        }
    }

    /// <summary>The parts of a shape that a value has.</summary>
    public void AddHad(JsonNode shape, JsonElement value, string at, ISet<string> parts)
    {
        (shape, at) = Resolved(shape, at, out _);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (Some(shape) is { } some)
        {
            AddHad(some, value, at, parts);
            return;
        }

        parts.Add(at);
        if (value.ValueKind == JsonValueKind.Object && shape["properties"] is { } fields)
        {
            foreach (var field in value.EnumerateObject().Where(field => fields[field.Name] is not null))
            {
                AddHad(fields[field.Name]!, field.Value, $"{at}.{field.Name}", parts);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && shape["items"] is { } item)
        {
            foreach (var entry in value.EnumerateArray())
            {
                AddHad(item, entry, at + "[]", parts);
            }
        }
    }

    /// <summary>What a shape is where it is not null.</summary>
    private static JsonNode? Some(JsonNode shape) =>
        shape["anyOf"] is JsonArray choices ? choices.First(choice => choice!["type"] is not JsonValue type || (string?)type != "null") : null;

    private (JsonNode Shape, string At) Resolved(JsonNode shape, string at, out bool isNamed)
    {
        isNamed = shape["$ref"] is not null;
        return isNamed && (string)shape["$ref"]! is var reference ? (named[reference[Prefix.Length..]]!, reference[Prefix.Length..]) : (shape, at);
    }
}
