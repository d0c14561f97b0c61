using ClosedXML.Excel;
using SertiKesos.Workbooks;

namespace SertiKesos.Samples;

/// <summary>The seven rosters. Each run writes the same bytes.</summary>
internal static class SampleRosters
{
    private const ulong Seed = 20261124;

    private static readonly DateOnly Stamp = new(2026, 11, 2);

    public static IReadOnlyList<string> WriteAll(string folder)
    {
        var dice = new Dice(Seed);
        var source = new WorkerSource(dice);
        var cimahi = new CimahiRosters(dice, source);

        return
        [
            Save(folder, "rosters/32.77/Data SDM Kesos Kota Cimahi November 2026.xlsx", cimahi.November),
            Save(folder, "rosters/32.17/Roster Pilar Sosial KBB Oktober 2026.xlsx", new BandungBaratRoster(dice, source).Write),
            Save(folder, "rosters/32.75/PSM Kota Bekasi dan IPSM Bimtek.xlsx", new BekasiRosters(dice, source).Kota),
            Save(folder, "rosters/32.16/PSM Kabupaten Bekasi Bimtek.xlsx", new BekasiRosters(dice, source).Kabupaten),
            Save(folder, "rosters/34.71/Kader PSM Kota Yogyakarta 2026.xlsx", new YogyakartaRoster(dice, source).Write),
            Save(folder, "later/32.77/Data SDM Kesos Kota Cimahi Desember 2026.xlsx", cimahi.December),
            Save(folder, "earlier/32.77/Data SDM Kesos Kota Cimahi Oktober 2026.xlsx", cimahi.October),
        ];
    }

    private static string Save(string folder, string name, Action<XLWorkbook> write)
    {
        var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var workbook = new XLWorkbook();
        write(workbook);
        workbook.Properties.Author = "SertiKesos";
        workbook.Properties.Created = workbook.Properties.Modified = Stamp.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        File.WriteAllBytes(path, PackageNormaliser.Normalise(saved.ToArray(), Stamp));
        return path;
    }
}
