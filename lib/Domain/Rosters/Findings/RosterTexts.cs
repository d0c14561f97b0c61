using System.Globalization;
using SertiKesos.People;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Findings;

/// <summary>What the clerk reads of each finding: what is wrong ({0} is the detail) and what to do next.</summary>
internal static class RosterTexts
{
    private const string SaveAsXlsx = "Buka di Excel atau WPS, pilih File > Simpan Sebagai (Save As) dengan tipe Buku Kerja Excel (.xlsx), lalu unggah berkas .xlsx itu.";
    private const string NikAsText = "Ubah format kolom NIK menjadi Teks, ketik ulang 16 digit dari KTP, lalu unggah lagi.";

    private static readonly string RoleNames =
        string.Join(", ", RoleCatalog.All.SkipLast(1).Select(role => role.Label)) + " atau " + RoleCatalog.All[^1].Label;

    private static readonly Dictionary<string, (string Message, string Fix)> Texts = new(StringComparer.Ordinal)
    {
        ["ROS001"] = ("Berkas kosong.", "Periksa berkas di komputer Anda, lalu unggah lagi."),
        ["ROS002"] = ("Berkas lebih besar dari 25 MiB.", "Hapus gambar dan lembar yang tidak perlu, atau kirim satu berkas per program, lalu unggah lagi."),
        ["ROS003"] = ("Berkas Excel lama (.xls) ini tidak dapat dibaca.", SaveAsXlsx),
        ["ROS004"] = ("Berkas dilindungi kata sandi.", "Hapus kata sandi lewat File > Info > Proteksi Buku Kerja (Protect Workbook), simpan, lalu unggah lagi."),
        ["ROS005"] = ("Berkas berisi teks biasa tanpa pemisah kolom.", SaveAsXlsx),
        ["ROS006"] = ("Berkas sebenarnya halaman web atau XML yang tidak memuat tabel.", SaveAsXlsx),
        ["ROS007"] = ("Berkas adalah PDF; datanya tidak dapat diperiksa.", "Kirim buku kerja Excel (.xlsx) yang menjadi sumber PDF ini."),
        ["ROS008"] = ("Berkas adalah gambar; datanya tidak dapat diperiksa.", "Kirim buku kerja Excel (.xlsx), bukan foto atau hasil pindai."),
        ["ROS009"] = ("Berkas adalah arsip (zip, rar atau 7z).", "Ekstrak arsipnya, lalu unggah setiap buku kerja .xlsx satu per satu."),
        ["ROS010"] = ("Berkas memakai format OpenDocument (.ods).", "Buka di LibreOffice, pilih Simpan Sebagai (Save As) dengan tipe Excel 2007-365 (.xlsx), lalu unggah berkas .xlsx itu."),
        ["ROS011"] = ("Berkas memakai format biner Excel (.xlsb).", SaveAsXlsx),
        ["ROS012"] = ("NIK tersimpan sebagai angka dan berakhir 0, sehingga digit terakhirnya kemungkinan hilang; NIK ini belum dipakai.", NikAsText),
        ["ROS013"] = ("Berkas adalah dokumen Word atau PowerPoint, bukan buku kerja Excel.", "Salin tabelnya ke buku kerja Excel, simpan sebagai .xlsx, lalu unggah."),
        ["ROS014"] = ("Jenis berkas tidak dikenal.", SaveAsXlsx),
        ["ROS015"] = ("Berkas memuat makro.", "Pilih File > Simpan Sebagai (Save As) dengan tipe Buku Kerja Excel (.xlsx) tanpa makro, lalu unggah lagi."),
        ["ROS016"] = ("Berkas memuat tautan ke berkas lain atau objek yang disisipkan{0}.", "Putuskan tautan lewat Data > Edit Tautan (Edit Links), hapus objek yang disisipkan, simpan sebagai .xlsx, lalu unggah lagi."),
        ["ROS017"] = ("Berkas rusak atau terpotong sehingga isinya tidak dapat dipercaya.", "Buka berkas asli di komputer asal, simpan ulang sebagai .xlsx, lalu unggah lagi tanpa melalui aplikasi pesan."),
        ["ROS018"] = ("Susunan berkas tidak wajar dan ditolak demi keamanan.", "Salin isi tabel ke buku kerja Excel yang baru, simpan sebagai .xlsx, lalu unggah lagi."),
        ["ROS019"] = ("Isi berkas melampaui batas: paling banyak 64 lembar, 200.000 baris, 256 kolom, dan 32.767 huruf per sel.", "Hapus isi di luar tabel atau bagi berkas per program, lalu unggah lagi."),
        ["ROS020"] = ("Tidak ada tabel orang yang dikenali: judul kolom seperti Nama dan NIK tidak ditemukan pada 40 baris pertama.", "Pastikan ada satu baris judul kolom (Nama, NIK, Jenis SDM, ...) di atas data, atau pakai templat."),
        ["ROS021"] = ("Kolom nama tidak ditemukan.", "Beri judul \"Nama Lengkap\" pada kolom nama, lalu unggah lagi."),
        ["ROS022"] = ("Kolom NIK dan kolom tanggal lahir tidak ditemukan.", "Tambahkan kolom \"NIK\" (format Teks) atau \"Tanggal Lahir\", lalu unggah lagi."),
        ["ROS023"] = ("Semua baris menyebut wilayah lain: {0}.", "Periksa apakah berkas ini milik kantor Anda; bila ya, betulkan kolom Kabupaten/Kota, lalu unggah lagi."),
        ["ROS024"] = ("Tidak ada satu orang pun yang terbaca, jadi berkas tidak diterima sebagai roster kosong.", "Isi tabelnya atau kirim berkas yang benar; bila memang nihil, sampaikan laporan nihil yang ditandatangani."),
        ["ROS025"] = ("Jenis SDM tidak disebut: tidak ada kolom Jenis SDM, dan nama lembar maupun judulnya tidak menyebut jenis.", "Tambahkan kolom \"Jenis SDM\" atau beri nama lembar menurut jenisnya (misalnya TKSK, PSM, Tagana), lalu unggah lagi."),
        ["ROS026"] = ("Pemeriksaan berkas melampaui batas waktu.", "Hapus lembar, baris dan format di luar tabel atau bagi berkas per program, lalu unggah lagi."),
        ["ROS027"] = ("Isi berkas terlalu besar untuk diperiksa sekaligus.", "Bagi berkas per program atau per kecamatan, lalu unggah satu per satu."),
        ["ROS028"] = ("Berkas ini hanya penanda bahwa buku kerja sedang dibuka (namanya berawalan ~$), bukan buku kerjanya.", "Tutup buku kerja di Excel, lalu unggah berkas yang namanya tanpa ~$."),
        ["ROS029"] = ("Templat ini dibuat untuk wilayah lain: {0}.", "Unduh templat kantor Anda, pindahkan isinya ke sana, lalu unggah lagi."),
        ["ROS030"] = ("Nama kosong atau bukan nama.", "Isi nama lengkap pada baris ini."),
        ["ROS031"] = ("NIK tersimpan sebagai angka sehingga digit belakangnya berubah; NIK ini belum dipakai.", NikAsText),
        ["ROS032"] = ("NIK berbentuk angka ilmiah (misalnya 3,27E+15) sehingga digitnya hilang; NIK ini belum dipakai.", NikAsText),
        ["ROS033"] = ("NIK harus 16 digit; {0}. NIK ini belum dipakai.", "Cocokkan dengan KTP dan ketik ulang 16 digit NIK pada kolom berformat Teks."),
        ["ROS034"] = ("NIK yang benar dan tanggal lahir tidak ada, sehingga orang ini tidak dapat dikenali dan belum dihitung.", "Isi 16 digit NIK dari KTP, atau setidaknya tanggal lahir."),
        ["ROS035"] = ("Jenis SDM tidak dikenal: {0}.", $"Pakai salah satu jenis: {RoleNames}."),
        ["ROS036"] = ("NIK yang sama dipakai nama lain: {0}. NIK ini belum dipakai untuk keduanya.", "Cocokkan kedua baris dengan KTP dan betulkan NIK yang salah."),
        ["ROS037"] = ("Sertifikat berakhir sebelum tanggal terbitnya, jadi belum dihitung; orangnya tetap dihitung.", "Cocokkan kedua tanggal dengan sertifikat."),
        ["ROS038"] = ("Tanggal terbit sertifikat di masa depan, jadi sertifikatnya belum dihitung; orangnya tetap dihitung.", "Cocokkan tanggal terbit dengan sertifikat."),
        ["ROS039"] = ("Sertifikat terbit sebelum orang ini berumur 17 tahun, jadi belum dihitung; orangnya tetap dihitung.", "Cocokkan tanggal lahir dan tanggal terbit sertifikat."),
        ["ROS040"] = ("Judul di atas tabel menyebut wilayah lain: {0}.", "Periksa apakah berkas ini milik kantor Anda; bila ya, betulkan judulnya, lalu unggah lagi."),
        ["ROS041"] = ("Berkas dihapus dari kotak masuk sebelum sempat dibaca.", "Unggah berkas itu sekali lagi, dan biarkan sampai jawabannya datang."),
        ["ROS042"] = ("Lebih dari separuh baris ditolak atau NIK-nya salah ({0}), jadi berkas ini belum dapat diterima dan data lama tetap berlaku.", "Betulkan sel NIK dan baris yang merah; sering kali satu sebab mengenai seluruh kolom. Simpan, lalu unggah lagi."),
        ["ROS043"] = ("Pemindai keamanan menemukan isi berbahaya (virus atau sejenisnya) dalam berkas ini, jadi berkasnya tidak dibaca dan tidak disimpan.", "Jangan buka berkas itu lagi. Pindai komputer Anda dengan antivirus dan beri tahu pengelola SertiKesos; lalu isi templat SertiKesos yang baru diunduh, dan unggah itu."),
        ["ROS044"] = ("Pemindai keamanan tidak dapat memeriksa isi berkas ini, biasanya karena dikunci dengan kata sandi, jadi berkasnya tidak dibaca.", "Simpan berkas itu tanpa kata sandi sebagai .xlsx, lalu unggah lagi. Bila jawabannya sama, salin isinya ke templat SertiKesos yang baru diunduh, atau hubungi pengelola SertiKesos."),
        ["ROS049"] = ("Berkas ini belum dapat diperiksa karena kesalahan pada program, bukan pada berkas Anda (kode kejadian {0}).", "Sampaikan kode kejadian itu kepada pengelola SertiKesos. Bila mendesak, salin tabelnya ke templat SertiKesos dan unggah itu."),
        ["ROS050"] = ("NIK kosong; orang ini dikenali dari nama dan tanggal lahir, jadi identitasnya belum pasti.", "Lengkapi NIK dari KTP."),
        ["ROS051"] = ("Tanggal lahir tidak sesuai dengan NIK{0}.", "Cocokkan tanggal lahir dan NIK dengan KTP."),
        ["ROS052"] = ("Jenis kelamin tidak sesuai dengan NIK.", "Cocokkan jenis kelamin dan NIK dengan KTP."),
        ["ROS053"] = ("Tanggal lahir tidak terbaca.", "Tulis sebagai tanggal, misalnya 12-05-1985 atau 12 Mei 1985."),
        ["ROS054"] = ("{0}.", "Orang ini dihitung satu kali, dengan sertifikat terbaik dari semua barisnya. Satukan isinya dalam satu baris; baris yang memuat sertifikat jangan dihapus."),
        ["ROS055"] = ("Tertulis bersertifikat, tetapi tanggalnya kosong.", "Isi nomor dan tanggal terbit sertifikat; tanpa tanggal, orang ini belum dihitung bersertifikat."),
        ["ROS056"] = ("Tanggal sertifikat tidak terbaca.", "Tulis sebagai tanggal, misalnya 26-11-2022 atau 26 November 2022."),
        ["ROS057"] = ("Masa berlaku yang tertulis berbeda dari perhitungan ({0}); yang tertulis dipakai.", "Cocokkan tanggal terbit dan masa berlaku dengan sertifikat."),
        ["ROS058"] = ("Nomor sertifikat sama dengan orang lain: {0}.", "Cocokkan nomor sertifikat kedua orang itu."),
        ["ROS059"] = ("Jumlah TKSK melebihi jumlah yang semestinya: {0}.", "Periksa apakah ada TKSK yang sudah diganti atau tercatat dua kali."),
        ["ROS060"] = ("Baris ini menyebut wilayah lain: {0}.", "Betulkan kolom Kabupaten/Kota. Bila orang ini bertugas di kantor lain, pindahkan barisnya beserta sertifikatnya ke roster kantor itu."),
        ["ROS061"] = ("Jumlah yang tertulis berbeda dari yang terbaca: {0}.", "Periksa baris yang kurang, berulang atau ditolak, lalu betulkan jumlahnya."),
        ["ROS062"] = ("Sel berisi kesalahan rumus {0}.", "Betulkan rumusnya atau ketik nilainya."),
        ["ROS063"] = ("Rumus di sel ini belum pernah dihitung, sehingga nilainya kosong.", "Buka berkas di Excel, simpan satu kali, lalu unggah lagi."),
        ["ROS064"] = ("Jenis kelamin tidak terbaca: {0}.", "Isi L atau P."),
        ["ROS065"] = ("Nomor HP tidak terbaca.", "Tulis nomor seluler lengkap, misalnya 0812 0000 1234."),
        ["ROS066"] = ("Alamat surel tidak terbaca.", "Tulis alamat surel lengkap, misalnya nama@contoh.id."),
        ["ROS067"] = ("Tanggal ditulis bulan lebih dahulu ({0}); dibaca sesuai satu-satunya arti yang mungkin.", "Tulis hari lebih dahulu, misalnya 23-05-1990."),
        ["ROS068"] = ("Bimtek atau diklat tertulis pada kolom sertifikat kompetensi; dicatat sebagai pelatihan.", "Kosongkan kolom sertifikat bila orang ini belum lulus uji kompetensi."),
        ["ROS069"] = ("Tanggal pada kolom {0} ditulis bulan lebih dahulu (bulan/hari/tahun) dan dibaca demikian.", "Periksa beberapa tanggal; sebaiknya tulis hari lebih dahulu, misalnya 23-05-1990."),
        ["ROS070"] = ("Hari dan bulan pada tanggal tertukar oleh komputer berbahasa Inggris; dibaca kebalikannya untuk seluruh berkas: {0}.", "Periksa kolom tanggal, lalu ketik sebagai 12 Mei 1985 agar tidak tertukar lagi."),
        ["ROS071"] = ("Kolom NIK tampaknya berisi nomor Kartu Keluarga: {0}.", "Isi NIK tiap orang dari KTP; nomor KK sama untuk satu keluarga."),
        ["ROS072"] = ("Nama atau kode wilayah tidak dikenal: {0}.", "Tulis nama kabupaten/kota seperti pada daftar resmi, misalnya Kota Cimahi."),
        ["ROS073"] = ("Isi sel ini tersimpan sebagai tanggal {0}, padahal kolomnya bukan kolom tanggal; isinya tidak dibaca.", "Ubah format kolom menjadi Teks, lalu ketik ulang isi yang sebenarnya, misalnya 003/005."),
        ["ROS074"] = ("NIP tidak sesuai dengan {0}.", "Cocokkan NIP, tanggal lahir dan jenis kelamin dengan SK pengangkatan dan KTP."),
        ["ROS075"] = ("Tanggal mundur satu hari karena perbedaan zona waktu aplikasi; dibaca satu hari kemudian: {0}.", "Periksa beberapa tanggal; bila benar, minta pembuat aplikasi mengekspor tanggal tanpa jam."),
        ["ROS076"] = ("Tanggal {0} lebih awal daripada sertifikasi pekerja sosial (UU 11/2009), jadi bukan tanggal sertifikat kompetensi.", "Cocokkan dengan sertifikatnya; tanggal SK atau diklat tidak ditulis di kolom ini."),
        ["ROS077"] = ("Isi kolom sertifikat yang tidak dikenal dan tidak dihitung sebagai sertifikat: {0}.", "Bila orangnya bersertifikat, isi nomor dan tanggal terbitnya; bila belum, tulis Belum."),
        ["ROS078"] = ("Baris rekap tidak cocok dengan isi tabel: {0}.", "Periksa orang yang kurang, berulang atau salah jenis dan wilayahnya, lalu betulkan rekapnya."),
        ["ROS079"] = ("Kolom tidak dibaca, padahal isinya tampak penting: {0}.", "Beri judul yang jelas, misalnya NIK, Tanggal Lahir, Tanggal Terbit Sertifikat atau Berlaku s.d., lalu unggah lagi; biarkan bila memang tidak diminta."),
        ["ROS080"] = ("Penempatan kosong.", "Isi penempatan, misalnya Kelurahan, PKH, LK3 atau Dinsos."),
        ["ROS081"] = ("Kolom tidak dikenal dan tidak dibaca: {0}.", "Tidak perlu tindakan bila kolom ini memang tidak diminta."),
        ["ROS082"] = ("Ada baris atau kolom tersembunyi yang ikut dibaca: {0}.", "Tampilkan dan periksa; bila ada orang yang tidak lagi bertugas, tulis alasannya pada kolom Keterangan."),
        ["ROS083"] = ("Lembar tersembunyi tidak dibaca: {0}.", "Tampilkan lembar itu bila isinya harus dihitung."),
        ["ROS084"] = ("Lembar tidak dibaca karena tidak memuat tabel orang: {0}.", "Tidak perlu tindakan bila lembar ini bukan roster."),
        ["ROS085"] = ("Rincian yang tertulis berjumlah {0}.", "Periksa rincian pada rekap; keduanya ditampilkan beserta selisihnya."),
        ["ROS086"] = ("Tidak dihitung karena sudah {0}.", "Tidak perlu tindakan bila benar; bila orang ini masih bertugas, betulkan keterangannya lalu unggah lagi."),
        ["ROS087"] = ("Tanggal tersimpan sebagai angka urut Excel dan dibaca {0}.", "Ubah format kolom menjadi Tanggal agar mudah diperiksa."),
        ["ROS088"] = ("NIP tersimpan sebagai angka sehingga digit belakangnya berubah; NIP tidak disimpan, jadi data orang ini tetap dibaca.", "Bila roster ini dipakai juga untuk keperluan lain, ubah format kolom NIP menjadi Teks dan ketik ulang."),
        ["ROS090"] = ("Kolom data pribadi yang tidak diminta dilewati dan tidak disimpan: {0}.", "Sebaiknya hapus kolom itu sebelum mengirim."),
        ["ROS091"] = ("Tanda \"sama dengan di atas\" dibaca sebagai isi sel di atasnya.", "Tidak perlu tindakan bila benar; sebaiknya isi tiap baris."),
        ["ROS092"] = ("Warna dan coretan tidak dibaca: {0}.", "Bila warna atau coretan berarti sesuatu, tuliskan pada kolom Keterangan."),
        ["ROS093"] = ("Komentar sel dan kotak teks tidak dibaca: {0}.", "Pindahkan isinya yang penting ke kolom Keterangan."),
        ["ROS094"] = ("Pada berkas {0}, warna, coretan dan komentar sel tidak diperiksa.", "Bila warna atau komentar berarti sesuatu, tuliskan pada kolom Keterangan."),
        ["ROS095"] = ("Huruf yang rusak karena salah pengodean (misalnya Ã© untuk é) dibaca sebagai huruf aslinya.", "Periksa ejaannya; ekspor berikutnya sebaiknya memakai UTF-8."),
        ["ROS096"] = ("Rumus dan tautan yang menjangkau ke luar berkas tidak disertakan dalam berkas jawaban ini; selnya memuat nilai terakhir: {0}.", "Bila nilainya masih diperlukan, ketik langsung di selnya; hindari rumus ke berkas, situs atau program lain."),
        ["ROS097"] = ("Bagian yang mengambil isi dari luar berkas tidak dibaca dan tidak disertakan dalam berkas jawaban: {0}.", "Tidak perlu tindakan; isi sel yang sudah ada tetap dibaca."),
        ["ROS098"] = ("Kolom tanpa judul yang dikenal dibaca menurut isinya: {0}.", "Periksa apakah bacaannya benar; sebaiknya beri judul kolom seperti pada templat."),
        ["ROS100"] = ("Ada baris yang tidak terbaca dan tidak dapat dijelaskan: baris {0}. Agar tidak ada orang yang hilang, berkas belum diterima.", "Periksa baris itu atau pindahkan isinya ke templat; sampaikan juga berkas ini kepada petugas sistem."),
        ["ROS101"] = ("Berkas Anda tidak dapat ditandai karena kesalahan pada program, jadi jawaban ini hanya memuat daftarnya (kode kejadian {0}). Hasil pemeriksaan tidak terpengaruh.", "Sampaikan kode kejadian itu kepada pengelola SertiKesos; tidak perlu mengunggah lagi."),
        ["ROS099"] = ("Roster ini memakai templat versi lama ({0}); isinya tetap dibaca.", "Unduh templat terbaru untuk pengiriman berikutnya."),
    };

