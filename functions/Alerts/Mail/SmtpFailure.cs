using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// What a failed conversation with the mail server means. The exception itself goes no further: its text may quote the
/// server, and a server may quote an address.
/// </summary>
/// <param name="Reason">What an operator should look at; null where the server's reply says it all.</param>
internal sealed record SmtpFailure(SendingResult Result, string? Reason)
{
    public const string NotReached = "no connection to the server";
    public const string NoEncryption = "the server offers no STARTTLS, which Alerts:Tls asks for; nothing was sent";
    public const string Handshake = "TLS failed: compare Alerts:Tls with the port, and look at the server's certificate";
    public const string SignIn = "signing in failed: look at Alerts:SmtpUser and Alerts:SmtpPassword";
    public const string Refused = "the server refused the connection or the sender's address";
    public const string NoAnswer = "no answer: the server may have taken the message";

    /// <summary>Nothing is known of the message yet, so no reply is about it.</summary>
    public static SmtpFailure? OfConnecting(Exception failure) => failure switch
    {
        SmtpCommandException reply => Later(Refused, reply.StatusCode),
        SslHandshakeException => Later(Handshake),
        NotSupportedException => Later(NoEncryption),
        _ when IsLost(failure) => Later(NotReached),
        _ => null,
    };

    /// <summary>Whatever the server replies, it is about the installation, and no address is to blame.</summary>
    public static SmtpFailure? OfSigningIn(Exception failure) => failure switch
    {
        AuthenticationException { InnerException: SmtpCommandException reply } => Later(SignIn, reply.StatusCode),
        SmtpCommandException reply => Later(SignIn, reply.StatusCode),
        // Not supported: the server offers no way of signing in that we know.
        AuthenticationException or NotSupportedException => Later(SignIn),
        _ when IsLost(failure) => Later(NotReached),
        _ => null,
    };

    /// <summary>From the first command about the message on.</summary>
    public static SmtpFailure? OfMessage(Exception failure) => failure switch
    {
        ServiceNotAuthenticatedException => Later(SignIn, SmtpStatusCode.AuthenticationRequired),
        // The sender is the installation, not the person: no address of a worker is to blame.
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } reply => Later(Refused, reply.StatusCode),
        SmtpCommandException reply => new(OfReply(reply), null),
        _ when IsLost(failure) => Later(NoAnswer),
        _ => null,
    };

    private static SendingResult OfReply(SmtpCommandException reply)
    {
        if (SmtpReply.Classify((int)reply.StatusCode) is not SendingResult.Rejected rejected)
        {
            return SmtpReply.Classify((int)reply.StatusCode);
        }

        // The text may quote the address: only the figures before it are looked at.
        var enhanced = MailStatus.Leading(reply.Message);
        return rejected with
        {
            Status = enhanced ?? rejected.Status,
            BlamesAddress = enhanced is null
                ? reply.ErrorCode == SmtpErrorCode.RecipientNotAccepted && MailStatus.IsMailbox(rejected.Reply)
                : MailStatus.BlamesAddress(enhanced),
        };
    }

    /// <summary>The connection ended, or stayed silent too long, where an answer was due.</summary>
    private static bool IsLost(Exception failure) => failure
        is SocketException or IOException or TimeoutException or OperationCanceledException or ProtocolException or ServiceNotConnectedException;

    private static SmtpFailure Later(string reason, SmtpStatusCode? reply = null) =>
        new(new SendingResult.Deferred((int?)reply), reason);
}
