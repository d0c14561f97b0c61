using SertiKesos.Coverage.Statements;
using SertiKesos.Regions;
using SertiKesos.Tests.Coverage;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Summaries.Oracle;

/// <summary>The samples, and rosters drawn beside them; what their offices state is known here.</summary>
internal sealed class OracleRosters
{
    public const string WithFamilies = "34.71";
    public const int Families = 70_123;
    public const int Target = 16_920;
    public const int Participants = 500;
    public const int ParticipantParts = 475;

    private static readonly string[] DrawnRegions = ["11.01", "51.71", "73.71"];
    private static readonly string[] Roles = ["PSM", "TKSK", "Tagana", "Karang Taruna", "Pekerja Sosial", "Penyuluh Sosial"];
    private static readonly string[] Postings = ["Kelurahan", "Kecamatan", "Dinsos"];

    private readonly Dictionary<string, int> _stated = new(StringComparer.Ordinal) { ["32.77"] = 36, ["32.17"] = 402, ["34.71"] = 700 };

    public OracleRosters(int seed)
    {
        Case
            .AcceptSample("32.16", Day, "rosters", "32.16", "PSM Kabupaten Bekasi Bimtek.xlsx")
            .AcceptSample("32.17", Day, "rosters", "32.17", "Roster Pilar Sosial KBB Oktober 2026.xlsx")
            .AcceptSample("32.75", Day, "rosters", "32.75", "PSM Kota Bekasi dan IPSM Bimtek.xlsx")
            .AcceptSample("32.77", Day, "rosters", "32.77", "Data SDM Kesos Kota Cimahi November 2026.xlsx")
            .AcceptSample("34.71", Day, "rosters", "34.71", "Kader PSM Kota Yogyakarta 2026.xlsx");
        var dice = new Random(seed);
        foreach (var region in DrawnRegions)
        {
            Case.Accept(region, Day, Draw(region, dice));
        }

        Case.Statements.Add(new FamilyCount(AreaCode.Of(RegionCode.Parse(WithFamilies)), Families, Day, "Dinas"));
        Case.Statements.Add(new CertificationTarget(AreaCode.Nation, Day.Year, null, Target, "Kementerian"));
    }

    public GoldenCase Case { get; } = new();

    public DateOnly Day { get; } = new(2026, 11, 24);

    public Recount Recount() => new(
        Case.Registers.ToDictionary(
            register => register.Region.Value,
            register => (register.People, (IReadOnlyList<SertiKesos.Institutions.Institution>?)register.Institutions?.Institutions),
            StringComparer.Ordinal),
        Day);

    /// <summary>What the only region of the area states; null where none does.</summary>
    public int? Stated(Func<string, bool> where) => _stated.Where(entry => where(entry.Key)).Select(entry => (int?)entry.Value).FirstOrDefault();

    public static int? Parts(string region) => region == "32.77" ? 35 : null;

    /// <summary>How many rows of a table stand above a cell; it is told by the month itself.</summary>
    public int RowOf(AskedCell cell)
    {
        var month = DateTime.FromOADate(double.Parse(cell.Row["Bulan"], System.Globalization.CultureInfo.InvariantCulture));
        return ((month.Year - Day.Year) * 12) + month.Month - Day.Month;
    }

    private static byte[] Draw(string region, Random dice)
    {
        var rows = Enumerable.Range(1, dice.Next(12, 60)).Select(serial =>
        {
            var born = new DateOnly(1955 + dice.Next(50), 1 + dice.Next(12), 1 + dice.Next(28));
            var row = SmallRoster.Row(1).With(
                (0, serial), (1, $"Orang Contoh {(char)('A' + (serial / 26))}{(char)('a' + (serial % 26))}"),
                (2, dice.Next(10) == 0 ? null : $"{region.Replace(".", "", StringComparison.Ordinal)}01{born:ddMMyy}{serial:0000}"),
                (3, born), (5, Roles[dice.Next(Roles.Length)]), (6, dice.Next(8) == 0 ? null : Postings[dice.Next(Postings.Length)]));
            var issued = new DateOnly(2020, 1, 1).AddDays(dice.Next(2500));
            return dice.Next(6) switch
            {
                0 => row.With((8, $"SK.{serial}/LSP/{issued.Year}")),
                1 => row.With((8, "Lulus, sertifikat belum terbit")),
                2 or 3 => row.With((8, $"SK.{serial}/LSP/{issued.Year}"), (9, issued)),
                _ => row,
            };
        });
        return Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content;
    }
}
