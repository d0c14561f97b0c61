using System.Globalization;
using System.Text.RegularExpressions;
using SertiKesos.Coverage;
using SertiKesos.People;

namespace SertiKesos.Rosters.Cells;

/// <summary>The words by which offices name roles; more specific ones come first.</summary>
internal static class RoleTerms
{
    private static readonly (Role Role, string[] Words)[] Terms =
    [
        (Role.SaktiPeksos, ["sakti peksos", "satuan bakti pekerja sosial", "peksos anak", "pendamping anak"]),
        (Role.PeksosAdiksi, ["peksos adiksi", "pekerja sosial adiksi", "konselor adiksi", "pendamping napza"]),
        (Role.Tksk, ["tksk", "tenaga kesejahteraan sosial kecamatan"]),
        (Role.Pkh, ["pkh", "program keluarga harapan"]),
        (Role.Pensosmas, ["pensosmas", "penyuluh sosial masyarakat"]),
        (Role.Pensos, ["pensos", "penyuluh sosial"]),
        (Role.Psm, ["psm", "pksm", "ipsm", "pekerja sosial masyarakat", "pekerja kesejahteraan sosial masyarakat"]),
        (Role.Tagana, ["tagana", "taruna siaga bencana"]),
        (Role.KarangTaruna, ["karang taruna", "kartar", "katar", "kt"]),
        (Role.Pordam, ["pordam", "pelopor perdamaian"]),
        (Role.Lk3, ["lk3", "lembaga konsultasi kesejahteraan keluarga"]),
        (Role.TksLainnya, ["tks lainnya", "tks", "tksm", "tenaga kesejahteraan sosial", "slrt", "puskesos", "aspd", "pendamping rehsos"]),
        (Role.Peksos, ["peksos", "pekerja sosial"]),
        (Role.Staf, ["staf", "staff", "pegawai dinas", "asn dinas", "pegawai dinsos"]),
    ];

    /// <summary>Roles whose words are nearly this one.</summary>
    public static IReadOnlyList<string> Nearest(string text) => Suggestions.Nearest(
        CleanText.Fold(text), Terms.SelectMany(term => term.Words.Select(word => (word, term.Role.Label()))));

    public static Role? Find(string text) => First(CleanText.Fold(text));

    /// <summary>
    /// The role that a title or the name of a sheet states; null where it names several: then it decides nothing. What is
    /// also the beginning of a Balinese name ("Kt. Sudarsana") counts only where it stands alone.
    /// </summary>
    public static Role? InHeading(string text)
    {
        var folded = CleanText.Fold(text);
        if (folded is "kt" or "katar")
        {
            return Role.KarangTaruna;
        }

        var rest = $" {folded} ".Replace(" kt ", " ", StringComparison.Ordinal).Trim();
        Role? found = null;
        while (FirstTerm(rest) is var (role, word))
        {
            if (found is not null && found != role)
            {
                return null;
            }

            found = role;
            rest = $" {rest} ".Replace($" {word} ", " | ", StringComparison.Ordinal).Trim();
        }

        return found;
    }

    private static Role? First(string folded) => FirstTerm(folded)?.Role;

    private static (Role Role, string Word)? FirstTerm(string folded)
    {
        foreach (var (role, words) in Terms)
        {
            foreach (var word in words)
            {
                if (CleanText.HasWord(folded, word))
                {
                    return (role, word);
                }
            }
        }

        return null;
    }
}

/// <summary>Postings grouped by known synonyms; unknown ones stay as the office wrote them.</summary>
internal static class PostingTerms
{
    public static string? Of(string text)
    {
        var line = CleanText.Line(text);
        if (CleanText.IsPlaceholder(line))
        {
            return null;
        }

        return Known(CleanText.Fold(line)) ?? line;
    }

    /// <summary>A posting that a sheet's name states; names of roles are none.</summary>
    public static string? OfSheet(string name) =>
        Known(CleanText.Fold(name)) is KnownPostings.IpsmPusat or KnownPostings.Dinsos or KnownPostings.Panti ? Known(CleanText.Fold(name)) : null;

