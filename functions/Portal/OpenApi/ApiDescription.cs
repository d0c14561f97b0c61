using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace SertiKesos.Portal.OpenApi;

/// <summary>
/// The OpenAPI document of all addresses. What an address is called, takes and gives is described by hand beside this file;
/// its path, methods and class of answers come from its function.
/// </summary>
internal static partial class ApiDescription
{
    private const string Scheme = "key";
    private const string ProblemType = "application/problem+json";

    private static readonly Lazy<(byte[] Content, string Tag)> Written = new(Write);

    public static IReadOnlyList<DescribedAddress> Addresses { get; } =
    [
        .. HealthDescription.All, .. RosterDescription.All, .. PeopleDescription.All, .. RightsDescription.All, .. CoverageDescription.All, .. StatementDescription.All,
        .. PublicationDescription.All, .. AlertDescription.All, .. ChannelDescription.All, .. NoticeDescription.All, .. OperatorDescription.All,
    ];

    private static IEnumerable<(string Name, OpenApiSchema Shape)> Shapes =>
    [
        .. HealthDescription.Shapes, .. RosterDescription.Shapes, .. PeopleDescription.Shapes, .. RightsDescription.Shapes, .. CoverageShapes.All, .. PublicationDescription.Shapes,
        .. OperatorDescription.Shapes,
    ];

    /// <summary>The document as JSON.</summary>
    public static byte[] Content => Written.Value.Content;

    /// <summary>Of the content, in quotation marks.</summary>
    public static string Tag => Written.Value.Tag;

    private static (byte[] Content, string Tag) Write()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Compose().SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        var content = Encoding.UTF8.GetBytes(text.ToString());
        return (content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");
    }

    private static OpenApiDocument Compose()
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = "SertiKesos",
                Version = typeof(ApiDescription).Assembly.GetName().Version!.ToString(3),
                Description = "Certification of Indonesia's social workers: rosters of offices in, figures and workbooks out. Every refusal is a problem (RFC 9457) with a " +
                    "stable `code`; which codes an answer may have stands in `x-codes`, what it tells of people at most in `x-answers`.",
            },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Components = new OpenApiComponents
            {
                Schemas = new Dictionary<string, IOpenApiSchema>(),
                Responses = new Dictionary<string, IOpenApiResponse>(),
                SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "sk_…", Description = "A key as the operator makes it." },
                },
            },
            Tags = new HashSet<OpenApiTag>(Addresses.Select(address => address.Tag).Distinct().Select(tag => new OpenApiTag { Name = tag })),
        };
        document.Components.Schemas["Problem"] = Usual.Problem;
        foreach (var (name, shape) in Shapes)
        {
            document.Components.Schemas.Add(name, shape);
        }

        var functions = ApiFunction.All.ToDictionary(function => function.Name, StringComparer.Ordinal);
        foreach (var address in Addresses)
        {
            var function = functions[address.Function];
            var path = $"/api/{function.Route}";
            if (!document.Paths.TryGetValue(path, out var item))
            {
                document.Paths[path] = item = new OpenApiPathItem();
            }

            foreach (var method in function.Methods)
            {
                ((OpenApiPathItem)item).AddOperation(method, Operation(document, address, function, method));
            }
        }

        return document;
    }

    private static OpenApiOperation Operation(OpenApiDocument document, DescribedAddress address, ApiFunction function, HttpMethod method)
    {
        var isBare = method == HttpMethod.Head;
        return new OpenApiOperation
        {
            OperationId = isBare ? address.Function + "Head" : address.Function,
            Summary = address.Summary,
            Description = address.More is null ? $"Who may: {address.Who}." : $"{address.More}\n\nWho may: {address.Who}.",
            Tags = new HashSet<OpenApiTagReference> { new(address.Tag, document) },
            Parameters = [.. Parameters(address, function)],
            RequestBody = address.Takes is not { } body ? null : new OpenApiRequestBody { Required = true, Content = Contents(body.Kinds) },
            Responses = Responses(document, address, isBare),
            Security = address.IsOpen ? [] : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }],
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-answers"] = new JsonNodeExtension(Shape.CamelCase(function.Answers ?? AnswerClass.People)),
                ["x-who-may"] = new JsonNodeExtension(address.Who),
            },
        };
    }

    private static IEnumerable<IOpenApiParameter> Parameters(DescribedAddress address, ApiFunction function)
    {
        foreach (var name in Part().Matches(function.Route).Select(part => part.Groups["name"].Value))
        {
            var (shape, says) = address.Asks.FirstOrDefault(asked => asked.In == ParameterLocation.Path && asked.Name == name) is { } own
                ? (own.Shape, own.Says)
                : Usual.PathParts[name];
            yield return new OpenApiParameter { In = ParameterLocation.Path, Name = name, Required = true, Schema = shape, Description = says };
        }

        foreach (var asked in address.Asks.Where(asked => asked.In != ParameterLocation.Path))
        {
            yield return new OpenApiParameter { In = asked.In, Name = asked.Name, Required = asked.Required, Schema = asked.Shape, Description = asked.Says };
        }
    }

    private static OpenApiResponses Responses(OpenApiDocument document, DescribedAddress address, bool isBare)
    {
        var responses = new OpenApiResponses();
        foreach (var answer in address.Gives)
        {
            responses.Add(Status(answer.Status), new OpenApiResponse
            {
                Description = answer.Says,
                Content = isBare ? null : Contents(answer.Kinds),
                Headers = answer.Headers.Count == 0 ? null : answer.Headers.ToDictionary(
                    header => header.Name, IOpenApiHeader (header) => new OpenApiHeader { Description = header.Says, Schema = Shape.Text }),
            });
        }

        IEnumerable<string> problems = [.. address.IsOpen ? [] : Usual.KeyProblems, .. address.Takes is { IsJson: true } ? Usual.JsonProblems : [], .. address.Problems];
        foreach (var problem in problems.Select(problem => problem.Split(' ')).GroupBy(words => words[0], words => words[1]).OrderBy(problem => problem.Key, StringComparer.Ordinal))
        {
            responses.Add(problem.Key, Problem(document, problem.Key, [.. problem.Distinct()]));
        }

        return responses;
    }

    /// <summary>Each set of codes stands once in the document.</summary>
    private static OpenApiResponseReference Problem(OpenApiDocument document, string status, IReadOnlyList<string> codes)
    {
        var name = $"{status}.{string.Join('.', codes)}";
        document.Components!.Responses!.TryAdd(name, new OpenApiResponse
        {
            Description = string.Join(", ", codes),
            Content = Contents([(ProblemType, Shape.Named("Problem"))]),
            Headers = status is not ("429" or "503") ? null : new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Description = "Seconds until it is worth trying again.", Schema = Shape.Count },
            },
            Extensions = new Dictionary<string, IOpenApiExtension> { ["x-codes"] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => JsonValue.Create(code))])) },
        });
        return new OpenApiResponseReference(name, document);
    }

    private static Dictionary<string, IOpenApiMediaType> Contents(IReadOnlyList<(string Type, IOpenApiSchema Shape)> kinds) =>
        kinds.ToDictionary(kind => kind.Type, IOpenApiMediaType (kind) => new OpenApiMediaType { Schema = kind.Shape });

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Part();
}
