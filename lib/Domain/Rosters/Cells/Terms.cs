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

    public static Role? Find(string text)
    {
        var folded = CleanText.Fold(text);
        foreach (var (role, words) in Terms)
        {
            if (CleanText.HasAnyWord(folded, words))
            {
                return role;
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
    /// <summary>A remark counts only when it has happened: "belum pensiun" and "pensiun 2030" say that somebody serves.</summary>
    public static ServiceStatus? Find(string text, DateOnly today) =>
        Find(text) is { } status && (status is ServiceStatus.Active or ServiceStatus.OnLeave or ServiceStatus.Inactive || !IsAhead(text, today)) ? status : null;

    public static ServiceStatus? Find(string text)
    {
        var folded = CleanText.Fold(text);
        return folded switch
        {
            _ when CleanText.HasAnyWord(folded, "meninggal", "wafat", "alm", "almarhum", "almarhumah") => ServiceStatus.Died,
            _ when CleanText.HasAnyWord(folded, "pensiun", "purna", "purnatugas", "purna tugas") => ServiceStatus.Retired,
            _ when CleanText.HasAnyWord(folded, "mengundurkan diri", "undur diri", "mundur", "resign", "keluar", "berhenti") => ServiceStatus.Resigned,
            _ when CleanText.HasAnyWord(folded, "mutasi", "pindah", "pindah tugas") => ServiceStatus.Moved,
            _ when CleanText.HasAnyWord(folded, "tidak aktif", "non aktif", "nonaktif", "tdk aktif") => ServiceStatus.Inactive,
            _ when CleanText.HasWord(folded, "cuti") => ServiceStatus.OnLeave,
            _ when CleanText.HasWord(folded, "aktif") => ServiceStatus.Active,
            _ => null,
        };
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
        return DateCell.Find(line, DateMeaning.Certificate, today) is { Cell.Date: { } date }
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
