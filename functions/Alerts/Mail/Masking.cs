using System.Globalization;
using System.Text;

namespace SertiKesos.Alerts.Mail;

/// <summary>Shortens what points at a person so far that its owner still recognises it.</summary>
internal static class Masking
{
    private const int Shown = 4;
    private const string Hidden = "•••";

    /// <summary>
    /// A certificate number without its serial digits: of <c>CTH-00123/LSP/2021</c> what stays is <c>CTH-•••/LSP/2021</c>, by
    /// which its owner knows it and nobody else can state it. Years stay. Where nothing else would stay, or nothing would be
    /// hidden, it is the last four characters at most, never more than a third.
    /// </summary>
    public static string CertificateNumber(string number)
    {
        var trimmed = number.Trim();
        var masked = WithoutSerials(trimmed);
        return masked == trimmed || !masked.Any(char.IsLetterOrDigit) ? End(trimmed) : masked;
    }

    /// <summary>The last characters alone, for a number whose other parts must not be shown.</summary>
    public static string End(string number)
    {
        var trimmed = number.Trim();
        var shown = Math.Min(Shown, trimmed.Length / 3);
        return Hidden + trimmed[^shown..];
    }

    /// <summary>The first letter of each word: <c>B*** S***</c>.</summary>
    public static string Name(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0] + "***"));

    /// <summary>A run of digits is a year (1980 to 2099), or it is hidden.</summary>
    private static string WithoutSerials(string number)
    {
        var masked = new StringBuilder();
        for (var at = 0; at < number.Length;)
        {
            if (!char.IsNumber(number[at]))
            {
                masked.Append(number[at++]);
                continue;
            }

            var end = at;
            while (end < number.Length && char.IsNumber(number[end]))
            {
                end++;
            }

            var run = number.AsSpan(at, end - at);
            masked.Append(IsYear(run) ? run : Hidden);
            at = end;
        }

        return masked.ToString();
    }

    private static bool IsYear(ReadOnlySpan<char> digits) =>
        digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1980 and <= 2099;
}
