using System.Buffers;

namespace SertiKesos.People;

/// <summary>
/// What a mail address to which anybody may be written looks like, from its first character to its last: the plain form
/// of RFC 5321 (letters, digits and the signs that a name may hold, the apostrophe of Ma'ruf among them), without quotes,
/// comments and numbers of machines. A slash is left out though it is legal: offices part two addresses by it.
/// </summary>
internal static class MailAddressRules
{
    private const int MaxLength = 254;
    private const int MaxLocal = 64;
    private const int MaxLabel = 63;

    private static readonly SearchValues<char> Local =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+-=?^_`{|}~");

    /// <summary>Whether the whole text is one address and nothing else.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return text.Length <= MaxLength && at is > 0 and <= MaxLocal && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocal(ReadOnlySpan<char> local) =>
        !local.ContainsAnyExcept(Local) && local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;

    /// <summary>Two names at least, the last of them no number.</summary>
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        ReadOnlySpan<char> last = default;
        foreach (var range in domain.Split('.'))
        {
            last = domain[range];
            labels++;
            if (last.Length is 0 or > MaxLabel || last[0] == '-' || last[^1] == '-')
            {
                return false;
            }

            foreach (var character in last)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                {
                    return false;
                }
            }
        }

        return labels >= 2 && last.Length >= 2 && char.IsAsciiLetter(last[0]);
    }
}
