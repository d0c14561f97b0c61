using SertiKesos.Alerts.Mail;

namespace SertiKesos.Alerts.Answers;

/// <summary>The section <c>Alerts:Imap</c>: the mailbox whose answers and delivery reports are read.</summary>
internal sealed class ImapOptions
{
    public const string Section = AlertOptions.Section + ":Imap";

    /// <summary>IMAP server; empty (the default) reads nothing, and no reminder asks for an answer.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port of the server, 993 by default.</summary>
    public int Port { get; set; } = 993;

    public string User { get; set; } = "";

    /// <summary>A secret, from Key Vault or the environment, never in a file of the project.</summary>
    public string Password { get; set; } = "";

    /// <summary>The folder that is read, INBOX by default.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>How the connection is encrypted: Implicit (the default), StartTls or None, that one only on this machine.</summary>
    public MailTls Tls { get; set; } = MailTls.Implicit;

    public bool IsSet => Host.Length > 0;
}
