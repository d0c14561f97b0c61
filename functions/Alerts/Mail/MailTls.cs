using MailKit.Security;

namespace SertiKesos.Alerts.Mail;

/// <summary>How the connection to the mail server is encrypted.</summary>
internal enum MailTls
{
    /// <summary>Not at all: for a server on this machine, or one that the network itself protects.</summary>
    None,

    /// <summary>The conversation begins in the clear and changes over to TLS before anything is sent (port 587).</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,
}

internal static class MailTlsOptions
{
    public static SecureSocketOptions Options(this MailTls tls) => tls switch
    {
        MailTls.None => SecureSocketOptions.None,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => throw new InvalidOperationException($"There is no way of encryption called {tls}."),
    };
}
