using System.Collections.Frozen;
using System.Globalization;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Regions;

/// <summary>
/// All regions, in the order of their codes. The shipped list of 514 follows Kepmendagri 300.2.2-2138/2025 by way of
/// idn-area-data 4.0.1 (ODbL 1.0, see docs/data-sources.md); zones and BBPPKS areas are the project's own. A list of the
/// ministry's own replaces it for the whole program (<see cref="Use"/>).
/// </summary>
internal static class RegionCatalog
{
    private const string Resource = "SertiKesos.Regions.regions.csv";
    private const int MaxField = 200;

    public static IReadOnlyList<Region> Shipped { get; } = Read();

    private static volatile List _list = new(Shipped);

    public static IReadOnlyList<Region> All => _list.All;

    public static IReadOnlyList<Province> Provinces => _list.Provinces;

    public static Region? Find(RegionCode code) => _list.ByCode.GetValueOrDefault(code);

    /// <summary>Puts another list in force. Regions that have ended stay in it: their registers and people remain.</summary>
    public static void Use(IReadOnlyList<Region> regions)
    {
        if (!regions.SequenceEqual(_list.All))
        {
            _list = new List([.. regions.OrderBy(region => region.Code)]);
        }
    }

    private static List<Region> Read()
    {
        using var stream = typeof(RegionCatalog).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The embedded list {Resource} is missing.");
        using var reader = new StreamReader(stream);
        var records = new SeparatedRecords(reader.ReadToEnd(), start: 0, ',', MaxField);
        records.Next();
        var provinces = new Dictionary<string, Province>(StringComparer.Ordinal);
        var regions = new List<Region>();
        while (records.Next() is { } fields)
        {
            if (!provinces.TryGetValue(fields[3], out var province))
            {
                provinces.Add(fields[3], province = new Province(fields[3], fields[4]));
            }

            regions.Add(new Region(
                RegionCode.Parse(fields[0]),
                fields[1] == "kota" ? RegionKind.Kota : RegionKind.Kabupaten,
                fields[2],
                province,
                fields[5] switch { "WITA" => IndonesianZone.Wita, "WIT" => IndonesianZone.Wit, _ => IndonesianZone.Wib },
                fields[6],
                fields[7] == "confirmed",
                Count(fields[8]),
                Count(fields[9]),
                Count(fields[10])));
        }

        return regions;
    }

    /// <summary>A list with what is looked up in it, replaced as one.</summary>
    private sealed class List(IReadOnlyList<Region> all)
    {
        public IReadOnlyList<Region> All { get; } = all;

        public IReadOnlyList<Province> Provinces { get; } = [.. all.Select(region => region.Province).DistinctBy(province => province.Code)];

        public FrozenDictionary<RegionCode, Region> ByCode { get; } = all.ToFrozenDictionary(region => region.Code);
    }

    private static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
