using System.Buffers;
using System.Globalization;
using System.Text;
using SertiKesos.Sheets;

namespace SertiKesos.Rosters.Cells;

/// <summary>Text of cells made comparable; the original stays in the office's file.</summary>
internal static class CleanText
{
    /// <summary>Longer texts take the longer way.</summary>
    private const int MaxPlain = 256;

    private static readonly HashSet<string> Placeholders = new(StringComparer.Ordinal)
    {
        "", "nihil", "tidak ada", "belum ada", "belum", "proses", "dalam proses", "kosong", "n a", "na", "null", "tdk ada", "blm ada", "xxx", "0",
        "nan", "nat", "none", "nil", "undefined", "blank", "empty", "tbd", "tba",
    };

    private static readonly SearchValues<char> PlaceholderStarts =
        SearchValues.Create([.. Placeholders.Where(word => word.Length > 0).Select(word => word[0]).Append('0').Distinct()]);

    /// <summary>One line: invisible characters gone, runs of white space as one space, trimmed.</summary>
    public static string Line(string text)
    {
        if (IsLine(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!SoundText.IsInvisible(character))
            {
                line.Append(character);
            }
        }

        var result = line.ToString().Trim();
        return result.StartsWith('\'') ? result[1..] : result;
    }

    /// <summary>Whether a text is one line already, as most are: plain characters with single blanks between them.</summary>
    private static bool IsLine(string text)
    {
        if (text.Length == 0 || text[0] is ' ' or '\'' || text[^1] == ' ' || text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text.Length == 0;
        }

        return text.AsSpan().IndexOf("  ") < 0;
    }

    /// <summary>Lower-case words of letters and digits with single spaces, for comparing headings and terms.</summary>
    public static string Fold(string text)
    {
        if (text.Length <= MaxPlain && Ascii.IsValid(text))
        {
            return FoldPlain(text);
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in SoundText.Normalize(text, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character))
            {
                folded.Append(char.ToLowerInvariant(character));
            }
            else if (char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The same for ASCII, which every normal form leaves as it is.</summary>
    private static string FoldPlain(string text)
    {
        Span<char> folded = stackalloc char[MaxPlain];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                folded[length++] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
            }
            else if (length > 0 && folded[length - 1] != ' ')
            {
                folded[length++] = ' ';
            }
        }

        folded = folded[..(length > 0 && folded[length - 1] == ' ' ? length - 1 : length)];
        return folded.SequenceEqual(text) ? text : folded.ToString();
    }

    /// <summary>The digits of any script, full-width ones included, as those of ASCII: each has one value.</summary>
    public static string PlainDigits(string text) => !Ascii.IsValid(text) && text.Any(character => character > '~' && char.IsDigit(character))
        ? string.Concat(text.Select(character => char.IsDigit(character) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)) : character))
        : text;

    /// <summary>A dash, "nihil", "belum ada" and the like: the office says that there is nothing.</summary>
    public static bool IsPlaceholder(string text)
    {
        // A data base writes \N for nothing, and a formula that failed may have become text.
        if (text is "\\N" || (text.StartsWith('#') && (text.EndsWith('!') || text.EndsWith('?'))))
        {
            return true;
        }

        // Hardly a text begins like one of them.
        if (text.AsSpan().IndexOfAnyInRange('0', 'z') is var first and >= 0 && char.IsAsciiLetterOrDigit(text[first]) && Ascii.IsValid(text.AsSpan(0, first))
            && !PlaceholderStarts.Contains(char.ToLowerInvariant(text[first])))
        {
            return false;
        }

        var folded = Fold(text);
        return Placeholders.Contains(folded) || folded.AsSpan().IndexOfAnyExcept('0', ' ') < 0;
    }

    public static bool HasWord(string folded, string word)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || folded[at - 1] == ' ') && (at + word.Length == folded.Length || folded[at + word.Length] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasAnyWord(string folded, params ReadOnlySpan<string> words)
    {
        // Of a list most begin with a letter with which no word of the text begins.
        var initials = words.Length > 3 ? InitialsOf(folded) : ~0u;
        foreach (var word in words)
        {
            if ((initials & InitialOf(word[0])) != 0 && HasWord(folded, word))
            {
                return true;
            }
        }

        return false;
    }

    private static uint InitialsOf(string folded)
    {
        var initials = 0u;
        var before = ' ';
        foreach (var character in folded)
        {
            initials |= before == ' ' ? InitialOf(character) : 0;
            before = character;
        }

        return initials;
    }

    /// <summary>A bit for each letter, and one for all other characters.</summary>
    private static uint InitialOf(char character) => character is >= 'a' and <= 'z' ? 1u << (character - 'a') : 1u << 31;
}
