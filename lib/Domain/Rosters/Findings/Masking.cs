using System.Text.RegularExpressions;

namespace SertiKesos.Rosters.Findings;

/// <summary>Keeps numbers that name a person out of findings, wherever in the file the office wrote them.</summary>
internal static partial class Masking
{
    private const int MaxLength = 80;
    private const int MinMasked = 9;

    /// <summary>Only the last four digits of a NIK, a phone or whatever else stands in their place.</summary>
    public static string Tail(string text)
    {
        var digits = string.Concat(text.Where(char.IsLetterOrDigit));
        return digits.Length <= 4 ? "****" : "****" + digits[^4..];
    }

    /// <summary>Free text with every long run of digits masked, separators inside it included.</summary>
    public static string Text(string text)
    {
        var masked = HasDigits(text, MinMasked) ? LongNumber().Replace(text, match =>
            match.Value.Count(char.IsDigit) >= MinMasked ? Tail(match.Value) : match.Value) : text;
        return masked.Length <= MaxLength ? masked : masked[..MaxLength] + "…";
    }

    private static bool HasDigits(string text, int count)
    {
        foreach (var character in text)
        {
            if (char.IsDigit(character) && --count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A file's name with any NIK in it masked; dates and other numbers tell one file from another.</summary>
    public static string FileName(string name) => Nik().Replace(name, match => Tail(match.Value));

    [GeneratedRegex(@"(?<!\d)\d(?:[\s._\-]?\d){15}(?!\d)")]
    private static partial Regex Nik();

    [GeneratedRegex(@"\d(?:[\s.,'’_/\-]{0,3}\d){8,}")]
    private static partial Regex LongNumber();
}
