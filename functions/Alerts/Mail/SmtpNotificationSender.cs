using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// Sends by SMTP, one recipient per message: with several, the server may take some and refuse others, and which is
/// which cannot be told. A connection per message is enough at a hundred an hour.
/// </summary>
internal sealed class SmtpNotificationSender(IOptionsMonitor<AlertOptions> options) : INotificationSender
{
    public bool IsReady => options.CurrentValue.SmtpHost.Length > 0;

    public async Task<SendingResult> SendAsync(AlertLetter letter, CancellationToken cancel)
    {
        var settings = options.CurrentValue;
        using var message = Message(letter);
        using var client = new SmtpClient(settings.SmtpHost, settings.SmtpPort) { EnableSsl = settings.StartTls };
        if (settings.SmtpUser.Length > 0)
        {
            client.Credentials = new NetworkCredential(settings.SmtpUser, settings.SmtpPassword);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.SmtpTimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return new SendingResult.Accepted();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SendingResult.Deferred(null);
        }
        catch (SmtpException refusal)
        {
            return SmtpReply.Classify((int)refusal.StatusCode);
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException)
        {
            return new SendingResult.Deferred(null);
        }
    }

    private static MailMessage Message(AlertLetter letter)
    {
        var message = new MailMessage
        {
            From = new MailAddress(letter.From.From, letter.FromName, Encoding.UTF8),
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(letter.To.Value, letter.ToName, Encoding.UTF8));
        message.ReplyToList.Add(new MailAddress(letter.From.ReplyTo));
        message.Headers.Add("Message-ID", letter.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("List-Unsubscribe", $"<mailto:{letter.From.ReplyTo}?subject=BERHENTI>");
        // Readers show the last form that they can: text first, html after it.
        message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
        message.Attachments.Add(CalendarAttachment(letter.Calendar));
        return message;
    }

    private static AlternateView View(string content, string mediaType)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, mediaType);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private static Attachment CalendarAttachment(string calendar)
    {
        var type = new ContentType("text/calendar; charset=utf-8; method=PUBLISH") { Name = AlertTexts.CalendarName };
        return new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), type) { TransferEncoding = TransferEncoding.Base64 };
    }
}
