using System.Text;
using System.Text.RegularExpressions;
using SertiKesos.Sheets;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// How a letter calls its reader: the only way of a name into a message. What a stranger can write into a roster must not
/// send anybody to a page or a telephone, so a name has neither links nor digits.
/// </summary>
internal static partial class LetterName
{
    /// <summary>Where nothing is left of a name.</summary>
    public const string Neutral = "Bapak/Ibu";

    public static string Of(string name)
    {
        var words = WithoutLinks(string.Concat(WithoutLinks(name).Where(character => !char.IsNumber(character))));
        return words.Count(char.IsLetter) >= 2 ? words : Neutral;
    }

    /// <summary>
    /// One line without anything that mail programs make a link of. Degrees such as S.Sos and M.Si stay as they are; behind
    /// a longer word (Suparman.SE) the dot gets a blank, so that no list of domains has to be complete.
    /// </summary>
    public static string WithoutLinks(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in SoundText.Of(text))
        {
            if (!SoundText.IsInvisible(character))
            {
                line.Append(char.IsControl(character) || char.IsWhiteSpace(character) ? ' ' : character);
            }
        }

        var plain = SoundText.Normalize(line.ToString(), NormalizationForm.FormC);
        return string.Join(' ', Blank().Split(Tight().Replace(Link().Replace(plain, " "), ". ")).Where(IsWord)).Trim(' ', ',', ';', ':', '/', '-');
    }

    private static bool IsWord(string word) => word.Any(character => !char.IsPunctuation(character));

    // Schemes, addresses, www, paths behind a dot, and names that end like a domain. Two letters may also be a degree
    // (Suparman.SE), so of those only the domains count that are met here.
    [GeneratedRegex(
        @"\S*:[/\\]\S*|\b(?:mailto|tel|sms|javascript|data|file|intent|whatsapp)\s*:\s*\S*|\S*@\S*|\bwww\b\S*|\S*[.。．]\S*[/\\?#]\S*"
        + @"|[^\s,;()<>""']*[.。．](?:com|net|org|info|biz|xyz|online|site|top|shop|store|app|dev|link|click|live|club|space|website|web|vip|icu|pro|mobi|name|cloud|tech|id|me|io|co|ly|gl|gg|tk|ml|cf|ga|gq|cc|tv|ws|ru|cn|sg|ai)(?::\S*)?(?![\p{L}\p{N}])\S*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}]{3})[.。．](?=[\p{L}\p{N}])")]
    private static partial Regex Tight();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
