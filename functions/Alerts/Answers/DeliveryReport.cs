using System.Text;
using MimeKit;
using MimeKit.Utils;
using SertiKesos.Alerts.Mail;

namespace SertiKesos.Alerts.Answers;

/// <summary>That a mail did not reach its reader and never will, as a mail server reports it (RFC 3464).</summary>
/// <param name="Messages">Message-IDs that it may be about, without their brackets.</param>
/// <param name="Status">Such as <c>5.1.1</c>.</param>
internal sealed record DeliveryReport(IReadOnlyList<string> Messages, string Status)
{
    /// <summary>Null for any other mail, for a delay, and for a report of success.</summary>
    public static DeliveryReport? Of(MimeMessage mail)
    {
        if (mail.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } report)
        {
            return null;
        }

        foreach (var recipient in report.StatusGroups)
        {
            if (string.Equals(recipient["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase)
                && MailStatus.Leading(recipient["Status"]) is { } status && status[0] == '5')
            {
                return new DeliveryReport([.. Subjects(mail).Distinct(StringComparer.Ordinal)], status);
            }
        }

        return null;
    }

    /// <summary>The mail that came back, whole or its headers alone, and what the report itself says that it answers.</summary>
    private static IEnumerable<string> Subjects(MimeMessage mail)
    {
        foreach (var part in mail.BodyParts)
        {
            if (part is MessagePart { Message.MessageId: { } whole })
            {
                yield return whole;
            }
            else if (part is TextPart headers && headers.ContentType.IsMimeType("text", "rfc822-headers")
                && ReadHeaders(headers.Text) is { } read && MimeUtils.EnumerateReferences(read).FirstOrDefault() is { } named)
            {
                yield return named;
            }
        }

        foreach (var named in ReplyTo(mail))
        {
            yield return named;
        }
    }

    /// <summary>Message-IDs that a mail says it answers.</summary>
    public static IEnumerable<string> ReplyTo(MimeMessage mail) => mail.InReplyTo is { } last ? mail.References.Prepend(last) : mail.References;

    private static string? ReadHeaders(string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.TrimEnd() + "\r\n\r\n"));
        return HeaderList.Load(bytes)["Message-ID"];
    }
}
