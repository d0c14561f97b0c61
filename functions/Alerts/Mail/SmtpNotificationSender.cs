using System.Net.Security;
using System.Text;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Platform.Telemetry;

namespace SertiKesos.Alerts.Mail;

/// <summary>
/// Sends by SMTP, one recipient per message: with several, the server may take some and refuse others, and which is
/// which cannot be told. A connection per message is enough at a hundred an hour.
/// </summary>
internal sealed partial class SmtpNotificationSender(IOptionsMonitor<AlertOptions> options, ILogger<SmtpNotificationSender> logger)
    : INotificationSender
{
    public bool IsReady => options.CurrentValue.SmtpHost.Length > 0;

    /// <summary>For tests, whose certificate no authority has signed. Null, as always otherwise, leaves the judgement to the system.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    public async Task<SendingResult> SendAsync(AlertLetter letter, CancellationToken cancel)
    {
        using var span = Spans.Start(Spans.MailSend);
        var result = await HandOverAsync(letter, cancel);
        span?.SetTag("outcome", result.GetType().Name);
        span?.SetTag("reply", (result as SendingResult.Rejected)?.Reply ?? (result as SendingResult.Deferred)?.Reply);
        Metrics.Mail(result.GetType().Name);
        return result;
    }

    private async Task<SendingResult> HandOverAsync(AlertLetter letter, CancellationToken cancel)
    {
        var settings = options.CurrentValue;
        var patience = TimeSpan.FromSeconds(settings.SmtpTimeoutSeconds);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        using var message = AlertMail.Write(letter);
        using var client = new SmtpClient
        {
            Timeout = (int)patience.TotalMilliseconds,
            ServerCertificateValidationCallback = Trust,
            // As .NET does by default: an office's network may not reach the lists of revoked certificates, and then no
            // mail would go out at all.
            CheckCertificateRevocation = false,
        };
        Func<Exception, SmtpFailure?> explain = SmtpFailure.OfConnecting;
        try
        {
            await client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, settings.Encryption.Options(), limit.Token);
            if (settings.SmtpUser.Length > 0)
            {
                explain = SmtpFailure.OfSigningIn;
                await client.AuthenticateAsync(Encoding.UTF8, settings.SmtpUser, settings.SmtpPassword, limit.Token);
            }

            explain = SmtpFailure.OfMessage;
            await client.SendAsync(message, limit.Token);
        }
        catch (Exception failure) when (!IsStopping(failure, cancel) && explain(failure) is { } known)
        {
            if (known.Reason is { } reason)
            {
                Log.NotHandedOver(logger, letter.MessageId, reason);
            }

            return known.Result;
        }

        // The message is taken. MailKit keeps a fault of this farewell to itself.
        await client.DisconnectAsync(quit: true, limit.Token);
        return new SendingResult.Accepted();
    }

    private static bool IsStopping(Exception failure, CancellationToken cancel) =>
        failure is OperationCanceledException && cancel.IsCancellationRequested;

    private static partial class Log
    {
        [LoggerMessage(5011, LogLevel.Warning, "Mail {MessageId} was not handed over: {Reason}", EventName = "mail_not_handed_over")]
        public static partial void NotHandedOver(ILogger logger, string messageId, string reason);
    }
}
