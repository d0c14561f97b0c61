using SertiKesos.Alerts.Planning;

namespace SertiKesos.Alerts.Mail;

/// <summary>One message to one address, ready to send. It holds personal data and prints only its Message-ID.</summary>
/// <param name="SentAt">The moment of sending in the zone of the office.</param>
/// <param name="FromName">Display name of the sender.</param>
/// <param name="ToName">Display name of the addressee.</param>
/// <param name="Calendar">A calendar file (RFC 5545) with one entry; null for a message without one.</param>
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
    string? Calendar)
{
    /// <summary>Whether its reader decides about having more of them: true for people, false for offices, whom a setting names.</summary>
    public bool CanBeStopped { get; init; } = true;

    /// <summary>Where one click stops them (RFC 8058); null where no such address exists.</summary>
    public string? StopAt { get; init; }

    /// <summary>Whether somebody reads what its reader answers.</summary>
    public bool ReadsReplies { get; init; }

    /// <summary>A file that goes with it; null for none.</summary>
    public LetterFile? File { get; init; }

    public override string ToString() => $"Letter {MessageId}";
}

/// <param name="MediaType">Such as <c>application/pdf</c>, without parameters.</param>
internal sealed record LetterFile(string Name, string MediaType, byte[] Content)
{
    public override string ToString() => $"File {Name}";
}
