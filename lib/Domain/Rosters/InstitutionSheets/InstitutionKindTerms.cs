using SertiKesos.Institutions;
using SertiKesos.Rosters.Cells;

namespace SertiKesos.Rosters.InstitutionSheets;

/// <summary>The words by which offices name kinds of institutions; more specific ones come first.</summary>
internal static class InstitutionKindTerms
{
    private static readonly (InstitutionKind Kind, string[] Words)[] Terms =
    [
        (InstitutionKind.Lksa, ["lksa", "lks anak", "lembaga kesejahteraan sosial anak"]),
        (InstitutionKind.Lk3, ["lk3", "lembaga konsultasi kesejahteraan keluarga"]),
        (InstitutionKind.Ipwl, ["ipwl", "institusi penerima wajib lapor"]),
        (InstitutionKind.RumahSinggah, ["rumah singgah", "rumah perlindungan"]),
        (InstitutionKind.BalaiDaerah, ["balai milik daerah", "balai", "loka", "upt", "uptd"]),
        (InstitutionKind.Panti, ["panti", "panti asuhan", "panti sosial", "panti werdha", "panti jompo"]),
        (InstitutionKind.LksLanjutUsia, ["lks lu", "lks lanjut usia", "lks lansia", "lanjut usia", "lansia", "werdha"]),
        (InstitutionKind.LksDisabilitas, ["lks pd", "lks penyandang disabilitas", "lks disabilitas", "disabilitas", "difabel", "penyandang cacat"]),
        (InstitutionKind.Lks, ["lks", "yayasan", "lembaga kesejahteraan sosial", "orsos", "organisasi sosial", "lembaga sosial"]),
        (InstitutionKind.Lainnya, ["lainnya", "lain", "lembaga lain", "lain lain"]),
    ];

    public static InstitutionKind? Find(string text)
    {
        var folded = CleanText.Fold(text);
        foreach (var (kind, words) in Terms)
        {
            if (CleanText.HasAnyWord(folded, words))
            {
                return kind;
            }
        }

        return null;
    }

    public static IReadOnlyList<string> Nearest(string text) => Suggestions.Nearest(
        CleanText.Fold(text), Terms.SelectMany(term => term.Words.Select(word => (word, term.Kind.Label()))));
}
