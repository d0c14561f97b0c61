using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Values as the service's filter language writes them.</summary>
internal static class FilterLiteral
{
    /// <exception cref="ArgumentException">The language has no way to write the value.</exception>
    public static string Of(object? value) => value switch
    {
        string text => Quote(text),
        char letter => Quote(letter.ToString()),
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Fractional(number),
        Guid id => $"guid'{id:d}'",
        DateTimeOffset instant => $"datetime'{EntityWriter.Instant(instant)}'",
        DateTime instant => $"datetime'{EntityWriter.Instant(EntityWriter.Utc(instant))}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexStringLower(data.ToMemory().Span)}'",
        Enum choice => Quote(choice.ToString()),
        null => throw new ArgumentException("A filter cannot compare with null: a table does not store nulls."),
        _ => throw new ArgumentException($"A filter cannot hold a value of type {value.GetType().Name}."),
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Without a point the service would take the number for a whole one.</summary>
    private static string Fractional(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
