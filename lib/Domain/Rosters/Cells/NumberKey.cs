using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>
/// The number of a paper for telling whether two cells state the same one: case, blanks and the signs between its parts
/// make no difference. Where a sign parts two digits its place counts, since 1/23 is not 12/3.
/// </summary>
internal static class NumberKey
{
    /// <summary>Null where no digit stands: then it is a word, such as the name of a scheme, and nobody's number.</summary>
    public static string? Of(string? number)
    {
        if (number is null)
        {
            return null;
        }

        var key = new StringBuilder(number.Length);
        var parted = false;
        var hasDigit = false;
        foreach (var character in Ascii.IsValid(number) ? number : SoundText.Normalize(number, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                var isDigit = char.IsDigit(character);
                if (parted && isDigit && key.Length > 0 && char.IsDigit(key[^1]))
                {
                    key.Append('/');
                }

                key.Append(char.ToUpperInvariant(character));
                hasDigit |= isDigit;
                parted = false;
            }
            else
            {
                parted = true;
            }
        }

        return hasDigit ? key.ToString() : null;
    }
}
