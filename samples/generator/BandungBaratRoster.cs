using System.Globalization;
using ClosedXML.Excel;
using SertiKesos.People;
using SertiKesos.Regions;
using SertiKesos.Time;

namespace SertiKesos.Samples;

/// <summary>Kabupaten Bandung Barat with the figures of August 2018: 402 people on four sheets, none certified.</summary>
internal sealed class BandungBaratRoster(Dice dice, WorkerSource source)
{
    private static readonly RegionCode Region = RegionCode.Parse("32.17");

    public void Write(XLWorkbook workbook)
    {
        Tksk(new SheetWriter(workbook.AddWorksheet("TKSK")));
        Psm(new SheetWriter(workbook.AddWorksheet("PSM")));
        Tagana(new SheetWriter(workbook.AddWorksheet("Tagana")));
        Pkh(new SheetWriter(workbook.AddWorksheet("PKH")));
    }

    private void Tksk(SheetWriter sheet)
    {
        sheet.Title("DATA TENAGA KESEJAHTERAAN SOSIAL KECAMATAN (TKSK)", "KABUPATEN BANDUNG BARAT, OKTOBER 2026");
        sheet.Header(
            "Nama Lengkap", "No. KTP / NIK", "NIAT", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Alamat", "Kabupaten / Kota",
            "Kecamatan Lokasi Tugas", "No. Handphone", "Alamat Email", "Tahun Pengangkatan", "Status Kinerja");
        for (var index = 0; index < 16; index++)
        {
            var worker = Next();
            sheet.Write(
                worker.Name, worker.Nik, Number("NIAT-32.17-", index), worker.BirthPlace, worker.BirthDate,
                worker.Sex == Sex.Female ? "Perempuan" : "Laki-laki", Address(index), "Kabupaten Bandung Barat",
                PlaceTables.BandungBarat[index], worker.Phone, worker.Email, dice.Between(2009, 2025), "Aktif");
        }

        sheet.Write("JUMLAH", 16);
    }

    private void Psm(SheetWriter sheet)
    {
        sheet.Title("DATA PEKERJA SOSIAL MASYARAKAT (PSM) PER DESA KABUPATEN BANDUNG BARAT");
        sheet.Header("No", "Nama PSM", "NIK", "TTL", "L/P", "Kecamatan", "Desa / Kelurahan", "No. HP", "Sertifikat");
        for (var index = 0; index < 165; index++)
        {
            var worker = Next();
            sheet.Write(
                index + 1, worker.Name, worker.Nik, $"{worker.BirthPlace}, {IndonesianText.Long(worker.BirthDate)}", Letter(worker),
                Kecamatan(index), PlaceTables.Village(index), worker.Phone, "Belum");
        }

        sheet.Write(null, "JUMLAH", 165);
    }

    private void Tagana(SheetWriter sheet)
    {
        sheet.Title("DATA TARUNA SIAGA BENCANA (TAGANA)", "KABUPATEN BANDUNG BARAT");
        sheet.Header("No", "Nama", "NIK", "NIA", "Tempat Lahir", "Tanggal Lahir", "JK", "Kecamatan", "Nomor Handphone", "Sertifikasi");
        for (var index = 0; index < 50; index++)
        {
            var worker = Next();
            sheet.Write(
                index + 1, worker.Name, worker.Nik, Number("NIA-32.17-", index), worker.BirthPlace, worker.BirthDate, Letter(worker),
                Kecamatan(index), worker.Phone, index % 3 == 0 ? "-" : "Belum");
        }

        sheet.Write(null, "JUMLAH", 50);
    }

    private void Pkh(SheetWriter sheet)
    {
        sheet.Title("SDM PROGRAM KELUARGA HARAPAN (PKH)", "DINAS SOSIAL KABUPATEN BANDUNG BARAT");
        sheet.Header(
            "NO", "NIP", "NIK", "NAMA", "KECAMATAN", "TEMPAT LAHIR", "TGL LAHIR", "JENIS KELAMIN", "NO HP / WA", "EMAIL", "JABATAN",
            "Sertifikasi Kompetensi");
        for (var index = 0; index < 171; index++)
        {
            var worker = Next();
            sheet.Write(
                index + 1, null, worker.Nik, worker.Name.ToUpperInvariant(), Kecamatan(index), worker.BirthPlace.ToUpperInvariant(),
                TypedDate(worker.BirthDate, index), worker.Sex == Sex.Female ? "PEREMPUAN" : "LAKI-LAKI", worker.Phone, worker.Email,
                "Pendamping PKH", "Belum Bersertifikat");
        }

        sheet.Write(null, null, null, "JUMLAH", 171);
    }

    /// <summary>Dates as text in two habits, with the old spelling of November.</summary>
    private static string TypedDate(DateOnly date, int index) => index % 2 == 0
        ? date.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)
        : IndonesianText.Long(date).Replace("November", "Nopember", StringComparison.Ordinal);

    private static string Letter(Worker worker) => worker.Sex == Sex.Female ? "P" : "L";

    private static string Kecamatan(int index) => PlaceTables.BandungBarat[index % PlaceTables.BandungBarat.Length];

    private static string Address(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"Kp. {PlaceTables.Village(index + 20)} RT {(index % 9) + 1:00} RW {(index % 6) + 1:00}");

    private static string Number(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{index + 1:000}");

    private Worker Next() => source.Next(Region, "Bandung Barat", new(1966, 1, 1), new(1999, 12, 31));
}
