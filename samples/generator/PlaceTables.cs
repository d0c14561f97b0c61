namespace SertiKesos.Samples;

internal sealed record Kecamatan(string Name, IReadOnlyList<string> Kelurahan);

/// <summary>
/// Where the invented people serve. The kecamatan exist; so do the kelurahan of Cimahi and Yogyakarta. Village names of
/// the other regions are composed, because no figure depends on them.
/// </summary>
internal static class PlaceTables
{
    public static readonly Kecamatan[] Cimahi =
    [
        new("Cimahi Utara", ["Cibabat", "Cipageran", "Citeureup", "Pasirkaliki"]),
        new("Cimahi Tengah", ["Baros", "Cigugur Tengah", "Cimahi", "Karangmekar", "Padasuka", "Setiamanah"]),
        new("Cimahi Selatan", ["Cibeber", "Cibeureum", "Leuwigajah", "Melong", "Utama"]),
    ];

    public static readonly Kecamatan[] Yogyakarta =
    [
        new("Tegalrejo", ["Bener", "Karangwaru", "Kricak", "Tegalrejo"]),
        new("Jetis", ["Bumijo", "Cokrodiningratan", "Gowongan"]),
        new("Gondokusuman", ["Baciro", "Demangan", "Klitren", "Kotabaru", "Terban"]),
        new("Danurejan", ["Bausasran", "Suryatmajan", "Tegalpanggung"]),
        new("Gedongtengen", ["Pringgokusuman", "Sosromenduran"]),
        new("Ngampilan", ["Ngampilan", "Notoprajan"]),
        new("Wirobrajan", ["Pakuncen", "Patangpuluhan", "Wirobrajan"]),
        new("Mantrijeron", ["Gedongkiwo", "Mantrijeron", "Suryodiningratan"]),
        new("Kraton", ["Kadipaten", "Panembahan", "Patehan"]),
        new("Gondomanan", ["Ngupasan", "Prawirodirjan"]),
        new("Pakualaman", ["Gunungketur", "Purwokinanti"]),
        new("Mergangsan", ["Brontokusuman", "Keparakan", "Wirogunan"]),
        new("Umbulharjo", ["Giwangan", "Muja Muju", "Pandeyan", "Semaki", "Sorosutan", "Tahunan", "Warungboto"]),
        new("Kotagede", ["Prenggan", "Purbayan", "Rejowinangun"]),
    ];

    public static readonly string[] BandungBarat =
    [
        "Batujajar", "Cihampelas", "Cikalongwetan", "Cililin", "Cipatat", "Cipeundeuy", "Cipongkor", "Cisarua", "Gununghalu",
        "Lembang", "Ngamprah", "Padalarang", "Parongpong", "Rongga", "Saguling", "Sindangkerta",
    ];

    public static readonly string[] KotaBekasi =
    [
        "Bantargebang", "Bekasi Barat", "Bekasi Selatan", "Bekasi Timur", "Bekasi Utara", "Jatiasih", "Jatisampurna", "Medan Satria",
        "Mustikajaya", "Pondokgede", "Pondokmelati", "Rawalumbu",
    ];

    public static readonly string[] KabupatenBekasi =
    [
        "Babelan", "Bojongmangu", "Cabangbungin", "Cibarusah", "Cibitung", "Cikarang Barat", "Cikarang Pusat", "Cikarang Selatan",
        "Cikarang Timur", "Cikarang Utara", "Karangbahagia", "Kedungwaringin", "Muaragembong", "Pebayuran", "Serang Baru", "Setu",
        "Sukakarya", "Sukatani", "Sukawangi", "Tambelang", "Tambun Selatan", "Tambun Utara", "Tarumajaya",
    ];

    private static readonly string[] VillageHeads =
        ["Suka", "Mekar", "Cipta", "Karang", "Tani", "Marga", "Jati", "Bojong", "Sari", "Wangun", "Giri", "Tanjung", "Sinar"];

    private static readonly string[] VillageTails =
        ["maju", "sari", "mulya", "jaya", "laksana", "rahayu", "mukti", "wangi", "bakti", "harja", "asih", "mekar", "galih"];

    /// <summary>A composed village name, different for each number below 169.</summary>
    public static string Village(int number) =>
        VillageHeads[number % VillageHeads.Length] + VillageTails[number / VillageHeads.Length % VillageTails.Length];
}
