using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Rows;

/// <summary>Compares what an office writes as its region with the region it reports for.</summary>
internal static class RegionTerms
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

        var digits = string.Concat(line.Where(char.IsAsciiDigit));
        if (digits.Length >= 4 && !line.Any(char.IsLetter))
        {
            return digits[..4] != region.Code.Value.Replace(".", "", StringComparison.Ordinal);
        }

        var (kind, name) = Split(line);
        var own = Split(region.Name);
        return name != own.Name || (kind is not null && kind != own.Kind);
    }

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
