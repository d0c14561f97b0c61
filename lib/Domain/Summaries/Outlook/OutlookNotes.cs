using SertiKesos.Coverage.Facts;
using SertiKesos.Coverage.Needs;
using SertiKesos.Coverage.Regeneration;
using SertiKesos.Coverage.Statements;

namespace SertiKesos.Summaries.Outlook;

/// <summary>What the sheet <em>Catatan</em> says of completeness, needs and plans.</summary>
internal static class OutlookNotes
{
    public static IEnumerable<SummaryNote> For(NationalSummary summary) =>
    [
        new(SummaryNotes.Meaning, "Tepat waktu, terlambat", $"{OutlookTexts.Window(summary.Outlook.Window)} Laporan pertama yang diterima menentukan; perbaikan sesudahnya tidak menjadikannya terlambat. Hanya roster yang diterima dengan sekurangnya satu orang, atau laporan nihil yang ditandatangani, yang dihitung."),
        new(SummaryNotes.Meaning, "Sementara dan kini", "Per batas: data yang terlihat sampai batas laporan. Kini: data yang diketahui saat terbitan dibuat, termasuk yang masuk kemudian."),
        new(SummaryNotes.Meaning, "Sebanding", "Jumlah dua periode hanya dibandingkan pada peran yang ada di keduanya. Bila susunan peran berubah, itu ditulis pada kolom Catatan; perubahan jumlah semua peran bukan pertumbuhan."),
        new(SummaryNotes.Meaning, "Siap uji", "Sudah mengikuti bimtek, pelatihan dasar atau lanjutan, dan tidak mempunyai sertifikat kompetensi yang berlaku. Pelatihan tidak pernah dihitung sebagai sertifikat."),
        new(SummaryNotes.Formula, "Mutu isian", $"Isian wajib yang terisi ÷ yang diminta: {string.Join(", ", Enum.GetValues<RequiredField>().Select(field => field.Label()))} (dua yang terakhir hanya bagi yang dinyatakan bersertifikat). Baik mulai 90 %, kurang di bawah 80 %."),
        new(SummaryNotes.Formula, "Kebutuhan dan kekurangan", $"Kebutuhan = jumlah keluarga ÷ {NeedFigures.FamiliesPerWorker}, dibulatkan ke atas. Kekurangan = kebutuhan − orang aktif. Untuk provinsi dan nasional hanya kabupaten/kota yang menyatakan jumlah keluarga dan punya data orang yang dibandingkan."),
        new(SummaryNotes.Formula, "Target", "Tercapai = orang yang sertifikat kompetensinya terbit pada tahun itu; bila hanya tanggal akhir yang diketahui, tanggal terbit dihitung mundur. Laju = tercapai ÷ bulan yang sudah lewat. Perkiraan = laju × 12, dibulatkan ke bawah. Orang yang terdaftar di dua kabupaten/kota terhitung pada keduanya."),
        new(SummaryNotes.Formula, "Antrean uji", $"Menunggu = belum pernah bersertifikat atau kedaluwarsa. Setiap bulan kursi diisi yang sertifikatnya habis pada bulan itu lebih dahulu, lalu yang menunggu. Satu kelas {ExamSeats.UsualClass} kursi kecuali dinyatakan lain. Tidak ada anggapan tentang kelulusan."),
        new(SummaryNotes.Formula, "Umur", $"Dari tanggal lahir, atau dari NIK bila tanggal lahir kosong; umur bertambah pada hari terakhir bulan lahir. Pengganti = berumur {AgeFigures.UsualAge} atau lebih + yang mencapainya dalam lima tahun."),
        .. OutlookData.Indicators.Select(indicator => new SummaryNote(SummaryNotes.Dictionary, indicator.Name, $"{indicator.Meaning} ({indicator.Unit}).")),
        new(SummaryNotes.Dictionary, "dimensi pelaporan, kebutuhan, umur, pelatihan", "umur: kode kelompok umur; pelatihan: jenjang pelatihan tertinggi. Jangan menjumlahkan dimensi yang berbeda."),
    ];
}
