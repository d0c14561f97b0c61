using System.Globalization;

namespace SertiKesos.Alerts.Ledger;

/// <summary>Moments of sending as a row keeps them: milliseconds, divided by spaces.</summary>
internal static class SentMoments
{
    /// <summary>In ascending order.</summary>
    public static List<DateTimeOffset> Read(string? text) =>
    [
        .. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(number, CultureInfo.InvariantCulture)))
            .Order(),
    ];

    public static string Write(IEnumerable<DateTimeOffset> moments) =>
        string.Join(' ', moments.Select(moment => moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
}
