using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Institutions;

/// <summary>What makes two entries one institution within a region: the registration number, or the name and kind.</summary>
internal static class InstitutionIdentity
{
    /// <summary>Upper-case letters and digits with single spaces: "LKS. \"Kasih-Ibu\"" equals "lks kasih ibu".</summary>
    public static string FoldName(string name) => Fold(name, ' ');

    /// <summary>Letters and digits only; null where there is no number to go by.</summary>
    public static string? FoldNumber(string? number) => number is not null && Fold(number, null) is { Length: > 0 } folded ? folded : null;

    /// <summary>
    /// Whether two entries of one list are the same institution twice. One number under two names is not: a foundation
    /// may list its houses under its own registration. Two numbers under one name are not either.
    /// </summary>
    public static bool AreSame(Institution one, Institution other)
    {
        if (FoldName(one.Name) != FoldName(other.Name))
        {
            return false;
        }

        var (first, second) = (FoldNumber(one.Registration?.Number), FoldNumber(other.Registration?.Number));
        return first is not null && second is not null ? first == second : one.Kind == other.Kind;
    }

    private static string Fold(string text, char? space)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in SoundText.Normalize(text, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToUpperInvariant(character));
            }
            else if (space is { } blank && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.NonSpacingMark
                && folded.Length > 0 && folded[^1] != blank)
            {
                folded.Append(blank);
            }
        }

        return folded.ToString().TrimEnd();
    }
}
