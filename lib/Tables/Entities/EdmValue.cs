using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>One stored value as it was read: the JSON, and the type beside it if the service gave one.</summary>
internal readonly record struct EdmValue(JsonElement Json, string? Type)
{
    public DateTimeOffset Instant => DateTimeOffset.Parse(
        Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private string Text => Json.GetString() ?? throw new FormatException("A value is missing.");

    /// <summary>The value in the type that the store says. Instants are <see cref="DateTimeOffset"/>, bytes arrays.</summary>
    public object? ToObject() => Json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.False => Json.GetBoolean(),
        _ => Type switch
        {
            "Edm.Int64" => ToInt64(),
            "Edm.Double" => ToDouble(),
            "Edm.DateTime" => Instant,
            "Edm.Guid" => Json.GetGuid(),
            "Edm.Binary" => Json.GetBytesFromBase64(),
            _ when Json.ValueKind == JsonValueKind.Number && Json.TryGetInt32(out var number) => number,
            _ when Json.ValueKind == JsonValueKind.Number => Json.GetDouble(),
            _ => Text,
        },
    };

    /// <summary>The value for a property of the given type, which knows better than the annotation what is wanted.</summary>
    /// <exception cref="InvalidOperationException">The stored value is of another kind.</exception>
    /// <exception cref="FormatException">The stored text does not read as that type.</exception>
    public object? ToType(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (Json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return target switch
        {
            _ when target == typeof(string) => Text,
            _ when target == typeof(int) => Json.GetInt32(),
            _ when target == typeof(long) => ToInt64(),
            _ when target == typeof(double) => ToDouble(),
            _ when target == typeof(bool) => Json.GetBoolean(),
            _ when target == typeof(Guid) => Json.GetGuid(),
            _ when target == typeof(DateTimeOffset) => Instant,
            _ when target == typeof(DateTime) => Instant.UtcDateTime,
            _ when target == typeof(byte[]) => Json.GetBytesFromBase64(),
            _ when target == typeof(BinaryData) => BinaryData.FromBytes(Json.GetBytesFromBase64()),
            _ when target.IsEnum => Enum.TryParse(target, Text, out var choice) ? choice : throw new FormatException("No such name."),
            _ => throw new InvalidOperationException("A table cannot hold this type."),
        };
    }

    private long ToInt64() =>
        Json.ValueKind == JsonValueKind.Number ? Json.GetInt64() : long.Parse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private double ToDouble() => Json.ValueKind == JsonValueKind.Number
        ? Json.GetDouble()
        : Text switch
        {
            "INF" => double.PositiveInfinity,
            "-INF" => double.NegativeInfinity,
            var text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
}
