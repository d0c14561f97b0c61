using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities as the service takes them: one line of JSON, with the type beside each value that JSON cannot tell.</summary>
internal static class EntityWriter
{
    public static byte[] Write(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString(PropertyNames.PartitionKey, entity.PartitionKey);
            json.WriteString(PropertyNames.RowKey, entity.RowKey);
            foreach (var (name, value) in PropertiesOf(entity))
            {
                WriteProperty(json, name, value);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The text of an instant in the store: UTC, to the tenth of a microsecond.</summary>
    public static string Instant(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A date of which nobody knows the zone would be stored as another instant on another machine.</summary>
    /// <exception cref="NotSupportedException">The kind is not UTC.</exception>
    public static DateTimeOffset Utc(DateTime value) => value.Kind == DateTimeKind.Utc
        ? new DateTimeOffset(value)
        : throw new NotSupportedException($"A DateTime must be of kind Utc to be stored or compared; this one is {value.Kind}.");

    private static IEnumerable<KeyValuePair<string, object?>> PropertiesOf(ITableEntity entity) =>
        entity is IEnumerable<KeyValuePair<string, object?>> bag
            ? bag.Where(static property => property.Key is not (PropertyNames.PartitionKey or PropertyNames.RowKey
                or PropertyNames.Timestamp or PropertyNames.ETag))
            : EntityShape.Of(entity.GetType()).Properties.Select(
                property => KeyValuePair.Create(property.Key, property.Value.GetValue(entity)));

    private static void WriteProperty(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case Enum choice:
                json.WriteString(name, choice.ToString());
                break;
            case double number when double.IsFinite(number):
                WriteType(json, name, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number:
                WriteType(json, name, "Edm.Double");
                json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case long number:
                WriteType(json, name, "Edm.Int64");
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case Guid id:
                WriteType(json, name, "Edm.Guid");
                json.WriteString(name, id);
                break;
            case DateTimeOffset instant:
                WriteType(json, name, "Edm.DateTime");
                json.WriteString(name, Instant(instant));
                break;
            case DateTime instant:
                WriteType(json, name, "Edm.DateTime");
                json.WriteString(name, Instant(Utc(instant)));
                break;
            case byte[] bytes:
                WriteType(json, name, "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
            case BinaryData data:
                WriteType(json, name, "Edm.Binary");
                json.WriteBase64String(name, data.ToMemory().Span);
                break;
            default:
                throw new NotSupportedException(
                    $"The property '{name}' is of type {value.GetType().Name}, which a table cannot hold. Store it as text or as " +
                    "a number, or leave it out with [IgnoreDataMember].");
        }
    }

    private static void WriteType(Utf8JsonWriter json, string name, string type) => json.WriteString(name + PropertyNames.TypeSuffix, type);
}
