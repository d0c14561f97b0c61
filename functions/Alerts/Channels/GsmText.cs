using System.Globalization;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts.Channels;

/// <summary>
/// Text in letters that the alphabet of GSM has in one place each. A single other letter would make an SMS of it that holds 70
/// letters in place of 160, and costs more than twice as much.
/// </summary>
internal static class GsmText
{
    public static string Of(string text, int longest = int.MaxValue)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in SoundText.Normalize(SoundText.Of(text), NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            plain.Append(character switch
            {
                '‘' or '’' or '`' or '´' => '\'',
                '“' or '”' => '"',
                '–' or '—' or '‑' or '~' => '-',
                '[' or '{' => '(',
                ']' or '}' => ')',
                '|' or '\\' => '/',
                '^' => ' ',
                >= ' ' and <= '~' => character,
                _ => ' ',
            });
        }

        var line = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..longest].TrimEnd();
    }
}