    private static string? Known(string folded) => folded switch
    {
        _ when CleanText.HasWord(folded, "ipsm pusat") => KnownPostings.IpsmPusat,
        _ when CleanText.HasAnyWord(folded, "sakti peksos", "satuan bakti pekerja sosial") => KnownPostings.SaktiPeksos,
        _ when CleanText.HasAnyWord(folded, "pkh", "program keluarga harapan") => KnownPostings.Pkh,
        _ when CleanText.HasAnyWord(folded, "lk3", "lembaga konsultasi kesejahteraan keluarga") => KnownPostings.Lk3,
        _ when folded.StartsWith("dinsos", StringComparison.Ordinal) || folded.StartsWith("dinas", StringComparison.Ordinal) => KnownPostings.Dinsos,
        _ when CleanText.HasAnyWord(folded, "panti", "lks", "lksa", "lks lu") => KnownPostings.Panti,
        _ when CleanText.HasAnyWord(folded, "slrt", "puskesos") => KnownPostings.Slrt,
        _ when CleanText.HasAnyWord(folded, "kelurahan", "kel") => KnownPostings.Kelurahan,
        _ when CleanText.HasAnyWord(folded, "desa", "kalurahan", "nagari", "gampong") => KnownPostings.Desa,
        _ when CleanText.HasAnyWord(folded, "kecamatan", "kec", "kemantren", "distrik") => KnownPostings.Kecamatan,
        _ => null,
    };
}

/// <summary>Whether somebody still serves, out of a status or remarks column.</summary>
internal static partial class StatusTerms
{
    private static readonly string[] Relatives =
        ["suami", "istri", "isteri", "ayah", "ibu", "bapak", "bpk", "anak", "orang tua", "ortu", "mertua", "kakak", "adik", "keluarga", "janda", "duda", "ahli waris", "nenek", "kakek"];

    /// <summary>What comes out of an office: its coming out is nobody's leaving.</summary>
    private static readonly string[] Papers =
        ["sk", "surat", "sertifikat", "hasil", "nilai", "honor", "insentif", "tali asih", "rekening", "kartu", "kta", "nomor", "no", "niat", "nia", "ijazah", "pengumuman"];

    /// <summary>A remark counts only when it has happened: "belum pensiun" and "pensiun 2030" say that somebody serves.</summary>
    public static ServiceStatus? Find(string text, DateOnly today) =>
        Find(text) is { } status && (status is ServiceStatus.Active or ServiceStatus.OnLeave or ServiceStatus.Inactive || !IsAhead(text, today)) ? status : null;

    public static ServiceStatus? Find(string text)
    {
        var folded = OfTheirOwn(CleanText.Fold(text));
        return folded switch
        {
            _ when CleanText.HasAnyWord(folded, "meninggal", "wafat", "alm", "almarhum", "almarhumah") && !CleanText.HasAnyWord(folded, Relatives) => ServiceStatus.Died,
            _ when CleanText.HasAnyWord(folded, "pensiun", "purna", "purnatugas", "purna tugas") && !CleanText.HasAnyWord(folded, Relatives) => ServiceStatus.Retired,
            _ when CleanText.HasAnyWord(folded, "mengundurkan diri", "undur diri", "mundur", "resign", "berhenti") => ServiceStatus.Resigned,
            _ when CleanText.HasWord(folded, "keluar") && !CleanText.HasAnyWord(folded, Papers) && !CleanText.HasAnyWord(folded, "pindah", "mutasi", "keluar kota", "keluar daerah", "keluar negeri") => ServiceStatus.Resigned,
            _ when CleanText.HasAnyWord(folded, "mutasi", "pindah", "pindah tugas") && !StaysHere(folded) => ServiceStatus.Moved,
            _ when CleanText.HasAnyWord(folded, "tidak aktif", "non aktif", "nonaktif", "tdk aktif") => ServiceStatus.Inactive,
            _ when CleanText.HasWord(folded, "cuti") => ServiceStatus.OnLeave,
            _ when CleanText.HasWord(folded, "aktif") => ServiceStatus.Active,
            _ => null,
        };
    }

