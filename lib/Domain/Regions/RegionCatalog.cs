using System.Collections.Frozen;
using System.Globalization;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Regions;

/// <summary>
/// The regions that are known at a moment, in the order of their codes; what has ended stays among them, since its
/// register and its people remain. Immutable: the rules in force hold the one of now.
/// </summary>
internal sealed class RegionCatalog
{
    private const string Resource = "SertiKesos.Regions.regions.csv";
    private const int MaxField = 200;

    private readonly FrozenDictionary<RegionCode, Region> _byCode;

    public RegionCatalog(IEnumerable<Region> regions)
    {
        All = [.. regions.OrderBy(region => region.Code)];
        Provinces = [.. All.Select(region => region.Province).DistinctBy(province => province.Code)];
        _byCode = All.ToFrozenDictionary(region => region.Code);
    }

    /// <summary>
    /// The list of 514 that comes with the program, for what runs without storage. It follows Kepmendagri
    /// 300.2.2-2138/2025 by way of idn-area-data 4.0.1 (ODbL 1.0, see docs/data-sources.md); zones and BBPPKS areas are
    /// the project's own. A table of the ministry's own may replace it.
    /// </summary>
    public static RegionCatalog Shipped { get; } = new(Read());

    public IReadOnlyList<Region> All { get; }

    public IReadOnlyList<Province> Provinces { get; }

    public Region? Find(RegionCode code) => _byCode.GetValueOrDefault(code);

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

    private static int Count(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
