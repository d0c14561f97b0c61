using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Mail;

/// <summary>One message to one person, ready to send. It holds personal data and prints only its Message-ID.</summary>
/// <param name="SentAt">The moment of sending in the zone of the office.</param>
/// <param name="FromName">Display name of the sender.</param>
/// <param name="ToName">Display name of the addressee.</param>
/// <param name="Calendar">A calendar file (RFC 5545) with one entry.</param>
internal sealed record AlertLetter(
    string MessageId,
    DateTimeOffset SentAt,
    MailIdentity From,
    string FromName,
    AlertAddress To,
    string ToName,
    string Subject,
    string Text,
    string Html,
    string Calendar)
{
    public override string ToString() => $"Letter {MessageId}";
}
