using System.Collections.Frozen;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Rows;

/// <summary>Finds kabupaten and kota by the names that offices write.</summary>
internal static class RegionNames
{
    private const int MaxWords = 5;
    private const int MaxTitle = 300;

    private static volatile Names _names = new(RegionCatalog.All);

    /// <summary>Made again when another list of regions is in force.</summary>
    private static FrozenDictionary<string, Region[]> ByName
    {
        get
        {
            var names = _names;
            if (!ReferenceEquals(names.Regions, RegionCatalog.All))
            {
                _names = names = new Names(RegionCatalog.All);
            }

            return names.ByName;
        }
    }

    /// <summary>Whether a kabupaten or kota of this name exists.</summary>
    public static bool Exists(string text) => ByName.ContainsKey(RegionTerms.Split(text).Name);

    public static IReadOnlyList<string> Nearest(string text)
    {
        var (kind, name) = RegionTerms.Split(text);
        return Suggestions.Nearest(name, ByName.SelectMany(entry => entry.Value
            .Where(region => kind is null || region.Kind == kind)
            .Select(region => (entry.Key, region.Name))));
    }

    /// <summary>
    /// The region that titles name, when none of them is the office's own: "DINAS SOSIAL KOTA BANDUNG". A place where
    /// something was held ("di Kota Bandung") is not the office's.
    /// </summary>
    public static Region? OtherIn(IEnumerable<string> titles, Region own)
    {
        Region? other = null;
        foreach (var found in titles.Where(title => title.Length <= MaxTitle).SelectMany(In))
        {
            if (found.Any(region => region.Code == own.Code))
            {
                return null;
            }

            other ??= found[0];
        }

        return other;
    }

    /// <summary>Each place of a title that names regions; a name without its kind may mean two.</summary>
    private static IEnumerable<Region[]> In(string title)
    {
        var words = CleanText.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            if (KindOf(words[index]) is not { } kind || (index > 0 && words[index - 1] is "di" or "se"))
            {
                continue;
            }

            // "KABUPATEN/KOTA : CIMAHI" leaves the kind open.
            RegionKind? stated = kind;
            var from = index + 1;
            if (from < words.Length && KindOf(words[from]) is not null)
            {
                stated = null;
                from++;
            }

            for (var length = Math.Min(MaxWords, words.Length - from); length > 0; length--)
            {
                if (ByName.TryGetValue(RegionTerms.Split(string.Join(' ', words.Skip(from).Take(length))).Name, out var regions)
                    && regions.Where(region => stated is null || region.Kind == stated).ToArray() is { Length: > 0 } meant)
                {
                    yield return meant;
                    index = from + length - 1;
                    break;
                }
            }
        }
    }

    private static RegionKind? KindOf(string word) => word switch
    {
        "kota" or "kotamadya" or "kodya" => RegionKind.Kota,
        "kabupaten" or "kab" => RegionKind.Kabupaten,
        _ => null,
    };

    private sealed class Names(IReadOnlyList<Region> regions)
    {
        public IReadOnlyList<Region> Regions { get; } = regions;

        public FrozenDictionary<string, Region[]> ByName { get; } = regions
            .GroupBy(region => RegionTerms.Split(region.Name).Name)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }
}
