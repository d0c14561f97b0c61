using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SertiKesos.Regions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Rows;

/// <summary>Finds kabupaten and kota by the codes and names that offices write.</summary>
internal sealed class RegionNames
{
    private const int MaxWords = 5;
    private const int MaxTitle = 300;

    /// <summary>The names of a catalog never change, so those of one that is still in use are not made for every file.</summary>
    private static readonly ConditionalWeakTable<RegionCatalog, RegionNames> Made = [];

    private readonly RegionCatalog _regions;
    private readonly FrozenDictionary<string, Region[]> _byName;

    private RegionNames(RegionCatalog regions)
    {
        _regions = regions;
        _byName = regions.All
            .GroupBy(region => RegionTerms.Split(region.Name).Name)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public static RegionNames Of(RegionCatalog regions) => Made.GetValue(regions, known => new RegionNames(known));

    /// <summary>Whether the code is one of today: provinces that were split have left others behind.</summary>
    public bool IsKnownCode(string text) => RegionTerms.CodeIn(text) is { } code && _regions.Find(code) is not null;

    /// <summary>Whether a kabupaten or kota of this name exists.</summary>
    public bool Exists(string text) => _byName.ContainsKey(RegionTerms.Split(text).Name);

    public IReadOnlyList<string> Nearest(string text)
    {
        var (kind, name) = RegionTerms.Split(text);
        return Suggestions.Nearest(name, _byName.SelectMany(entry => entry.Value
            .Where(region => kind is null || region.Kind == kind)
            .Select(region => (entry.Key, region.Name))));
    }

    /// <summary>
    /// The region that titles name, when none of them is the office's own: "DINAS SOSIAL KOTA BANDUNG". A place where
    /// something was held ("di Kota Bandung") is not the office's.
    /// </summary>
    public Region? OtherIn(IEnumerable<string> titles, Region own)
    {
        Region? other = null;
        foreach (var found in titles.Where(title => title.Length <= MaxTitle && !IsAddress(title)).SelectMany(In))
        {
            if (found.Any(region => region.Code == own.Code))
            {
                return null;
            }

            other ??= found[0];
        }

        return other;
    }

    /// <summary>The office of one region may stand in another.</summary>
    private static bool IsAddress(string title) => CleanText.HasAnyWord(CleanText.Fold(title), "jl", "jln", "jalan", "alamat", "telp", "telepon", "fax", "kode pos");

    /// <summary>Each place of a title that names regions; a name without its kind may mean two.</summary>
    private IEnumerable<Region[]> In(string title)
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
                if (_byName.TryGetValue(RegionTerms.Split(string.Join(' ', words.Skip(from).Take(length))).Name, out var regions)
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
}
