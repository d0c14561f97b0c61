using SertiKesos.Platform;

namespace SertiKesos.Hosting.Commands;

/// <summary>What the command line can do, and its exit codes.</summary>
internal static class Usage
{
    public const int Success = 0;
    public const int Findings = 1;
    public const int WrongUse = 2;

    /// <summary>Something that nobody foresaw.</summary>
    public const int Failed = 3;

    /// <summary>What shells report for a program that Ctrl+C ended.</summary>
    public const int Interrupted = 130;

    public const string Text =
        """
        SertiKesos: sertifikasi SDM kesejahteraan sosial

          dotnet run --project functions                     menjalankan layanan di http://localhost:7071
              --urls URL            alamat lain
              --as-of yyyy-MM-dd    latihan: seolah-olah hari itu
          dotnet run --project functions -- demo [--out DIR] menjalankan seluruh pekerjaan pada contoh roster
          dotnet run --project functions -- check BERKAS --region 32.77 [--as-of yyyy-MM-dd] [--json] [--receipt BERKAS]
                                                             memeriksa satu roster tanpa menyimpan apa pun
          dotnet run --project functions -- check FOLDER [--region 32.77] [--json] [--receipt FOLDER]
                                                             memeriksa semua roster di folder (wilayah dari nama subfolder 32.77/)
          dotnet run --project functions -- template --region 32.77 --out BERKAS
                                                             membuat templat untuk satu kantor
          dotnet run --project functions -- rebuild          membuat ulang register dan hitungan dari semua berkas asli yang disimpan
          dotnet run --project functions -- key --role office --scope 32.77
                                                             membuat kunci akses (juga: province --scope 32, centre --scope II,
                                                             ministry, operator; key --list, key --revoke ID)
          dotnet run --project functions -- keys show        menampilkan nama dan umur kunci pelindung data (juga: keys rotate,
                                                             keys rewrap, keys retire NAMA, keys rotate-index)
          dotnet run --project functions -- audit verify [--scope 32.77|nasional]
                                                             memeriksa rantai catatan audit (juga: audit list --scope 32.77
                                                             [--from yyyy-MM-dd --to yyyy-MM-dd], audit head)
          dotnet run --project functions -- rights find|export|correct|restrict|lift|erase [--nik-from BERKAS]
                                                             hak seseorang atas datanya (docs/rights.md)
          dotnet run --project functions -- breach --from WAKTU --to WAKTU [--region 32.77] [--actor office:1a2b3c4d5e6f] [--out BERKAS]
                                                             siapa yang terdampak pelanggaran data (docs/operations.md)
          dotnet run --project functions -- reference list   tabel acuan: wilayah, peran, skema, tksk, batas, libur, angka-acuan
                                                             (juga: reference show|export|put|history TABEL; docs/reference.md)
          dotnet run --project functions -- retention apply  menghapus yang masa simpannya habis

        Kode keluar: 0 berhasil, 1 ada temuan atau ditolak, 2 salah pakai, 3 kesalahan tak terduga.
        """;

    public static int Wrong(string verb, TextWriter error)
    {
        error.WriteLine($"Perintah \"{verb}\" tidak dikenal.");
        error.WriteLine();
        error.WriteLine(Text);
        return WrongUse;
    }
}
