using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace SertiKesos.Hosting.Backup;

/// <summary>A row of a table as one line of JSON: every property with its type, in the order of names.</summary>
internal static class RowText
{
    private static readonly HashSet<string> OfStorage = new(StringComparer.Ordinal) { "odata.etag", "PartitionKey", "RowKey", "Timestamp" };

    public static string Write(TableEntity row)
    {
        var properties = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, value) in row)
        {
            if (value is not null && !OfStorage.Contains(name))
            {
                properties[name] = Write(name, value);
            }
        }

        return JsonSerializer.Serialize(new Line(row.PartitionKey, row.RowKey, properties), Archive.Json);
    }

    /// <exception cref="InvalidDataException">It is no row that this version writes.</exception>
    public static TableEntity Read(string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, Archive.Json) ?? throw new InvalidDataException("A row of the backup is empty.");
            var row = new TableEntity(line.P, line.R);
            foreach (var (name, value) in line.V)
            {
                row[name] = value is [var type, var content] ? Read(type, content) : throw new InvalidDataException("A property of the backup has no type.");
            }

            return row;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or OverflowException)
        {
            throw new InvalidDataException("A row of the backup cannot be read.", failure);
        }
    }

    private static string[] Write(string name, object value) => value switch
    {
        string text => ["s", text],
        bool flag => ["b", flag ? "1" : "0"],
        int number => ["i", number.ToString(CultureInfo.InvariantCulture)],
        long number => ["l", number.ToString(CultureInfo.InvariantCulture)],
        double number => ["d", number.ToString("R", CultureInfo.InvariantCulture)],
        DateTimeOffset moment => ["t", moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)],
        DateTime moment => ["t", new DateTimeOffset(moment.ToUniversalTime()).ToString("O", CultureInfo.InvariantCulture)],
        Guid id => ["g", id.ToString("D")],
        byte[] bytes => ["x", Convert.ToBase64String(bytes)],
        BinaryData bytes => ["x", Convert.ToBase64String(bytes.ToMemory().Span)],
        _ => throw new InvalidDataException($"The column \"{name}\" is of a kind that a backup does not know: {value.GetType().Name}."),
    };

    private static object Read(string type, string content) => type switch
    {
        "s" => content,
        "b" => content == "1",
        "i" => int.Parse(content, CultureInfo.InvariantCulture),
        "l" => long.Parse(content, CultureInfo.InvariantCulture),
        "d" => double.Parse(content, CultureInfo.InvariantCulture),
        "t" => DateTimeOffset.ParseExact(content, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "g" => Guid.ParseExact(content, "D"),
        "x" => Convert.FromBase64String(content),
        _ => throw new InvalidDataException($"The backup has a property of an unknown kind \"{type}\"."),
    };

    private sealed record Line(string P, string R, IReadOnlyDictionary<string, string[]> V);
}