    /// <summary>"Menggantikan Alm. X": what follows is about somebody else.</summary>
    private static string OfTheirOwn(string folded)
    {
        foreach (var word in (string[])["menggantikan", "mengganti", "pengganti", "gantikan", "ganti"])
        {
            var at = $" {folded} ".IndexOf($" {word} ", StringComparison.Ordinal);
            if (at >= 0)
            {
                folded = folded[..at].TrimEnd();
            }
        }

        return folded;
    }

    /// <summary>Somebody came from elsewhere, or moved within the region: only another kabupaten or kota is away.</summary>
    private static bool StaysHere(string folded)
    {
        var arrives = CleanText.HasAnyWord(folded, "mutasi masuk", "pindah masuk", "masuk dari", "mutasi dari", "pindah dari", "pindah tugas dari", "datang dari");
        var to = $" {folded}".LastIndexOf(" ke ", StringComparison.Ordinal);
        if (to < 0)
        {
            return arrives || CleanText.HasAnyWord(folded, "pindah alamat", "pindah rumah", "pindah rt", "pindah rw");
        }

        var target = folded[Math.Min(folded.Length, to + 3)..];
        var away = CleanText.HasAnyWord(target, "kota", "kab", "kabupaten", "prov", "provinsi", "luar", "dinas", "pusat", "daerah", "instansi");
        return !away && (arrives || CleanText.HasAnyWord(target, "kec", "kecamatan", "kel", "kelurahan", "desa", "rw", "rt", "dusun", "kampung"));
    }

    /// <summary>What a reason on the template's sheet of those who left means: whatever it says, the person does not serve.</summary>
    public static ServiceStatus OfReason(string text) => Find(text) ?? ServiceStatus.Inactive;

    private static bool IsAhead(string text, DateOnly today)
    {
        if (CleanText.HasAnyWord(CleanText.Fold(text), "belum", "blm", "tidak", "bukan", "calon", "akan", "menjelang", "persiapan", "mpp"))
        {
            return true;
        }

        var line = CleanText.PlainDigits(CleanText.Line(text));
        return DateCell.Find(line, DateMeaning.Other, today) is { Cell.Date: { } date }
            ? date > today
            : Year().Match(line) is { Success: true } year && int.Parse(year.Value, CultureInfo.InvariantCulture) > today.Year;
    }

    [GeneratedRegex(@"(?<!\d)20\d{2}(?!\d)")]
    private static partial Regex Year();

    public static string Label(ServiceStatus status) => status switch
    {
        ServiceStatus.Died => "meninggal",
        ServiceStatus.Retired => "pensiun",
        ServiceStatus.Resigned => "mengundurkan diri",
        ServiceStatus.Moved => "mutasi",
        ServiceStatus.OnLeave => "cuti",
        ServiceStatus.Inactive => "tidak aktif",
        _ => "aktif",
    };
}

/// <summary>Whole numbers out of stated totals such as <c>36</c>, <c>1.234 orang</c> or <c>± 20</c>.</summary>
internal static partial class CountTerms
{
    public static int? First(string text)
    {
        var match = Count().Match(text);
        return match.Success
            && int.TryParse(match.Value.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= 10_000_000
                ? count
                : null;
    }

    /// <summary>"36 orang" in a title; null where no number of people is stated.</summary>
    public static int? OfPeople(string title) => People().Match(title) is { Success: true } match ? First(match.Groups[1].Value) : null;

    public static string WithoutPeople(string title) => People().Replace(title, "");

    [GeneratedRegex(@"(?<![\d,.])(?:\d{1,3}(?:\.\d{3})+|\d{1,8})(?![\d]|[.,]\d)")]
    private static partial Regex Count();

    [GeneratedRegex(@"([\d.]+)\s*(?:orang|org|personil|petugas|kader|anggota)\b", RegexOptions.IgnoreCase)]
    private static partial Regex People();
}
