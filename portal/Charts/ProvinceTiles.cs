using System.Collections.Frozen;

namespace SertiKesos.Pages.Charts;

/// <summary>Where a province stands on the map of tiles, north up, and how it is called where there is little room.</summary>
public sealed record ProvinceTile(string Code, string Brief, int Row, int Column);

/// <summary>The 38 provinces of Kepmendagri 300.2.2-2138/2025, no two on one place. A province that is not here stands below the map.</summary>
public static class ProvinceTiles
{
    public static IReadOnlyList<ProvinceTile> All { get; } =
    [
        new("11", "Aceh", 1, 1), new("12", "Sumut", 2, 2), new("21", "Kepri", 2, 4), new("65", "Kaltara", 2, 7), new("75", "Gtlo", 2, 9),
        new("71", "Sulut", 2, 10), new("82", "Malut", 2, 11), new("13", "Sumbar", 3, 2), new("14", "Riau", 3, 3), new("61", "Kalbar", 3, 6),
        new("64", "Kaltim", 3, 7), new("72", "Sulteng", 3, 9), new("96", "PBD", 3, 12), new("92", "PB", 3, 13), new("91", "Papua", 3, 14),
        new("17", "Bkl", 4, 2), new("15", "Jambi", 4, 3), new("19", "Babel", 4, 4), new("62", "Kalteng", 4, 6), new("63", "Kalsel", 4, 7),
        new("76", "Sulbar", 4, 9), new("81", "Mlku", 4, 11), new("94", "PT", 4, 13), new("95", "PP", 4, 14), new("16", "Sumsel", 5, 3),
        new("73", "Sulsel", 5, 9), new("74", "Sultra", 5, 10), new("93", "PS", 5, 14), new("18", "Lpg", 6, 3), new("31", "DKI", 6, 5),
        new("36", "Banten", 7, 4), new("32", "Jabar", 7, 5), new("33", "Jateng", 7, 6), new("35", "Jatim", 7, 7), new("51", "Bali", 7, 8),
        new("52", "NTB", 7, 9), new("53", "NTT", 7, 10), new("34", "DIY", 8, 6),
    ];

    private static readonly FrozenDictionary<string, ProvinceTile> ByCode = All.ToFrozenDictionary(tile => tile.Code, StringComparer.Ordinal);

    public static ProvinceTile? Find(string code) => ByCode.GetValueOrDefault(code);
}
