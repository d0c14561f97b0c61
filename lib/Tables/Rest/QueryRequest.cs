using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// A query, page by page. A page may be empty and still have a successor: only a missing continuation ends the answer.
/// </summary>
internal sealed record QueryRequest<T>(TableRest Rest, string Path, string? Filter, int? Top, string? Select, Func<JsonElement, T> Read)
    where T : notnull
{
    private const string HeaderPrefix = "x-ms-continuation-";

    public async Task<Page<T>> PageAsync(string? continuation, int? pageSize, bool async, CancellationToken cancel)
    {
        using var message = Rest.Message(RequestMethod.Get, Path);
        Append(message, "$filter", string.IsNullOrEmpty(Filter) ? null : Filter);
        Append(message, "$select", Select);
        Append(message, "$top", (pageSize ?? Top)?.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in Unpack(continuation))
        {
            Append(message, name, value);
        }

        var response = await Rest.SendAsync(message, null, async, cancel).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content.ToMemory());
        var values = document.RootElement.GetProperty("value").EnumerateArray().Select(Read).ToArray();
        return Page<T>.FromValues(values, Pack(response), response);
    }

    /// <summary>The continuation as one opaque string: the next table's name, or the next keys with a space between.</summary>
    internal static string? Pack(Response response)
    {
        if (response.Headers.TryGetValue(HeaderPrefix + "NextTableName", out var table) && table.Length > 0)
        {
            return table;
        }

        return response.Headers.TryGetValue(HeaderPrefix + "NextPartitionKey", out var partition) && partition.Length > 0
            ? $"{partition} {(response.Headers.TryGetValue(HeaderPrefix + "NextRowKey", out var row) ? row : "")}"
            : null;
    }

    private IEnumerable<(string Name, string Value)> Unpack(string? continuation)
    {
        if (string.IsNullOrEmpty(continuation))
        {
            yield break;
        }

        if (Path == "Tables")
        {
            yield return ("NextTableName", continuation);
            yield break;
        }

        var parts = continuation.Split(' ', 2);
        yield return ("NextPartitionKey", parts[0]);
        if (parts.Length == 2 && parts[1].Length > 0)
        {
            yield return ("NextRowKey", parts[1]);
        }
    }

    private static void Append(HttpMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }
}
