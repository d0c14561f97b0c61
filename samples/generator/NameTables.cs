namespace SertiKesos.Samples;

/// <summary>Parts of invented names. Any likeness to somebody real is chance.</summary>
internal static class NameTables
{
    public static readonly string[] WomenFirst =
    [
        "Ani", "Yuli", "Siti", "Dewi", "Rina", "Lilis", "Euis", "Neneng", "Tuti", "Sri", "Wati", "Endah", "Kartika", "Ratna",
        "Nurul", "Fitri", "Maya", "Lestari", "Iis", "Cucu", "Imas", "Yayah", "Rohaeni", "Titin", "Eka", "Dwi", "Tri", "Retno",
        "Wulan", "Sari", "Mira", "Nia", "Elis", "Ai", "Yeni", "Novi", "Suci", "Ayu", "Puji", "Umi",
    ];

    public static readonly string[] MenFirst =
    [
        "Asep", "Dadan", "Ujang", "Cecep", "Deden", "Agus", "Budi", "Eko", "Joko", "Slamet", "Bambang", "Hendra", "Rudi", "Yanto",
        "Iwan", "Tatang", "Endang", "Maman", "Jajang", "Yayat", "Wawan", "Sugeng", "Tri", "Wahyu", "Arif", "Fajar", "Rizal",
        "Ahmad", "Muhamad", "Dedi", "Aep", "Oman", "Nandang", "Hari", "Sigit", "Teguh", "Heru", "Gunawan", "Adi", "Bayu",
    ];

    public static readonly string[] Middle =
    [
        "Nur", "Tri", "Adi", "Dwi", "Eka", "Putra", "Sri", "Indra", "Surya", "Ayu", "Citra", "Jaya", "Budi", "Catur", "Gita",
    ];

    public static readonly string[] Last =
    [
        "Hidayat", "Saputra", "Kurniawan", "Setiawan", "Permana", "Rahayu", "Lestari", "Suryani", "Nugraha", "Ramdani", "Maulana",
        "Firmansyah", "Wijaya", "Santoso", "Susanto", "Wibowo", "Purnomo", "Handayani", "Wahyuni", "Astuti", "Utami", "Rohmah",
        "Hasanah", "Komariah", "Sumarni", "Sutisna", "Suherman", "Suryana", "Sopandi", "Mulyana", "Gunadi", "Iskandar", "Hakim",
        "Fauzi", "Anwar", "Basuki", "Prasetyo", "Yulianto", "Haryanto", "Subekti", "Nurjanah", "Mu'minah", "Fadilah", "Pertiwi",
        "Anggraeni", "Kusuma", "Priyono", "Sukmana", "Darmawan", "Effendi",
    ];

    public static readonly string[] BirthPlaces =
    [
        "Bandung", "Garut", "Sumedang", "Tasikmalaya", "Cianjur", "Purwakarta", "Subang", "Jakarta", "Sleman", "Bantul", "Klaten",
        "Magelang", "Cirebon", "Karawang", "Bogor",
    ];
}
