using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SertiKesos.Tests.Support;

/// <summary>
/// One request to a storage service, told by what it does and to what: <see cref="Operation"/> is its kind (such as
/// <c>row upsert</c>), <see cref="Holder"/> the container, table or queue, <see cref="Part"/> the kind of blob or row.
/// </summary>
internal sealed partial record ProxiedRequest(int Number, string Service, string Operation, string Holder, string Part)
{
    public FaultKind? Fault { get; set; }

    /// <summary>What was asked for, as it was sent: account, name and query.</summary>
    public string Target { get; private init; } = "";

    /// <summary>What was sent with it; kept only where the proxy is told to.</summary>
    public byte[] Body { get; private init; } = [];

    /// <summary>Such as <c>table row upsert Submissions checking</c>: stable over runs, without region, person or time.</summary>
    public string Label => $"{Service} {Operation} {Holder} {Part}".TrimEnd();

    public static ProxiedRequest Read(int number, string service, string method, string target, string? ifMatch, byte[] body, bool keepBody)
    {
        var request = Read(number, service, method, target, ifMatch, body);
        return request with { Target = target, Body = keepBody ? body : [] };
    }

    private static ProxiedRequest Read(int number, string service, string method, string target, string? ifMatch, byte[] body)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(question < 0 ? target : target[..question]);
        var query = question < 0 ? "" : target[(question + 1)..];

        // The first part is the account.
        var parts = path.Split('/', 4, StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        return service switch
        {
            "blob" => Blob(number, method, parts, query),
            "queue" => Queue(number, method, parts, query),
            _ => Table(number, method, parts, ifMatch, body),
        };
    }

    private static ProxiedRequest Blob(int number, string method, string[] parts, string query)
    {
        var verb = method.ToLowerInvariant();
        var rest = string.Join('/', parts.Skip(1));
        var operation = Comp(query) switch
        {
            "list" => "list",
            "lease" => "lease",
            "metadata" => "metadata put",
            "properties" => "properties put",
            { } other => $"{verb} {other}",
            null => query.Contains("restype=container", StringComparison.Ordinal) ? $"container {verb}" : verb,
        };
        return new ProxiedRequest(number, "blob", operation, parts.FirstOrDefault("account"), BlobPart(parts.FirstOrDefault(""), rest));
    }

    /// <summary>The kind of a blob: the folder that the host gives it, or its name without region, period, number and hash.</summary>
    private static string BlobPart(string container, string name) =>
        name.Length == 0 ? ""
        : container == "azure-webjobs-hosts" ? name.Split('/')[0]
        : container == "summaries" ? (name.StartsWith("latest/", StringComparison.Ordinal) ? "latest " : "issue ") + Stem().Match(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]).Value
        : "";

    private static ProxiedRequest Queue(int number, string method, string[] parts, string query)
    {
        var operation = (method, parts.Length) switch
        {
            ("POST", 2) => "message send",
            ("GET", 2) => query.Contains("peekonly", StringComparison.Ordinal) ? "message peek" : "message receive",
            ("DELETE", 3) => "message delete",
            ("PUT", 3) => "message update",
            _ => $"queue {method.ToLowerInvariant()}",
        };
        return new ProxiedRequest(number, "queue", operation, parts.FirstOrDefault("account"), "");
    }

    private static ProxiedRequest Table(int number, string method, string[] parts, string? ifMatch, byte[] body)
    {
        var target = parts.FirstOrDefault("account");
        var bracket = target.IndexOf('(', StringComparison.Ordinal);
        var table = bracket < 0 ? target : target[..bracket];
        var keys = bracket < 0 ? "" : target[bracket..];
        if (table is "Tables" or "$batch" or "account")
        {
            return new ProxiedRequest(number, "table", $"{table} {method.ToLowerInvariant()}", "", "");
        }

        var row = method is "GET" or "DELETE" || body.Length == 0 ? default : Parse(body);
        var partition = Text(row, "PartitionKey") ?? Key().Match(keys).Groups["value"].Value;
        var operation = method switch
        {
            "POST" => "row add",
            "PUT" => ifMatch is null ? "row upsert" : "row update",
            "DELETE" => "row delete",
            "GET" => keys is "" or "()" ? "row query" : "row get",
            _ => ifMatch is null ? "row upsert" : "row merge",
        };
        return new ProxiedRequest(number, "table", operation, table, $"{PartitionKind(partition)} {Text(row, "State")}".Trim());
    }

    private static string PartitionKind(string partition) =>
        Region().IsMatch(partition) ? "" : Period().IsMatch(partition) ? "period" : partition;

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Comp(string query) =>
        query.Split('&').FirstOrDefault(part => part.StartsWith("comp=", StringComparison.Ordinal))?[5..];

    /// <summary>The answer of a service that is too busy, in the form of each.</summary>
    public byte[] BusyBody() => Encoding.UTF8.GetBytes(Service == "table"
        ? "{\"odata.error\":{\"code\":\"ServerBusy\",\"message\":{\"lang\":\"en-US\",\"value\":\"The server is busy.\"}}}"
        : "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>ServerBusy</Code><Message>The server is busy.</Message></Error>");

    [GeneratedRegex("^[a-z]+")]
    private static partial Regex Stem();

    [GeneratedRegex("PartitionKey='(?<value>[^']*)'")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\d\d\.\d\d$")]
    private static partial Regex Region();

    [GeneratedRegex(@"^\d{4}-\d\d$")]
    private static partial Regex Period();
}
