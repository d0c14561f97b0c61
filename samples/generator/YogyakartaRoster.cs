using System.Globalization;
using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Samples;

/// <summary>
/// Kota Yogyakarta: about 700 cadres in 45 kelurahan, most of them old, which is the story of 2013. How many are
/// certified was never published, so those figures are ours.
/// </summary>
internal sealed class YogyakartaRoster(Dice dice, WorkerSource source)
{
    private const int Cadres = 700;
    private const int Certified = 56;
    private const int Expired = 14;
    private const int ClaimedOnly = 21;

    private static readonly RegionCode Region = RegionCode.Parse("34.71");
    private static readonly DateOnly CountedOn = new(2026, 10, 1);

    /// <summary>Nine that fall due within 180 days of 24 November 2026, none of them on the edge of a threshold.</summary>
    private static readonly DateOnly[] DueDays =
    [
        new(2026, 11, 28), new(2026, 11, 30), new(2026, 12, 10), new(2026, 12, 20), new(2027, 1, 15), new(2027, 2, 10),
        new(2027, 3, 20), new(2027, 4, 15), new(2027, 5, 5),
    ];

    public void Write(XLWorkbook workbook)
    {
        var sheet = new SheetWriter(workbook.AddWorksheet("Kader"));
        sheet.Title(
            "DAFTAR KADER PEKERJA SOSIAL MASYARAKAT (PSM) KOTA YOGYAKARTA", "Jumlah kader sekitar 700 orang",
            "Keadaan Oktober 2026");
        sheet.Blank();
        sheet.Header(
            "No", "Nama", "NIK", "Tanggal Lahir", "Umur", "L/P", "Kelurahan", "RT/RW", "No HP", "No. Sertifikat Kompetensi",
            "Tanggal Terbit", "Sertifikat (Ya/Tidak)");

        var kelurahan = PlaceTables.Yogyakarta.Sum(kecamatan => kecamatan.Kelurahan.Count);
        var larger = Cadres % kelurahan;
        int number = 0, place = 0;
        for (var index = 0; index < PlaceTables.Yogyakarta.Length; index++)
        {
            sheet.Write($"{(char)('A' + index)}. Kecamatan {PlaceTables.Yogyakarta[index].Name}");
            foreach (var name in PlaceTables.Yogyakarta[index].Kelurahan)
            {
                var here = (Cadres / kelurahan) + (place++ < larger ? 1 : 0);
                for (var cadre = 0; cadre < here; cadre++)
                {
                    Cadre(sheet, number++, name);
                }
            }
        }

        YogyakartaInstitutions.Write(workbook);
    }

    private void Cadre(SheetWriter sheet, int index, string kelurahan)
    {
        var worker = source.Next(Region, "Yogyakarta", new(1958, 1, 1), new(1981, 9, 30));

        // 211 is coprime to 700: the ranks are a fixed shuffle, so certificates spread over all kelurahan.
        var rank = index * 211 % Cadres;
        var certificate = CertificateOf(rank);
        var claims = rank < Certified + Expired + ClaimedOnly;
        sheet.Write(
            index + 1, worker.Name, worker.Nik, worker.BirthDate, Age(worker.BirthDate), worker.Sex == Sex.Female ? "P" : "L", kelurahan,
            string.Create(CultureInfo.InvariantCulture, $"RT {dice.Between(1, 40):00} / RW {dice.Between(1, 12):00}"), worker.Phone,
            certificate?.Number, certificate?.IssuedOn, claims ? "Ya" : "Tidak");
    }

    private Certificate? CertificateOf(int rank)
    {
        DateOnly? last = rank switch
        {
            _ when rank < DueDays.Length => DueDays[rank],
            < Certified => dice.Date(new(2027, 8, 1), new(2031, 6, 30)),
            < Certified + Expired => dice.Date(new(2024, 1, 10), new(2026, 9, 20)),
            _ => null,
        };
        return last is { } day
            ? Certificate.ValidThrough(string.Create(CultureInfo.InvariantCulture, $"CTH-PSM-{rank + 1:000}/{day.Year - 5}"), day)
            : null;
    }

    private static int Age(DateOnly born) =>
        CountedOn.Year - born.Year - (born.AddYears(CountedOn.Year - born.Year) > CountedOn ? 1 : 0);
}
