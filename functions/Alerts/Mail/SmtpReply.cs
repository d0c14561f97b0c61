namespace SertiKesos.Alerts.Mail;

/// <summary>What a reply code of a mail server means for a message.</summary>
internal static class SmtpReply
{
    /// <summary>
    /// 5xx is for good, except where it speaks of this program instead of the message: unknown command (500–504), no
    /// mail service (521), and signing in (530–538). Those an operator mends, and no address is to blame.
    /// </summary>
    public static SendingResult Classify(int reply) => reply switch
    {
        (>= 500 and <= 504) or 521 or (>= 530 and <= 538) => new SendingResult.Deferred(reply),
        >= 500 and <= 599 => new SendingResult.Rejected(reply),
        >= 400 and <= 499 => new SendingResult.Deferred(reply),
        // No reply at all: connection refused or lost, or no STARTTLS.
        _ => new SendingResult.Deferred(null),
    };
}
