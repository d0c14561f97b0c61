using System.Text;
using System.Text.RegularExpressions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.Layout;

/// <summary>
/// The words of a heading without what forms, programs and careful clerks put around them: numbering, group names, a
/// second language, instructions, abbreviations, words grown together.
/// </summary>
internal static partial class HeadingWords
{
    /// <summary>What a heading that names somebody else's data begins with: it is no heading of the person.</summary>
    private static readonly string[] Others =
        ["ayah", "ibu", "suami", "istri", "pasangan", "anak", "keluarga", "kepala", "wali", "ahli waris", "darurat", "kk", "atasan", "saksi", "pengisi", "responden", "petugas input", "operator"];

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["nomor"] = "no",
        ["nomer"] = "no",
        ["nmr"] = "no",
        ["tgl"] = "tanggal",
        ["tggl"] = "tanggal",
        ["tg"] = "tanggal",
        ["jns"] = "jenis",
        ["nm"] = "nama",
        ["lgkp"] = "lengkap",
        ["lngkp"] = "lengkap",
        ["lkp"] = "lengkap",
        ["klmin"] = "kelamin",
        ["klmn"] = "kelamin",
        ["klm"] = "kelamin",
        ["tmpt"] = "tempat",
        ["tmp"] = "tempat",
        ["tpt"] = "tempat",
        ["lhr"] = "lahir",
        ["almt"] = "alamat",
        ["telpon"] = "telp",
        ["telepon"] = "telp",
        ["tlp"] = "telp",
        ["tlpn"] = "telp",
        ["handphone"] = "hp",
        ["hape"] = "hp",
        ["ponsel"] = "hp",
        ["sertf"] = "sertifikat",
        ["sertif"] = "sertifikat",
        ["srtf"] = "sertifikat",
    };

    /// <summary>Words in one spelling each: "Tgl. Lhr" and "Tanggal Lahir" are the same.</summary>
    public static string Canonical(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            if (Short.TryGetValue(words[index], out var whole))
            {
                words[index] = whole;
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>The ways to read a heading, the most faithful first.</summary>
    public static IEnumerable<string> Readings(string heading)
    {
        var plain = Numbering().Replace(heading, "");
        foreach (var text in (string[])[plain, Parted(plain)])
        {
            var bare = Aside().Replace(text, " ");
            yield return Canonical(CleanText.Fold(text));
            yield return Canonical(CleanText.Fold(bare));
            yield return Plain(bare);
        }
    }

    /// <summary>The last piece of a group name ("biodata/nama_lengkap"); null where the group is about somebody else.</summary>
    public static string? WithinGroup(string heading)
    {
        var plain = Numbering().Replace(heading, "");
        var cut = Groups().Match(plain);
        return cut.Success && !IsOfOthers(cut.Groups["group"].Value) ? Plain(Parted(cut.Groups["last"].Value)) : null;
    }

    /// <summary>The pieces of a heading in two languages: "Nama / Name", "NIK (ID Number)".</summary>
    public static IEnumerable<string> Pieces(string heading) =>
        Between().Split(Numbering().Replace(heading, "")).Select(piece => Plain(Parted(piece))).Where(piece => piece.Length > 0);

    /// <summary>Whether a heading is about somebody beside the person.</summary>
    public static bool IsOfOthers(string heading) => CleanText.HasAnyWord(CleanText.Fold(Parted(heading)), Others);

    private static string Plain(string text) => Noise().Replace(Canonical(CleanText.Fold(text)), " ") is var quiet ? string.Join(' ', quiet.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : "";

    /// <summary>"TanggalLahir" in two words.</summary>
    private static string Parted(string text)
    {
        var parted = new StringBuilder(text.Length + 8);
        for (var index = 0; index < text.Length; index++)
        {
            var begins = index > 0 && char.IsUpper(text[index])
                && (char.IsLower(text[index - 1]) || (char.IsUpper(text[index - 1]) && index + 1 < text.Length && char.IsLower(text[index + 1])));
            if (begins)
            {
                parted.Append(' ');
            }

            parted.Append(text[index]);
        }

        return parted.ToString();
    }

    [GeneratedRegex(@"^\s*(?:[\(\[]?\s*(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4})\s*[.)\]]\s*|[QqPp]?[0-9]{1,3}[.\s_:\-]+(?=\p{L}))+")]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^(?<group>.*[^\s/.:>|])\s*(?:/|\.|:|>|\||__)\s*(?<last>[^/.:>|()]*[\p{L}][^/.:>|]*)$")]
    private static partial Regex Groups();

    [GeneratedRegex(@"[/|()\[\]\n;]|\s[\-–—]\s")]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:(?:sesuai|berdasarkan|menurut)(?: dengan)?(?: (?:e ?ktp|ktp|kk|ijazah|sk|sertifikat|dokumen))?|(?:[0-9]{1,2} )?digit|wajib(?: diisi)?|(?:harus|mohon|silakan|silahkan|agar) (?:di)?isi|diisi|aktif|yang|(?:contoh|format|misal|misalnya)\b.*|(?:tanpa|dengan|beserta|dan|serta) gelar|(?:dd|mm|hh|bb|tgl|tanggal)(?: (?:mm|dd|bb|bln|bulan))(?: (?:yyyy|yy|tttt|thn|tahun))|yyyy mm dd|huruf (?:kapital|besar|balok)|anda|saudara|bapak|ybs|bersangkutan|opsional|optional|(?:jika|bila|kalau) ada|dimiliki|terbaru)\b")]
    private static partial Regex Noise();
}
