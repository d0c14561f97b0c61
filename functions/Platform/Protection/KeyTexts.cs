namespace SertiKesos.Platform.Protection;

/// <summary>What the key commands say.</summary>
internal static class KeyTexts
{
    public static KeyAnswer RotateInVault { get; } = Refused(
        "Kunci disimpan di Azure Key Vault: buat versi baru kunci atau rahasia di sana. Layanan memakainya paling lambat satu jam kemudian " +
        "(docs/operations.md).");

    public static KeyAnswer RetireInVault { get; } = Refused(
        "Kunci disimpan di Azure Key Vault: nonaktifkan versi lama di sana setelah \"encryption rewrap\" tidak lagi menyebutnya.");

    public static KeyAnswer Rotated(string name) => Done(
        $"Kunci {name} dibuat dan aktif; layanan yang sedang berjalan memakainya dalam beberapa detik. Cadangkan berkas kunci sekarang, " +
        "terpisah dari data. Kunci lama tetap membuka data lama: jalankan \"encryption rewrap\", lalu \"encryption retire NAMA\".");

    public static KeyAnswer IndexRotated(int version) => Done(
        $"Kunci indeks versi {version} dibuat dan aktif. Cadangkan berkas kunci sekarang. Pemberitahuan dan pencocokan orang tetap memakai " +
        "kunci indeks yang tetap, sehingga tidak ada pemberitahuan yang terkirim ulang.");

    public static KeyAnswer Retired(string name) => Done($"Kunci {name} dikeluarkan dari berkas kunci. Simpan cadangan lama selama cadangan data lama masih disimpan.");

    public static KeyAnswer Unknown(string name) => Refused($"Kunci \"{name}\" tidak ada di berkas kunci. Lihat \"encryption show\".");

    public static KeyAnswer Active(string name) => Refused($"Kunci {name} sedang aktif. Jalankan \"encryption rotate\" dan \"encryption rewrap\" lebih dahulu.");

    public static KeyAnswer TooSoon(int minutes) => Refused(
        $"Kunci aktif baru saja dibuat; mungkin masih ada yang menulis dengan kunci lama. Tunggu {minutes} menit, jalankan \"encryption rewrap\", lalu ulangi.");

    public static KeyAnswer StillUsed(string name, int uses) => Refused(
        $"Kunci {name} masih membungkus {uses} data dan tidak boleh dikeluarkan. Jalankan \"encryption rewrap\", lalu ulangi.");

    public static string Rewrapped(string store, RewrapCount count) =>
        $"{store}: {count.Rewrapped} dibungkus ulang, {count.Current} sudah memakai kunci aktif" +
        (count.Failed == 0 ? "." : $", {count.Failed} TIDAK DAPAT DIBUKA dan dibiarkan. Periksa berkas kunci dan cadangan.");

    public static string InUse(string name, int uses) => $"Kunci {name}: {uses} data.";

    private static KeyAnswer Done(string line) => new(true, [line]);

    private static KeyAnswer Refused(string line) => new(false, [line]);
}
