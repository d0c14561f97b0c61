using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Mail;

/// <summary>Whom messages come from.</summary>
/// <param name="From">Sender's address; empty while no mail server is set.</param>
/// <param name="ReplyTo">Where answers go.</param>
/// <param name="Domain">Right-hand side of the Message-ID and of calendar entries.</param>
internal sealed record MailIdentity(string From, string ReplyTo, string Domain)
{
    private const string NoDomain = "sertikesos.invalid";

    public static MailIdentity Of(AlertOptions options)
    {
        var at = options.From.LastIndexOf('@');
        return new MailIdentity(
            options.From,
            options.ReplyTo.Length > 0 ? options.ReplyTo : options.From,
            options.MessageIdDomain.Length > 0 ? options.MessageIdDomain : at >= 0 ? options.From[(at + 1)..] : NoDomain);
    }

    /// <summary>The same alert always has the same Message-ID, so that a repeat after a crash can be recognised.</summary>
    /// <param name="resent">A message that is asked for once more is another one: mail programs hide a second of the same name.</param>
    public string MessageId(AlertKey key, int resent = 0) => resent == 0 ? $"<{key}@{Domain}>" : $"<{key}.{resent}@{Domain}>";
}
