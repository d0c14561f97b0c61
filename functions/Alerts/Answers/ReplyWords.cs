using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Text;

namespace SertiKesos.Alerts.Answers;

/// <summary>What a reader asks for by an answer.</summary>
internal enum ReplyWish
{
    Nothing,
    Stop,
    Resume,
}

/// <summary>
/// Reads the wish out of an answer: the first word of what the reader wrote, never of what is quoted below it, where our own
/// sentence says the word. Answers that a program gives by itself ask for nothing.
/// </summary>
internal static partial class ReplyWords
{
    public static ReplyWish Of(MimeMessage mail)
    {
        if (IsAutomatic(mail))
        {
            return ReplyWish.Nothing;
        }

        // The button of a mail program sends the word as the subject; the body may be a signature.
        var subject = Word().Match(mail.Subject ?? "") is { Success: true } alone && alone.Length == mail.Subject!.Length ? alone : null;
        var match = subject ?? Word().Match(FirstLine(mail));
        return !match.Success ? ReplyWish.Nothing
            : match.Groups["resume"].Success ? ReplyWish.Resume
            : ReplyWish.Stop;
    }

    private static bool IsAutomatic(MimeMessage mail) =>
        mail.Headers["Auto-Submitted"] is { } kind && !kind.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || mail.Headers["Precedence"]?.Trim().ToUpperInvariant() is "BULK" or "JUNK" or "LIST" or "AUTO_REPLY";

    private static string FirstLine(MimeMessage mail)
    {
        foreach (var line in (mail.TextBody ?? PlainOf(mail.HtmlBody)).Split('\n'))
        {
            var words = line.Trim(' ', '\t', '\r', '\u00A0', '\u200B', '\uFEFF');
            if (words.Length > 0)
            {
                return Quoted().IsMatch(words) ? "" : words;
            }
        }

        return "";
    }

    /// <summary>The words of an html answer up to what it quotes.</summary>
    private static string PlainOf(string? html)
    {
        var text = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(html ?? ""));
        var silent = false;
        while (tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (tag.Id == HtmlTagId.BlockQuote || (!tag.IsEndTag && tag.Attributes.Any(attribute => attribute.Value?.Contains("quote", StringComparison.OrdinalIgnoreCase) == true)))
                {
                    break;
                }

                silent = tag.Id is HtmlTagId.Style or HtmlTagId.Title or HtmlTagId.Script ? !tag.IsEndTag : silent;
                text.Append(tag.Id is HtmlTagId.B or HtmlTagId.I or HtmlTagId.Span or HtmlTagId.Font or HtmlTagId.A or HtmlTagId.Strong ? "" : "\n");
            }
            else if (token is HtmlDataToken data && token.Kind == HtmlTokenKind.Data && !silent)
            {
                text.Append(data.Data.ReplaceLineEndings(" "));
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\A[\s""'*_(]*(?:(?<stop>BERHENTI|STOP)|(?<resume>LANJUT|LANJUTKAN))(?![\p{L}\p{N}])[\s""'*_).!]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>A quoted line, or the line with which a mail program begins what it quotes.</summary>
    [GeneratedRegex(@"\A(?:>|-{2,}|_{5,}|(?:On|Pada|From|Dari|Sent|Dikirim)\b.*(?::|wrote|menulis))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
