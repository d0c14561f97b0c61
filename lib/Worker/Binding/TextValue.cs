using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SertiKesos.Worker.Binding;

/// <summary>Turns a named value, which is text, into the type of a parameter.</summary>
internal static class TextValue
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="FormatException">The text has another form.</exception>
    /// <exception cref="JsonException">The text has another form.</exception>
    public static object? As(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string))
        {
            return text;
        }

        if (text.Length == 0 && target != type)
        {
            return null;
        }

        return target switch
        {
            _ when target == typeof(Uri) => new Uri(Unquoted(text), UriKind.RelativeOrAbsolute),
            _ when target == typeof(Guid) => Guid.Parse(Unquoted(text)),
            _ when target == typeof(byte[]) => Encoding.UTF8.GetBytes(text),
            _ when target == typeof(DateTimeOffset) =>
                DateTimeOffset.Parse(Unquoted(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ when target == typeof(DateTime) => DateTime.Parse(
                Unquoted(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            _ when target == typeof(DateOnly) => DateOnly.Parse(Unquoted(text), CultureInfo.InvariantCulture),
            _ when target == typeof(TimeSpan) => TimeSpan.Parse(Unquoted(text), CultureInfo.InvariantCulture),
            _ when target == typeof(bool) => bool.Parse(Unquoted(text)),
            _ when target.IsEnum => EnumOf(Unquoted(text), target),
            _ => JsonSerializer.Deserialize(text, target, Json),
        };
    }

    private static object EnumOf(string text, Type type) =>
        Enum.TryParse(type, text, ignoreCase: true, out var value) ? value! : throw new FormatException("Not a member of the enumeration.");

    private static string Unquoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
}