    /// <summary>What a workbook brings that is not its own, as the end of a sentence.</summary>
    public static string? Of(ForeignContent? foreign) => foreign is null ? null : ": " + NameOf(foreign);

    public static string NameOf(ForeignContent foreign) => foreign switch
    {
        { Kind: ForeignKind.Link, Target: { } target } => $"tautan ke \"{target}\"",
        { Kind: ForeignKind.Link } => "tautan ke berkas lain",
        { Kind: ForeignKind.Dde, Target: { } program } => $"tautan DDE ke program \"{program}\"",
        { Kind: ForeignKind.Dde } => "tautan DDE ke program lain",
        { Kind: ForeignKind.Embedded, Target: { } target } => $"objek yang disisipkan \"{target}\"",
        { Kind: ForeignKind.Control } => "kontrol ActiveX",
        { Kind: ForeignKind.Connection } => "sambungan data",
        { Kind: ForeignKind.Picture, Target: { } picture } => $"gambar tertaut \"{picture}\"",
        { Kind: ForeignKind.Picture } => "gambar tertaut",
        { Kind: ForeignKind.Menu } => "menu tambahan",
        _ => "objek yang disisipkan",
    };

    public static string Message(FindingRule rule, string? detail) =>
        Of(rule).Message is var message && message.Contains('{', StringComparison.Ordinal) ? string.Format(CultureInfo.InvariantCulture, message, detail) : message;

    public static string Fix(FindingRule rule) => Of(rule).Fix;

    private static (string Message, string Fix) Of(FindingRule rule) =>
        (rule.IsOfInstitutions ? InstitutionFindings.Texts : Texts)[rule.Code];
}
