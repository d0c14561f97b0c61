using Microsoft.OpenApi;

namespace SertiKesos.Portal.OpenApi;

/// <summary>What is said of the address of a function; its path, method and class of answers are read from the function itself.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Tag">The heading under which it stands.</param>
/// <param name="Who">Who may call it, as docs/api.md says.</param>
internal sealed record DescribedAddress(string Function, string Tag, string Who, string Summary)
{
    /// <summary>More than a line, where that is needed.</summary>
    public string? More { get; init; }

    /// <summary>What may follow the question mark, and headers that it reads.</summary>
    public IReadOnlyList<Asked> Asks { get; init; } = [];

    public TakenBody? Takes { get; init; }

    public required IReadOnlyList<GivenAnswer> Gives { get; init; }

    /// <summary>Status and code of each problem of its own, such as <c>404 person-unknown</c>.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Without a key, so that nothing of keys can go wrong either.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>Something that a request may say beside its path and body.</summary>
internal sealed record Asked(ParameterLocation In, string Name, IOpenApiSchema Shape, string Says, bool Required = false)
{
    public static Asked Query(string name, IOpenApiSchema shape, string says, bool required = false) => new(ParameterLocation.Query, name, shape, says, required);

    public static Asked Header(string name, IOpenApiSchema shape, string says) => new(ParameterLocation.Header, name, shape, says);
}

/// <summary>The body of a request, by kinds of content.</summary>
internal sealed record TakenBody(params IReadOnlyList<(string Type, IOpenApiSchema Shape)> Kinds)
{
    public static TakenBody Json(IOpenApiSchema shape) => new(("application/json", shape));

    public bool IsJson => Kinds.Any(kind => kind.Type == "application/json");
}

/// <summary>An answer that is no problem.</summary>
/// <param name="Headers">Headers of its own, with what they say.</param>
internal sealed record GivenAnswer(int Status, string Says, IReadOnlyList<(string Type, IOpenApiSchema Shape)> Kinds, IReadOnlyList<(string Name, string Says)> Headers)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string, string) Attachment = ("Content-Disposition", "The name under which it is saved.");

    public static GivenAnswer Json(IOpenApiSchema shape, string says = "As asked.", int status = 200) => new(status, says, [("application/json", shape)], []);

    public static GivenAnswer File(string says, params IEnumerable<string> types) => new(200, says, [.. types.Select(type => (type, (IOpenApiSchema)Shape.Bytes))], [Attachment]);

    public GivenAnswer Or(string type, IOpenApiSchema shape) => this with { Kinds = [.. Kinds, (type, shape)] };

    public GivenAnswer With(string header, string says) => this with { Headers = [.. Headers, (header, says)] };
}
