using ClosedXML.Excel;

namespace SertiKesos.Samples;

/// <summary>
/// Nine invented institutions of Kota Yogyakarta on a sheet of their own: institutions are certified too, as the story of
/// 2013 says. Nothing here draws from the dice, so the people stay as they are.
/// </summary>
internal static class YogyakartaInstitutions
{
    public static void Write(XLWorkbook workbook)
    {
        var sheet = new SheetWriter(workbook.AddWorksheet("LKS"));
        sheet.Title("DATA LEMBAGA KESEJAHTERAAN SOSIAL KOTA YOGYAKARTA", "KEADAAN OKTOBER 2026, 9 LEMBAGA");
        sheet.Header(
            "No", "Nama LKS", "Jenis Lembaga", "Alamat", "Kemantren", "Ketua", "No. Tanda Daftar", "Masa Berlaku Tanda Daftar", "Akreditasi",
            "Tgl Sertifikat Akreditasi", "Berlaku s.d.", "Jumlah Klien");
        Row(1, "LKSA Tunas Contoh", "LKSA", "Tegalrejo", "CTH/LKS/001/2023", new(2028, 3, 14), "A", new(2023, 5, 16), null, 42);
        Row(2, "Panti Asuhan Kasih Contoh", "Panti", "Jetis", "CTH/LKS/002/2023", new(2028, 4, 2), "B", new(2022, 3, 2), new(2027, 3, 1), 35);
        Row(3, "LKS Lansia Senja Contoh", "LKS Lanjut Usia", "Umbulharjo", "CTH/LKS/003/2021", new(2026, 8, 31), "B", new(2024, 9, 10), null, 28);
        Row(4, "Rumah Singgah Anak Contoh", "Rumah Singgah", "Gedongtengen", "CTH/LKS/004/2024", new(2029, 1, 20), "C", new(2020, 6, 5), null, 19);
        Row(5, "Yayasan Mandiri Contoh", "LKS Penyandang Disabilitas", "Kotagede", "CTH/LKS/005/2024", new(2029, 2, 11), "Terakreditasi", new(2025, 2, 20), new(2030, 2, 19), 24);
        Row(6, "LK3 Keluarga Contoh", "LK3", "Gondokusuman", "CTH/LKS/006/2025", new(2030, 5, 6), "Proses", null, null, null);
        Row(7, "Yayasan Cahaya Contoh", "LKS", "Mantrijeron", "CTH/LKS/007/2022", new(2027, 7, 30), "B", null, null, 16);
        Row(8, "LKS Bina Contoh", "LKS", "Wirobrajan", null, null, "Belum", null, null, 12);
        Row(9, "Balai Perlindungan Contoh", "Balai milik daerah", "Danurejan", null, null, "Belum", null, null, 20);
        sheet.Write(null, "JUMLAH", null, null, null, null, null, null, null, null, null, 196);

        void Row(
            int number, string name, string kind, string kemantren, string? registration, DateOnly? registered, string accreditation, DateOnly? issued, DateOnly? expires, int? clients) =>
            sheet.Write(
                number, name, kind, $"Jl. Contoh No. {number}", kemantren, "Ketua Contoh", registration, registered, accreditation, issued, expires, clients);
    }
}
