using System.Text;
using MimeKit;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// Puts a letter into the form in which mail travels: pure, and the same bytes for the same letter, so that a message that
/// is sent again cannot be told from the first.
/// </summary>
internal static class AlertMail
{
    public static MimeMessage Write(AlertLetter letter)
    {
        var message = new MimeMessage
        {
            MessageId = letter.MessageId,
            Date = letter.SentAt,
            Subject = letter.Subject,
            Body = Body(letter),
        };

        // The addresses are parsed here: a name from a roster can neither add an address nor begin a header of its own.
        message.From.Add(new MailboxAddress(Encoding.UTF8, letter.FromName, letter.From.From));
        message.To.Add(new MailboxAddress(Encoding.UTF8, letter.ToName, letter.To.Value));
        message.ReplyTo.Add(new MailboxAddress(Encoding.UTF8, null, letter.From.ReplyTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        Stoppable(message, letter);
        return message;
    }

    /// <summary>By a header a mail program shows a button of its own; each way in it must really be there.</summary>
    private static void Stoppable(MimeMessage message, AlertLetter letter)
    {
        List<string> ways =
        [
            .. letter.StopAt is { } link ? [$"<{link}>"] : Array.Empty<string>(),
            .. letter.ReadsReplies ? [$"<mailto:{letter.From.ReplyTo}?subject=BERHENTI>"] : Array.Empty<string>(),
        ];
        if (!letter.CanBeStopped || ways.Count == 0)
        {
            return;
        }

        message.Headers.Add(HeaderId.ListUnsubscribe, string.Join(", ", ways));
        // The click comes from the mail program or its server, which follow nothing but https.
        if (letter.StopAt?.StartsWith("https:", StringComparison.Ordinal) == true)
        {
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static Multipart Body(AlertLetter letter)
    {
        // Readers show the last form that they can: text first, html after it.
        var forms = new MultipartAlternative(
            Part("plain", letter.Text, ContentEncoding.QuotedPrintable), Part("html", letter.Html, ContentEncoding.QuotedPrintable))
        {
            Boundary = Boundary("isi", letter),
        };
        MimeEntity[] files = [.. letter.Calendar is { } entry ? [Calendar(entry)] : Array.Empty<MimeEntity>(), .. letter.File is { } file ? [Attached(file)] : Array.Empty<MimeEntity>()];
        return files.Length == 0 ? forms : new Multipart("mixed", [forms, .. files]) { Boundary = Boundary("pesan", letter) };
    }

    private static TextPart Calendar(string content)
    {
        var calendar = Part("calendar", content, ContentEncoding.Base64);
        calendar.ContentType.Parameters.Add("method", "PUBLISH");
        calendar.ContentType.Name = AlertTexts.CalendarName;
        calendar.ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = AlertTexts.CalendarName };
        return calendar;
    }

    private static MimePart Attached(LetterFile file) => new(file.MediaType)
    {
        Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = file.Name },
    };

    private static TextPart Part(string type, string content, ContentEncoding encoding)
    {
        var part = new TextPart(type) { ContentTransferEncoding = encoding };
        part.SetText(Encoding.UTF8, content);
        return part;
    }

    /// <summary>Neither quoted-printable nor base64 can hold <c>=-</c>, so no line of a part looks like a boundary.</summary>
    private static string Boundary(string of, AlertLetter letter) => $"=-{of}-{letter.MessageId.Trim('<').Split('@')[0]}";
}
