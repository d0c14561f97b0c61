using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Workbooks.Redaction;

/// <summary>
/// A text by its letters and digits alone, in upper case and without accents: whatever a reader may do to a name, such as
/// taking out signs, blanks, titles or invisible characters, its words are still found in there.
/// </summary>
internal static class LetterText
{
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        Append(text, letters);
        return letters.ToString();
    }

    public static void Append(string text, StringBuilder letters)
    {
        foreach (var character in Ascii.IsValid(text) ? text : SoundText.Normalize(text, NormalizationForm.FormKD))
        {
            if (char.IsLetter(character))
            {
                letters.Append(char.ToUpperInvariant(character));
            }
        }
    }

    /// <summary>The digits of a text, in whatever script.</summary>
    public static string Digits(string text)
    {
        var digits = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                digits.Append((char)('0' + (int)char.GetNumericValue(character)));
            }
        }

        return digits.ToString();
    }
}
