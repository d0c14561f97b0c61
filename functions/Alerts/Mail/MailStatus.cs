using System.Text.RegularExpressions;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// What the figures of a mail server say about an address (RFC 3463, RFC 5321). Servers also refuse for good what they take for
/// unwanted, what is too large, or what a full mailbox has no room for: none of that is the fault of the address.
/// </summary>
internal static partial class MailStatus
{
    /// <summary>The status at the beginning of a reply's text, such as <c>5.1.1</c>; null where there is none.</summary>
    public static string? Leading(string? text) => Start().Match(text ?? "") is { Success: true } match ? match.Groups["status"].Value : null;

    /// <summary>A status by itself; null for anything else.</summary>
    public static string? Of(string? text) => Leading(text) is { } status && status == text?.Trim() ? status : null;

    /// <summary>For good: no such mailbox, mailbox disabled or moved, no such domain, or a domain that takes no mail.</summary>
    public static bool BlamesAddress(string status)
    {
        var parts = status.Split('.');
        return parts is ["5", var subject, var detail] && (subject, detail) switch
        {
            // 7 and 8 are about the sender's address.
            ("1", "7" or "8") => false,
            ("1", _) => true,
            ("2", "1") => true,
            ("4", "4") => true,
            _ => false,
        };
    }

    /// <summary>The same of a bare reply to the recipient's address: no mailbox, not here, no such name, a domain without mail.</summary>
    public static bool IsMailbox(int reply) => reply is 550 or 551 or 553 or 556;

    [GeneratedRegex(@"\A\s*(?<status>[245]\.\d{1,3}\.\d{1,3})(?![\d.])")]
    private static partial Regex Start();
}
