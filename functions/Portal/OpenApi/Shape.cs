using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SertiKesos.Portal.OpenApi;

/// <summary>The shapes of JSON that the API takes and gives, as JSON Schema writes them.</summary>
internal static class Shape
{
    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    public static OpenApiSchema Flag => new() { Type = JsonSchemaType.Boolean };

    public static OpenApiSchema Date => new() { Type = JsonSchemaType.String, Format = "date" };

    public static OpenApiSchema Moment => new() { Type = JsonSchemaType.String, Format = "date-time" };

    public static OpenApiSchema Month => Matching("^\\d{4}-\\d{2}$", "2026-11");

    public static OpenApiSchema Region => Matching("^\\d{2}\\.\\d{2}$", "32.77");

    public static OpenApiSchema Province => Matching("^\\d{2}$", "32");

    public static OpenApiSchema Centre => OneOf("I", "II", "III", "IV", "V", "VI");

    /// <summary>A NIK of which only the last four digits are told.</summary>
    public static OpenApiSchema MaskedNik => Matching("^\\*{12}\\d{4}$", "************0001");

    public static OpenApiSchema Whole => new() { Type = JsonSchemaType.Integer };

    public static OpenApiSchema Count => new() { Type = JsonSchemaType.Integer, Minimum = "0" };

    public static OpenApiSchema Number => new() { Type = JsonSchemaType.Number };

    /// <summary>A part of a whole, from 0 to 1.</summary>
    public static OpenApiSchema Share => new() { Type = JsonSchemaType.Number, Minimum = "0", Maximum = "1" };

    /// <summary>A ratio that may pass 1, such as that of people to the need for them.</summary>
    public static OpenApiSchema Ratio => new() { Type = JsonSchemaType.Number, Minimum = "0" };

    public static OpenApiSchema Bytes => new() { Type = JsonSchemaType.String, Format = "binary" };

    public static OpenApiSchema Matching(string pattern, string? example) =>
        new() { Type = JsonSchemaType.String, Pattern = pattern, Examples = example is null ? null : [JsonValue.Create(example)] };

    public static OpenApiSchema TextOf(int least, int most) => new() { Type = JsonSchemaType.String, MinLength = least, MaxLength = most };

    public static OpenApiSchema Between(int least, int most) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = least.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Maximum = most.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static OpenApiSchema OneOf(params IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => JsonValue.Create(word)!)] };

    /// <summary>The members of an enumeration as the API writes them.</summary>
    public static OpenApiSchema OneOf<T>(Func<T, string> word)
        where T : struct, Enum => OneOf(Enum.GetValues<T>().Select(word));

    public static OpenApiSchema Only(bool value) => new() { Type = JsonSchemaType.Boolean, Enum = [JsonValue.Create(value)] };

    public static OpenApiSchema List(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    /// <summary>
    /// An object that has these fields and no others. All of them are always there, null where there is nothing to tell; a
    /// name that ends in a question mark may be left out.
    /// </summary>
    public static OpenApiSchema Object(params (string Name, IOpenApiSchema Shape)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = fields.ToDictionary(field => field.Name.TrimEnd('?'), field => field.Shape),
        Required = fields.Where(field => !field.Name.EndsWith('?')).Select(field => field.Name).ToHashSet(StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };

    /// <summary>An object whose names are not known beforehand.</summary>
    public static OpenApiSchema Map(IOpenApiSchema value) => new() { Type = JsonSchemaType.Object, AdditionalProperties = value };

    public static OpenApiSchema AnyOf(params IEnumerable<IOpenApiSchema> shapes) => new() { AnyOf = [.. shapes] };

    /// <summary>A shape that stands once in the document, under its name.</summary>
    public static OpenApiSchemaReference Named(string name) => new(name);

    public static OpenApiSchema OrNull(this IOpenApiSchema shape) => AnyOf(shape, new OpenApiSchema { Type = JsonSchemaType.Null });

    public static OpenApiSchema OrNull(this OpenApiSchema shape)
    {
        if (shape.Enum is not null || shape.Type is null)
        {
            return OrNull((IOpenApiSchema)shape);
        }

        shape.Type |= JsonSchemaType.Null;
        return shape;
    }

    public static OpenApiSchema Saying(this OpenApiSchema shape, string description)
    {
        shape.Description = description;
        return shape;
    }

    public static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string LowerCase<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
