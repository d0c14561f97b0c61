using System.Text.RegularExpressions;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Rows;

/// <summary>Compares what an office writes as its region with the region it reports for.</summary>
internal static partial class RegionTerms
{
    private static readonly string[] KabupatenWords = ["kabupaten", "kab"];
    private static readonly string[] KotaWords = ["kota", "kotamadya", "kodya"];
    private static readonly string[] Fillers = ["administrasi", "adm", "kepulauan", "kep"];

    /// <summary>
    /// Whether a text names another region; null where it says nothing. A bare name that a kabupaten and a kota share is
    /// taken for the office's own: it is never guessed which of the two is meant.
    /// </summary>
    public static bool? IsOther(string text, Region region)
    {
        var line = CleanText.Line(text);
        if (CleanText.IsPlaceholder(line))
        {
            return null;
        }

        if (CodeIn(line) is { } code)
        {
            return code != region.Code;
        }

        // "32.77 - KOTA CIMAHI", "Kota Cimahi (Jawa Barat)": the code, or the part that names a region.
        if (CodeBeside(line) is { } beside)
        {
            return beside != region.Code;
        }

        var own = Split(region.Name);
        if (Parts(line).Select(Split).Any(part => part.Name == own.Name && (part.Kind is null || part.Kind == own.Kind)))
        {
            return false;
        }

        var (kind, name) = Split(line);
        return name != own.Name || (kind is not null && kind != own.Kind);
    }

    /// <summary>The code of a kabupaten or kota that a text is or begins with, as codes of kecamatan and villages do.</summary>
    public static RegionCode? CodeIn(string text)
    {
        var line = CleanText.Line(text);
        var digits = string.Concat(line.Where(char.IsAsciiDigit));
        if (digits.Length == 3 && line.Length == 4 && line[2] is '.' or ',')
        {
            // 12.10 typed as a number became 12.1.
            digits += '0';
        }

        return digits.Length >= 4 && !line.Any(char.IsLetter) && RegionCode.TryParse($"{digits[..2]}.{digits[2..4]}", out var code) ? code : null;
    }

    private static RegionCode? CodeBeside(string line) =>
        Code().Match(line) is { Success: true } match && line.Any(char.IsLetter) && RegionCode.TryParse($"{match.Groups[1].Value}.{match.Groups[2].Value}", out var code) ? code : null;

    private static IEnumerable<string> Parts(string line) =>
        Between().Split(line).Where(part => part.Any(char.IsLetter)).Select(part => string.Concat(part.Where(character => !char.IsAsciiDigit(character) && character != '.')));

    [GeneratedRegex(@"(?<![0-9.])([1-9][0-9])\.?([0-9]{2})(?![0-9.])")]
    private static partial Regex Code();

    [GeneratedRegex(@"[,;/()\[\]]|\s[\-–—]\s|\b(?:prov|provinsi)\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    public static (RegionKind? Kind, string Name) Split(string text)
    {
        var words = CleanText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        RegionKind? kind = words.Any(word => KabupatenWords.Contains(word)) ? RegionKind.Kabupaten
            : words.Any(word => KotaWords.Contains(word)) ? RegionKind.Kota
            : null;
        words.RemoveAll(word => KabupatenWords.Contains(word) || KotaWords.Contains(word) || Fillers.Contains(word));
        return (kind, string.Concat(words));
    }
}
