using System.Globalization;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Reference.Tables;

/// <summary>A region as it is within a span of days.</summary>
internal sealed record RegionRow(Region Region, string Source, EffectiveDates Dates);

/// <summary>The table <c>wilayah</c>: kabupaten and kota with province, zone and training centre.</summary>
internal static class RegionRows
{
    private const string Decree = "Kepmendagri 300.2.2-2138/2025; zona waktu Keppres 41/1987";
    private const string Code = "kode";
    private const string Kind = "jenis";
    private const string NameColumn = "nama";
    private const string ProvinceCode = "kode_provinsi";
    private const string ProvinceName = "provinsi";
    private const string Zone = "zona";
    private const string Centre = "bbppks";

    private static readonly (string Word, IndonesianZone Value)[] Zones =
        [("WIB", IndonesianZone.Wib), ("WITA", IndonesianZone.Wita), ("WIT", IndonesianZone.Wit)];

    private static readonly (string Word, string Value)[] Centres = [("I", "I"), ("II", "II"), ("III", "III"), ("IV", "IV"), ("V", "V"), ("VI", "VI")];

    public static ReferenceTable<RegionRow> Table { get; } = new(
        "wilayah",
        "Kabupaten/kota, provinsi, zona waktu, dan wilayah BBPPKS",
        [Code, Kind, NameColumn, ProvinceCode, ProvinceName, Zone, Centre, RowCells.Status, "kecamatan", "kelurahan", "desa", RowCells.Source, RowCells.From, RowCells.To],
        Read,
        Write,
        Whole,
        Shipped);

    private static RegionRow Read(RowCells cells)
    {
        var text = cells.Text(Code);
        if (!RegionCode.TryParse(text, out var code) && text.Length > 0)
        {
            cells.Fault(Code, $"\"{text}\" bukan kode Kemendagri. Tulis dua angka, titik, dua angka, seperti 32.10 (Excel dapat menghapus angka 0 di belakang).");
        }

        var kind = cells.One(Kind, ("kabupaten", RegionKind.Kabupaten), ("kota", RegionKind.Kota));
        var province = cells.Text(ProvinceCode);
        if (code != default)
        {
            if (province != code.Province)
            {
                cells.Fault(ProvinceCode, $"\"{province}\" tidak sama dengan dua angka pertama kode {code}.");
            }

            var isKota = string.CompareOrdinal(code.Value[3..], "71") >= 0;
            if (code.Value[3..] is "00" or "70" || isKota != (kind == RegionKind.Kota))
            {
                cells.Fault(Kind, $"tidak cocok dengan kode {code}: 01 sampai 69 kabupaten, 71 sampai 99 kota (Permendagri 58/2021).");
            }
        }

        var region = new Region(
            code,
            kind,
            cells.Text(NameColumn),
            new Province(province, cells.Text(ProvinceName)),
            cells.One(Zone, Zones),
            cells.One(Centre, Centres),
            cells.IsConfirmed(),
            cells.Number("kecamatan", 0, 500),
            cells.Number("kelurahan", 0, 2_000),
            cells.Number("desa", 0, 5_000));
        return new RegionRow(region, cells.Text(RowCells.Source), cells.Dates());
    }

    private static string?[] Write(RegionRow row) =>
    [
        row.Region.Code.Value,
        row.Region.Kind == RegionKind.Kota ? "kota" : "kabupaten",
        row.Region.Name,
        row.Region.Province.Code,
        row.Region.Province.Name,
        row.Region.Zone.Name(),
        row.Region.Bbppks,
        row.Region.BbppksConfirmed ? RowCells.Confirmed : RowCells.Unconfirmed,
        row.Region.Kecamatan.ToString(CultureInfo.InvariantCulture),
        row.Region.Kelurahan.ToString(CultureInfo.InvariantCulture),
        row.Region.Desa.ToString(CultureInfo.InvariantCulture),
        row.Source,
        EffectiveDates.Text(row.Dates.From),
        EffectiveDates.Text(row.Dates.To),
    ];

    private static IEnumerable<ReferenceFault> Whole(IReadOnlyList<Numbered<RegionRow>> rows)
    {
        foreach (var fault in Spans.Overlaps(rows, row => row.Region.Code.Value, row => row.Dates, Code))
        {
            yield return fault;
        }

        foreach (var group in rows.GroupBy(row => row.Value.Region.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            var first = group.First();
            if (group.FirstOrDefault(row => row.Value.Region.Code != first.Value.Region.Code && row.Value.Dates.Overlaps(first.Value.Dates)) is { Row: > 0 } same)
            {
                yield return new ReferenceFault(same.Row, NameColumn, $"{group.Key} juga nama wilayah {first.Value.Region.Code} pada baris {first.Row}. Tulis nama yang membedakannya.");
            }
        }

        foreach (var province in rows.GroupBy(row => row.Value.Region.Province.Code, StringComparer.Ordinal))
        {
            var names = province.GroupBy(row => row.Value.Region.Province.Name, StringComparer.Ordinal).ToList();
            foreach (var other in names.Skip(1))
            {
                var clash = other.FirstOrDefault(row => names[0].Any(first => first.Value.Dates.Overlaps(row.Value.Dates)));
                if (clash.Row > 0)
                {
                    yield return new ReferenceFault(clash.Row, ProvinceName, $"provinsi {province.Key} juga bernama {names[0].Key} (baris {names[0].First().Row}). Pakai satu nama untuk waktu yang sama.");
                }
            }
        }
    }

    private static string Shipped() => Table!.Write(RegionCatalog.Shipped.All.Select(region => new RegionRow(
        region,
        $"{Decree}; BBPPKS: {(region.BbppksConfirmed ? "daftar BBPPKS Padang 2011 dan 2018" : "bacaan proyek, menunggu Kemensos")}",
        EffectiveDates.Always)));
}
