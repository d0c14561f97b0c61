using System.Globalization;
using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;

namespace SertiKesos.Samples;

/// <summary>
/// The training of 2020 in two rosters: 225 of the kota, 225 of the kabupaten and 25 of IPSM Pusat, against a stated 500.
/// A training never makes anybody certified.
/// </summary>
internal sealed class BekasiRosters(Dice dice, WorkerSource source)
{
    private const string Training = "Bimtek Dasar PSM";

    private static readonly string[] Headings =
    [
        "No", "Nama Anggota PSM", "NIK", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Kecamatan", "Desa / Kelurahan",
        "No. Handphone / Whatsapp", "Nama Bimtek", "No. Sertifikat Bimtek Dasar", "Penyelenggara", "Tanggal Sertifikat Bimtek",
    ];

    private static readonly string[] HeadingsWithPosting = [.. Headings[..6], "Penempatan", .. Headings[6..]];

    public void Kota(XLWorkbook workbook)
    {
        Members(workbook, "PSM", "DATA PEKERJA SOSIAL MASYARAKAT (PSM) KOTA BEKASI", "32.75", "Bekasi", PlaceTables.KotaBekasi, 225, null);
        Members(
            workbook, "IPSM Pusat", "DATA ANGGOTA PSM PADA IPSM PUSAT", "32.75", "Bekasi", PlaceTables.KotaBekasi, 25, "IPSM Pusat");

        var recapitulation = new SheetWriter(workbook.AddWorksheet("Rekap"));
        recapitulation.Title("REKAP PESERTA BIMTEK DASAR PSM");
        recapitulation.Header("Asal Peserta", "Jumlah Peserta");
        recapitulation.Write("Kota Bekasi", 225);
        recapitulation.Write("Kabupaten Bekasi", 225);
        recapitulation.Write("IPSM Pusat", 25);
        recapitulation.Write("JUMLAH", 500);
    }

    public void Kabupaten(XLWorkbook workbook) => Members(
        workbook, "PSM", "DATA PEKERJA SOSIAL MASYARAKAT (PSM) KABUPATEN BEKASI", "32.16", "Bekasi", PlaceTables.KabupatenBekasi, 225, null);

    private void Members(
        XLWorkbook workbook, string name, string title, string region, string birthPlace, string[] kecamatan, int count, string? posting)
    {
        var code = RegionCode.Parse(region);
        var sheet = new SheetWriter(workbook.AddWorksheet(name));
        sheet.Title(title, "Peserta Bimbingan Teknis 9-10 November 2026");
        sheet.Blank();
        sheet.Header(posting is null ? Headings : HeadingsWithPosting);
        for (var index = 0; index < count; index++)
        {
            var worker = source.Next(code, birthPlace, new(1964, 1, 1), new(1998, 12, 31));
            var kind = posting is null ? "BT" : "BT-IPSM";
            object?[] who = [index + 1, worker.Name, worker.Nik, worker.BirthPlace, worker.BirthDate, worker.Sex == Sex.Female ? "Perempuan" : "Laki-laki"];
            object?[] where = posting is null ? [] : [posting];
            sheet.Write([
                .. who,
                .. where,
                kecamatan[index % kecamatan.Length],
                PlaceTables.Village((index + dice.Between(0, 160)) % 169),
                worker.Phone,
                Training,
                string.Create(CultureInfo.InvariantCulture, $"{kind}-{region}-{index + 1:000}/XI/2026"),
                "Pusdiklatbangprof Kemensos",
                new DateOnly(2026, 11, 9 + (index % 2))]);
        }
    }
}
