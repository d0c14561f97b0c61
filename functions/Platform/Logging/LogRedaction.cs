using System.Text;
using System.Text.RegularExpressions;

namespace SertiKesos.Platform.Logging;

/// <summary>
/// Takes out of a text what may tell who somebody is or open a door: runs of 16 digits and more (NIK, family card, bank
/// account), Indonesian phone numbers, mail addresses, signatures of shared access, account and access keys. It is the
/// last net: code that logs such a thing is wrong all the same.
/// </summary>
internal static partial class LogRedaction
{
    public const string Mask = "***";

    /// <summary>The same text where there is nothing to take out.</summary>
    public static string Clean(string text)
    {
        if (!MayHold(text))
        {
            return text;
        }

        // Ids of our own (hashes, GUIDs) hold runs of digits by chance. They stay, and part what stands around them.
        var kept = Id().EnumerateMatches(text);
        var result = new StringBuilder(text.Length);
        var position = 0;
        foreach (var id in kept)
        {
            result.Append(CleanPart(text[position..id.Index])).Append(text.AsSpan(id.Index, id.Length));
            position = id.Index + id.Length;
        }

        return result.Append(CleanPart(text[position..])).ToString();
    }

    private static string CleanPart(string text)
    {
        text = Secret().Replace(text, $"${{name}}{Mask}");
        text = Mail().Replace(text, Mask);
        text = DigitRun().Replace(text, Mask);
        return Phone().Replace(text, Mask);
    }

    /// <summary>Most lines hold nothing of the kind; this is the cheap way to see it.</summary>
    private static bool MayHold(string text)
    {
        var digits = 0;
        foreach (var sign in text)
        {
            if (sign is '@' or '=' or '_' || (char.IsDigit(sign) && ++digits >= 9))
            {
                return true;
            }
        }

        return text.Contains("bearer", StringComparison.OrdinalIgnoreCase) || text.Contains("%3D", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>32 or 64 hexadecimal digits, or a GUID, with at least one letter.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?=[0-9-]*[a-fA-F])(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\d(?:[\s.\-\u2010-\u2015]{0,2}\d){15,}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitRun();

    /// <summary>
    /// Anything after +62; after 62 or 0 a mobile number (8…), and after 62 without a gap a landline as well. Gaps stand
    /// where people write them; a date such as 08-11-2026 and a region such as 62.71 are none.
    /// </summary>
    [GeneratedRegex(
        @"\+\s?62(?:[\s.\-()\u2010-\u2015]{0,2}\d){7,12}|(?<!\d)(?:62[\s\-]?8[1-9]|62[2-79]\d|0\s?8[1-9])(?:[\s.\-\u2010-\u2015]{0,2}\d){6,10}(?!\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\p{L}\p{N}._%+'\-]{1,64}@(?:[\p{L}\p{N}\-]{1,63}\.){1,8}\p{L}{2,63}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(
        @"(?<name>\bsig(?:=|%3D)|\bAccountKey=|\bBearer\s+|\bsk_(?=[A-Za-z0-9_\-]{20}))[^\s&;""'<>,]+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
