using System.Globalization;
using System.Text;
using SertiKesos.Regions;
using SertiKesos.Sheets;
using SertiKesos.Time;

namespace SertiKesos.Rights;

/// <summary>The answer on a breach: a list for the notices, and a summary that names nobody.</summary>
internal static class BreachTexts
{
    private static readonly string[] Headings =
        ["Kode wilayah", "Nama wilayah", "Nama", "Nomor HP", "Surel", "Kelas data", "Tersimpan paling lambat sejak (WIB)", "Sumber"];

    public static byte[] Csv(BreachReport report)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Headings.Select(CsvField.Of)).Append(CsvField.LineEnd);
        foreach (var person in report.People)
        {
            text.AppendJoin(',', Cells(person, report.Regions).Select(Field)).Append(CsvField.LineEnd);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static IReadOnlyList<(RegionCode Region, string Name, int People, int OnlySubmitted, int Unreachable)> Counts(BreachReport report) =>
    [
        .. report.People.GroupBy(person => person.Region).OrderBy(group => group.Key).Select(group => (
            group.Key,
            report.Regions.Find(group.Key)?.Name ?? "",
            group.Count(),
            group.Count(person => person.OnlySubmitted),
            group.Count(person => person.Phones.Count + person.Emails.Count == 0))),
    ];

    public static string Summary(BreachReport report)
    {
        var request = report.Request;
        var text = new List<string>();
        text.Add($"Jendela waktu: {BreachRequests.Text(request.Window.From)} sampai {BreachRequests.Text(request.Window.To)}, kedua batas termasuk.");
        if (request.ZoneAssumed)
        {
            text.Add("Waktu yang ditulis tanpa zona dianggap WIB.");
        }

        if (request.Actor is { } actor)
        {
            text.Add(report.ActorRecords == 0
                ? $"Tidak ada catatan audit dari {actor} dalam jendela ini. Hanya pembacaan lewat API yang dicatat; siapa yang membaca penyimpanan langsung tidak terlihat. Ini bukan bukti bahwa tidak ada yang terdampak: jalankan lagi tanpa --actor."
                : $"Dipersempit menurut {Number(report.ActorRecords ?? 0)} catatan audit dari {actor}. Hanya pembacaan lewat API yang dicatat: bila penyimpanan atau kuncinya dipegang orang lain, pakai daftar seluruh wilayah (tanpa --actor).");
        }

        text.Add("");
        text.Add($"Orang terdampak: {Number(report.People.Count)}.");
        foreach (var (region, name, people, submitted, unreachable) in Counts(report))
        {
            text.Add(
                $"  {region} {name}: {Number(people)} orang ({Number(submitted)} hanya dari berkas kiriman, {Number(unreachable)} tanpa nomor HP dan surel)");
        }

        text.Add("");
        foreach (var line in Unknowns(report.Unknowns))
        {
            text.Add("- " + line);
        }

        text.Add("");
        text.Add($"Diketahui: {BreachRequests.Text(request.FoundAt)}.");
        text.Add($"Batas pemberitahuan tertulis (3×24 jam, UU 27/2022 ps. 46): {BreachRequests.Text(request.NoticeBy)}.");
        text.Add("");
        text.Add("Langkah berikut:");
        text.Add("1. Amankan bukti: audit verify, lalu simpan keluaran audit head di luar layanan.");
        text.Add("2. Hentikan sebabnya: cabut kunci akses, encryption rotate dan encryption rewrap (docs/operations.md).");
        text.Add("3. Kirim pemberitahuan tertulis kepada orang terdampak dan lembaga PDP sebelum batas di atas (naskah: docs/pemberitahuan-pelanggaran.md).");
        text.Add("4. Yang tanpa nomor HP dan surel diberi tahu melalui kantor wilayahnya.");
        text.Add("5. Hapus daftar ini setelah pemberitahuan selesai.");
        return string.Join(Environment.NewLine, text);
    }

    /// <summary>What the list cannot say; what is never known first.</summary>
    public static IReadOnlyList<string> Unknowns(BreachUnknowns unknowns)
    {
        var lines = new List<string>
        {
            "Yang hanya disebut dalam berkas inbox yang belum diolah, atau dalam versi register yang sudah diganti sebelum jendela, tidak dicari.",
        };
        Add(unknowns.RowsUnread, "baris kiriman ditolak karena isinya tidak lengkap; orang di baris itu tidak dapat disebut. Buka berkas aslinya.");
        Add(unknowns.FilesUnread, "berkas kiriman tidak dapat dibaca sebagai roster; isinya harus dilihat sendiri.");
        Add(unknowns.FilesGone, "berkas kiriman sudah tidak disimpan; isinya tidak dapat diketahui lagi.");
        Add(unknowns.VersionsGone, "versi register sudah habis masa simpannya; yang hanya ada di situ tidak dapat disebut.");
        Add(unknowns.Erased, "orang dihapus (atau sedang dihapus) atas permintaan sejak awal jendela; mereka tidak disebut lagi.");
        Add(unknowns.SubjectsUnknown, "orang pada catatan pelaku tidak ditemukan dalam jendela ini (dihapus, atau dicatat dengan kunci indeks lama).");
        return lines;

        void Add(int count, string words)
        {
            if (count > 0)
            {
                lines.Add($"{Number(count)} {words}");
            }
        }
    }

    public static string Since(AffectedPerson person) =>
        person.Since.ToOffset(IndonesianZone.Wib.Offset()).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Source(AffectedPerson person) => person.OnlySubmitted ? "berkas kiriman" : "register";

    private static IEnumerable<string> Cells(AffectedPerson person, RegionCatalog regions) =>
    [
        person.Region.Value,
        regions.Find(person.Region)?.Name ?? "",
        person.Name,
        string.Join(" / ", person.Phones),
        string.Join(" / ", person.Emails),
        string.Join(" / ", person.Classes),
        Since(person),
        Source(person),
    ];

    // Programs set to Indonesian part cells at semicolons, so what follows one could be run as a formula.
    private static string Field(string text) => CsvField.Of(text.Replace(';', ','));

    private static string Number(int number) => IndonesianText.Number(number);
}
