using System.Globalization;
using System.Security.Cryptography;

namespace SertiKesos.Reference;

/// <summary>
/// One stored content of a table: from <paramref name="At"/> on (whole milliseconds) it holds, until the next one.
/// </summary>
/// <param name="Hash">The first 12 hexadecimal digits of the content's SHA-256.</param>
/// <param name="By">Who put it.</param>
internal sealed record ReferenceVersion(string Table, DateTimeOffset At, string Hash, string By, string Note)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const string Extension = ".csv";
    private const int HashLength = 12;

    /// <summary>The blob's name; names of one table sort by time.</summary>
    public string Name => $"{Table}/{At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Hash}{Extension}";

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];

    /// <summary>Null for a blob that nobody here wrote.</summary>
    public static ReferenceVersion? Parse(string name, IDictionary<string, string>? metadata)
    {
        if (name.Split('/') is not [var table, var file] || !file.EndsWith(Extension, StringComparison.Ordinal)
            || file[..^Extension.Length].Split('-') is not [var time, { Length: HashLength } hash]
            || !DateTime.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
        {
            return null;
        }

        return new ReferenceVersion(table, new DateTimeOffset(at, TimeSpan.Zero), hash, Text(metadata, nameof(By)), Text(metadata, nameof(Note)));
    }

    /// <summary>Headers carry only ASCII.</summary>
    public Dictionary<string, string> Metadata() => new()
    {
        [nameof(By)] = Uri.EscapeDataString(By),
        [nameof(Note)] = Uri.EscapeDataString(Note),
    };

    private static string Text(IDictionary<string, string>? metadata, string key) =>
        metadata?.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Value is { } text ? Uri.UnescapeDataString(text) : "";
}
